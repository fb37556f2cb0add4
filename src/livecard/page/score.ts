/** What follows from the card: quotes, counts and the running score. */
import type { Dimension, Rubric } from "./events";
import type { Card, Evidence, Utterance, Judgement } from "./state";

/** A slice by characters as Python counts them: a character outside the basic plane is one, not two. */
export function slice(text: string, from: number, to: number): string {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text).slice(from, to).join("") : text.slice(from, to);
}

export function quote(card: Card, evidence: Evidence): string {
  const utterance = card.utterances[evidence.utterance];
  return utterance ? slice(utterance.text, evidence.from, evidence.to) : "";
}

/** In the order of speaking. Of the same list it is worked out once: many parts of the page ask. */
export function inOrder(utterances: readonly (Utterance | undefined)[]): readonly Utterance[] {
  const known = ORDERS.get(utterances);
  if (known) return known;
  const ordered = utterances.filter((one) => one !== undefined).sort((a, b) => a.start - b.start || a.id - b.id);
  ORDERS.set(utterances, ordered);
  return ordered;
}

const ORDERS = new WeakMap<readonly (Utterance | undefined)[], readonly Utterance[]>();

export function withJudgement(evidence: readonly Evidence[], judgement: Judgement): Evidence[] {
  return evidence.filter((one) => one.judgement === judgement);
}

export type Quoted = ReadonlyMap<number, readonly Evidence[]>;

/** Groups that did not change stay the same list as before, so that nobody draws them again. */
export function byUtterance(evidence: readonly Evidence[], before: Quoted): Quoted {
  const now = Map.groupBy(evidence, (one) => one.utterance);
  for (const [utterance, list] of now) {
    const earlier = before.get(utterance);
    if (earlier?.length === list.length && earlier.every((one, index) => one === list[index])) {
      now.set(utterance, earlier as Evidence[]);
    }
  }
  return now;
}

/** The twin of Python's `rules.score`: both are held to the cases of tests/golden/score.json. */
export interface Average {
  /** Weighted mean over the rated dimensions alone, null while none is rated. */
  readonly value: number | null;
  /** Per cent of the rubric's weight that is rated: the value means nothing without it. */
  readonly weight: number;
  /** What the whole card comes to if all that is missing is a 1, and if it is a 5. */
  readonly low: number;
  readonly high: number;
}

export type Weighed = Pick<Dimension, "name" | "weight">;

export function average(dimensions: readonly Weighed[], given: Card["given"]): Average {
  let [whole, rated, points] = [0, 0, 0];
  for (const { name, weight } of dimensions) {
    const level = given[name] ?? null;
    whole += weight;
    if (level === null) continue;
    rated += weight;
    points += weight * level;
  }
  const missing = whole - rated;
  return {
    value: rated > 0 ? twoPlaces(points / rated) : null,
    weight: whole > 0 ? Math.round((1e6 * rated) / whole) / 1e4 : 0,
    low: whole > 0 ? twoPlaces((points + missing) / whole) : 1,
    high: whole > 0 ? twoPlaces((points + missing * 5) / whole) : 5,
  };
}

/** A half goes up, also where the sum is off by a hair: as Python rounds it too. */
function twoPlaces(value: number): number {
  return Math.floor(100 * value + 0.5 + 1e-9) / 100;
}

const STRONG = 4;
const STRONG_SIGNALS = 2;

export interface StrongSignals {
  /** Senior and Staff only. */
  readonly applies: boolean;
  readonly met: boolean;
  readonly reached: readonly string[];
}

export function strongSignals(level: Rubric["level"], given: Card["given"]): StrongSignals {
  const reached = Object.keys(given).filter((name) => (given[name] ?? 0) >= STRONG);
  const applies = level === "Senior" || level === "Staff";
  return { applies, met: applies && reached.length >= STRONG_SIGNALS, reached };
}

/** What stands beside the average and is no part of it, each a line of its own. */
export function standing(rubric: Pick<Rubric, "level" | "dimensions">, given: Card["given"]): Standing[] {
  const mean = average(rubric.dimensions, given);
  if (mean.value === null) return [];
  const under = rubric.dimensions.filter((one) => belowFloor(one, given[one.name] ?? null));
  return [
    ...under.map((one) => ({ warns: true, said: `${one.name} is below its floor of ${one.floor}` })),
    ...ofTwo(strongSignals(rubric.level, given)),
    ...partly(mean),
  ];
}

export interface Standing {
  readonly warns: boolean;
  readonly said: string;
}

function ofTwo({ applies, met, reached }: StrongSignals): Standing[] {
  if (!applies) return [];
  const said = met
    ? `${reached.length} ratings of 4 or more, ${STRONG_SIGNALS} needed`
    : `${reached.length} of ${STRONG_SIGNALS} ratings of 4 or more`;
  return [{ warns: false, said }];
}

function partly({ weight, low, high }: Average): Standing[] {
  if (weight >= 100) return [];
  const share = Math.round(10 * weight) / 10;
  const reach = `${low.toFixed(2)} and ${high.toFixed(2)}`;
  return [{ warns: false, said: `partial: ${share} % of the weight; the whole card will lie within ${reach}` }];
}

export function belowFloor(dimension: Dimension, level: number | null): boolean {
  return level !== null && (dimension.floor ?? null) !== null && level < (dimension.floor as number);
}

/** The band label that a rating from 1 to 5 falls into. */
export function bandOf(rubric: Rubric, level: number): string {
  return rubric.bands.find((band) => band.low <= level && level <= band.high)?.label ?? String(level);
}

export function anchorText(dimension: Dimension, band: string): string {
  return dimension.anchors.find((anchor) => anchor.band === band)?.text ?? "";
}

export interface Piece {
  readonly text: string;
  readonly evidence: readonly Evidence[];
}

/** A text cut where evidence begins and ends; quotes that overlap share a piece. */
export function pieces(text: string, evidence: readonly Evidence[]): Piece[] {
  if (evidence.length === 0) return [{ text, evidence: [] }];
  const length = Array.from(text).length;
  const edges = new Set([0, length, ...evidence.flatMap((one) => [one.from, one.to])]);
  const cuts = [...edges].filter((edge) => edge >= 0 && edge <= length).sort((a, b) => a - b);
  return cuts.slice(1).map((to, index) => {
    const from = cuts[index] as number;
    return { text: slice(text, from, to), evidence: evidence.filter((one) => one.from <= from && to <= one.to) };
  });
}
