/** What the evidence of a dimension shows so far, what it still lacks, and the question that may bring it. */
import type { Dimension, EvidenceFound, Rubric } from "./events";
import { inOrder } from "./score";
import type { Card, Evidence } from "./state";

export type Form = EvidenceFound["shows"][number];

export const FORMS: readonly Form[] = ["behaviour", "reasoning", "artifact", "level"];

/** As an interviewer would say it. */
export const FORM_NAMES: Readonly<Record<Form, string>> = {
  behaviour: "what they did",
  reasoning: "why they did it",
  artifact: "what came of it",
  level: "at what scope",
};

/** How a probe that asks for the form is worded; the rubric's probes bear no mark of their own. */
const ASKS: Readonly<Record<Form, RegExp>> = {
  behaviour: /\b(you (do|did|own|owned|build|built|change|changed|handle)|your (part|own)|step by step|walk me|take me)\b/i,
  reasoning: /\b(why|chose|choose|decide[ds]?|trade|instead|given up|give up|alternatives?)\b/i,
  artifact: /\b(number|numbers|measure[ds]?|result|came of|how do you know|wrote|written|happen(s|ed)?|different now)\b/i,
  level: /\b(times|scale|how (many|large|big|much)|across|other teams?|whole|largest|biggest)\b/i,
};

/** Where no probe of the dimension asks for it. */
const OWN: Readonly<Record<Form, string>> = {
  behaviour: "What did you do yourself?",
  reasoning: "Why did you choose this approach?",
  artifact: "What came of it, and how do you know?",
  level: "How large was it: people, systems, load?",
};

export interface Coverage {
  readonly accepted: number;
  readonly open: number;
  readonly shown: ReadonlySet<Form>;
  /** The first form that nothing shows yet; null where all four are there, or nothing is. */
  readonly missing: Form | null;
}

export function coverage(name: string, evidence: readonly Evidence[]): Coverage {
  const counted = evidence.filter((one) => one.dimension === name && one.judgement !== "dismissed");
  const shown = new Set(counted.flatMap((one) => one.shows));
  const accepted = counted.filter((one) => one.judgement === "accepted").length;
  const missing = counted.length > 0 ? (FORMS.find((form) => !shown.has(form)) ?? null) : null;
  return { accepted, open: counted.length - accepted, shown, missing };
}

export const seen = ({ accepted, open }: Coverage): number => accepted + open;

export function probeFor({ probes }: Pick<Dimension, "probes">, form: Form): string {
  return probes.find((one) => ASKS[form].test(one)) ?? OWN[form];
}

export interface Prompt {
  readonly dimension: string;
  /** Null where there is no evidence of the dimension at all. */
  readonly missing: Form | null;
  readonly probe: string;
}

type Told = Pick<Card, "evidence" | "asked">;

/** The one thing most worth asking: what the last answer left open, else the heaviest that nobody touched. */
export function prompt(rubric: Rubric, told: Told): Prompt | null {
  return afterTheAnswer(rubric, told.evidence) ?? untouched(rubric, told);
}

function afterTheAnswer(rubric: Rubric, evidence: readonly Evidence[]): Prompt | null {
  const latest = evidence.findLast((one) => one.judgement !== "dismissed" && one.id >= 0);
  const dimension = rubric.dimensions.find((one) => one.name === latest?.dimension && one.owned);
  const missing = dimension ? coverage(dimension.name, evidence).missing : null;
  return dimension && missing ? { dimension: dimension.name, missing, probe: probeFor(dimension, missing) } : null;
}

function untouched(rubric: Rubric, told: Told): Prompt | null {
  const gaps = rubric.dimensions.filter((one) => one.owned && seen(coverage(one.name, told.evidence)) === 0);
  const [heaviest] = gaps.sort((a, b) => b.weight - a.weight).map((one) => ({ name: one.name, probe: opening(rubric, one, told) }));
  return heaviest?.probe ? { dimension: heaviest.name, missing: null, probe: heaviest.probe } : null;
}

/** The rubric's question on a dimension that has not been asked, else its first probe. */
function opening({ questions }: Rubric, { name, probes }: Dimension, { asked }: Told): string | undefined {
  return questions.find((one, index) => one.dimensions.includes(name) && !asked.includes(index))?.text ?? probes[0];
}

/** Nobody speaks, after the candidate has answered: the moment in which a prompt does not disturb. */
export function pausing(card: Pick<Card, "utterances" | "closed">): boolean {
  const last = inOrder(card.utterances).at(-1);
  return card.closed === null && last?.speaker === "candidate" && last.finished;
}

/** Whole minutes until the planned end, negative behind it; null where the interview is over or has no plan. */
export function minutesLeft({ planned, sound, closed }: Pick<Card, "planned" | "sound" | "closed">): number | null {
  if (planned === null || closed !== null) return null;
  const left = (planned - sound.until) / 60;
  return left >= 0 ? Math.ceil(left) : Math.floor(left);
}
