/** What ends a card: the hire scale, what keeps it from being submitted, the half hour, how the quotes lie in time.
    The twin of Python's rules, held to tests/golden/closing.json. The verdict is the interviewer's: none is proposed. */
import type * as E from "./events";
import type { Card, Evidence } from "./state";

export type Step = NonNullable<E.VerdictGiven["step"]>;

export interface Meaning {
  readonly step: Step;
  readonly label: string;
  readonly meaning: string;
}

export const HIRE_SCALE: readonly Meaning[] = [
  { step: 1, label: "Strong no hire", meaning: "The evidence shows a major risk for this level or role." },
  { step: 2, label: "No hire", meaning: "The evidence stays under the bar." },
  { step: 3, label: "Lean no hire", meaning: "Some of the evidence helps; concerns are left open." },
  { step: 4, label: "Lean hire", meaning: "Reaches the bar, with reservations." },
  { step: 5, label: "Hire", meaning: "The evidence is clear for this role and level." },
  { step: 6, label: "Strong hire", meaning: "Unusually strong evidence, or it speaks for the level with force." },
];
/** From this step on somebody would be hired. */
const HIRES = 4;
/** From this level on, in the middle of the scale, words defend a hire. */
const DEFENDS = 3;

type Judged = Pick<Card, "closed" | "given" | "notes" | "evidence" | "verdict" | "advised" | "rubric">;

/** Why the card cannot be submitted; the server refuses it for the same reasons. */
export function keepsFromSubmitting(card: Judged): string[] {
  const problems = card.closed === null ? ["the interview still goes on; end it first"] : [];
  return [...problems, ...resting(card), ...undefended(card)];
}

function resting({ given, notes, evidence }: Judged): string[] {
  const cited = new Set(accepted(evidence).map((one) => one.dimension));
  return Object.keys(given)
    .filter((name) => !cited.has(name) && !notes[name]?.trim())
    .map((name) => `${name} is rated and has neither quote nor note; add what it rests on`);
}

function undefended({ verdict, advised, evidence, rubric }: Judged): string[] {
  if (!verdict) return [];
  const problems: string[] = [];
  if (!verdict.reason.trim()) problems.push("the verdict has no reason; write the one that would convince a stranger");
  if ((verdict.step ?? 0) >= HIRES && !accepted(evidence).some((one) => one.polarity === "+" && one.level >= DEFENDS)) {
    problems.push(`“${labelOf(rubric, verdict)}” has no quote that defends it; add words of the candidate's that speak for them, at level ${DEFENDS} or more`);
  }
  if (advised && !advised.reason.trim()) problems.push("the recommended level has no reason; say what showed it");
  return problems;
}

const accepted = (evidence: readonly Evidence[]): Evidence[] => evidence.filter((one) => one.judgement === "accepted");

type Labelled = Pick<E.Rubric, "hire_labels"> | null;

/** The rubric's own hire scale: its labels, where it has any. What a step means is the same everywhere. */
export const hireScale = (rubric: Labelled): readonly Meaning[] =>
  HIRE_SCALE.map((one) => ({ ...one, label: rubric?.hire_labels[one.step - 1] ?? one.label }));

export const labelOf = (rubric: Labelled, { step }: Pick<E.VerdictGiven, "step">): string =>
  hireScale(rubric).find((one) => one.step === step)?.label ?? "";

const RECENT_SHARE = 0.5;

export interface Spread {
  readonly quarters: readonly [number, number, number, number];
  /** More than half come from the last quarter. Of one quote nothing can be said. */
  readonly late: boolean;
}

export function spread(starts: readonly number[], duration: number): Spread {
  const places = duration > 0 ? starts.map((start) => Math.min(3, Math.floor((4 * start) / duration))) : [];
  const inQuarter = (quarter: number): number => places.filter((one) => one === quarter).length;
  const quarters = [inQuarter(0), inQuarter(1), inQuarter(2), inQuarter(3)] as const;
  return { quarters, late: places.length > 1 && quarters[3] > RECENT_SHARE * places.length };
}

/** Of what was accepted; nothing for fewer than two quotes. */
export function recency(card: Pick<Card, "evidence" | "utterances" | "sound">): { said: string; warns: boolean } | null {
  const starts = accepted(card.evidence).map((one) => card.utterances[one.utterance]?.start ?? 0);
  if (starts.length < 2) return null;
  const { quarters, late } = spread(starts, card.sound.until);
  const warning = late ? "; more than half come from its last quarter" : "";
  return { said: `quotes by quarter of the interview: ${quarters.join(", ")}${warning}`, warns: late };
}

export type Filing = "open" | "remind" | "on time" | "late";

const MINUTES_TO_FILL_IN = 30;
const REMIND_BEFORE = 5;

/** Where the card stands in the half hour after the interview. */
export function filing(secondsSinceEnd: number, submitted: boolean): Filing {
  const limit = 60 * MINUTES_TO_FILL_IN;
  if (secondsSinceEnd > limit) return "late";
  if (submitted) return "on time";
  return secondsSinceEnd >= limit - 60 * REMIND_BEFORE ? "remind" : "open";
}

/** As the card says it. */
export function halfHour(secondsSinceEnd: number, submitted: boolean): string {
  const stands = filing(secondsSinceEnd, submitted);
  if (submitted) return `submitted ${stands}`;
  const left = Math.ceil((60 * MINUTES_TO_FILL_IN - secondsSinceEnd) / 60);
  return stands === "late" ? "half hour to submit is over" : `${left} min left to submit`;
}
