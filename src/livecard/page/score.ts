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

/** In the order of speaking. */
export function inOrder(utterances: readonly (Utterance | undefined)[]): Utterance[] {
  return utterances.filter((one) => one !== undefined).sort((a, b) => a.start - b.start || a.id - b.id);
}

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

export interface Score {
  /** Weighted average over the rated dimensions alone, null while none is rated. */
  readonly value: number | null;
  /** Per cent of the rubric's weight that is rated: the value means nothing without it. */
  readonly coverage: number;
}

export function score(rubric: Rubric, given: Card["given"]): Score {
  let whole = 0;
  let rated = 0;
  let sum = 0;
  for (const { name, weight } of rubric.dimensions) {
    const level = given[name] ?? null;
    whole += weight;
    if (level === null) continue;
    rated += weight;
    sum += weight * level;
  }
  return { value: rated > 0 ? sum / rated : null, coverage: whole > 0 ? (100 * rated) / whole : 0 };
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
