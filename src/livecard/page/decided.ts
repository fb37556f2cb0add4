/** What the interviewer decides, folded; and how the last decision is taken back. Python's twin is `decided.py`. */
import type * as E from "./events";
import type { Card, Decision, Evidence } from "./state";

/** A decision that stands. */
export interface Standing {
  readonly number: number;
  readonly made: Made;
  readonly before: Before;
}

export type Made = Exclude<Decision, E.DecisionUndone | E.SoundAsked | E.CardSubmitted | E.CardReopened>;

/** What the decision changed, as it was: undefined where nothing was there. */
type Before =
  | { readonly evidence: number; readonly was: Evidence | undefined }
  | { readonly given: string; readonly was: number | undefined }
  | { readonly noted: string; readonly was: string | undefined }
  | { readonly ticked: string; readonly was: Card["marks"][string] | undefined }
  | { readonly asked: Card["asked"] }
  | { readonly verdict: Card["verdict"] }
  | { readonly advised: Card["advised"] };

export function decide(card: Card, made: Made): Card {
  const number = card.decisions + 1;
  const stands = { ...card, decisions: number, standing: [...card.standing, { number, made, before: before(card, made) }] };
  switch (made.type) {
    case "RatingGiven":
      return { ...stands, given: put(card.given, made.dimension, made.level ?? undefined), first: first(card.first, made) };
    case "NoteWritten":
      return { ...stands, notes: put(card.notes, made.dimension, made.text) };
    case "ChecklistMarked":
      return { ...stands, marks: put(card.marks, made.dimension, made.mark ?? undefined) };
    case "QuestionMarked":
      return { ...stands, asked: asked(card.asked, made) };
    case "VerdictGiven":
      return { ...stands, verdict: made.step === null ? null : made };
    case "LevelAdvised":
      return { ...stands, advised: made.level === null ? null : made };
    case "EvidenceMarked":
      return { ...stands, marked: card.marked + 1, evidence: [...card.evidence, marked(card, made)] };
    default:
      return { ...stands, evidence: card.evidence.map((one) => (one.id === made.evidence ? changed(card, one, made) : one)) };
  }
}

/** Only the last decision that stands can be undone: the server refuses any other. */
export function undo(card: Card, { decision }: E.DecisionUndone): Card {
  const last = card.standing.at(-1);
  return last?.number === decision ? { ...restored(card, last.before), standing: card.standing.slice(0, -1) } : card;
}

function before(card: Card, made: Made): Before {
  if (made.type === "RatingGiven") return { given: made.dimension, was: card.given[made.dimension] };
  if (made.type === "NoteWritten") return { noted: made.dimension, was: card.notes[made.dimension] };
  if (made.type === "ChecklistMarked") return { ticked: made.dimension, was: card.marks[made.dimension] };
  if (made.type === "QuestionMarked") return { asked: card.asked };
  if (made.type === "VerdictGiven") return { verdict: card.verdict };
  if (made.type === "LevelAdvised") return { advised: card.advised };
  const evidence = made.type === "EvidenceMarked" ? nextMark(card) : made.evidence;
  return { evidence, was: card.evidence.find((one) => one.id === evidence) };
}

function restored(card: Card, before: Before): Card {
  if ("given" in before) return { ...card, given: put(card.given, before.given, before.was) };
  if ("noted" in before) return { ...card, notes: put(card.notes, before.noted, before.was) };
  if ("ticked" in before) return { ...card, marks: put(card.marks, before.ticked, before.was) };
  if ("asked" in before) return { ...card, asked: before.asked };
  if ("verdict" in before) return { ...card, verdict: before.verdict };
  if ("advised" in before) return { ...card, advised: before.advised };
  const { evidence, was } = before;
  return { ...card, evidence: card.evidence.flatMap((one) => (one.id !== evidence ? [one] : was ? [was] : [])) };
}

function put<T>(map: Readonly<Record<string, T>>, name: string, value: T | undefined): Readonly<Record<string, T>> {
  const { [name]: _, ...others } = map;
  return value === undefined ? others : { ...others, [name]: value };
}

/** What the interviewer rated first of all is never undone: a seal that was opened stays open. */
function first(before: Card["first"], { dimension, level }: E.RatingGiven): Card["first"] {
  return level === null || dimension in before ? before : { ...before, [dimension]: level };
}

function asked(before: Card["asked"], made: E.QuestionMarked): Card["asked"] {
  const others = before.filter((one) => one !== made.question);
  return made.asked ? [...others, made.question].sort((a, b) => a - b) : others;
}

const nextMark = (card: Card): number => -card.marked - 1;

function bandOf(card: Card, level: number): string {
  return card.rubric?.bands.find((band) => band.low <= level && level <= band.high)?.label ?? String(level);
}

function marked(card: Card, { type: _, note, ...filed }: E.EvidenceMarked): Evidence {
  const made = { confidence: 1, similarity: 1, matched: "", reasons: [], owner: "", doing: "", prompted: false, shows: [] } as const;
  const ours = { judgement: "accepted", moved: true, note, flag: null } as const;
  return { ...filed, ...made, ...ours, id: nextMark(card), band: bandOf(card, filed.level) };
}

type OnEvidence = Extract<Made, { readonly evidence: number }>;

function changed(card: Card, one: Evidence, made: OnEvidence): Evidence {
  switch (made.type) {
    case "EvidenceAccepted":
      return { ...one, judgement: "accepted" };
    case "EvidenceDismissed":
      return { ...one, judgement: "dismissed" };
    case "EvidenceMoved": {
      const { dimension, level, polarity } = made;
      return { ...one, dimension, level, polarity, band: bandOf(card, level), confidence: 1, moved: true };
    }
    case "QuoteChanged":
      return { ...one, from: made.from, to: made.to };
    case "EvidenceNoted":
      return { ...one, note: made.text };
    case "EvidenceFlagged":
      return { ...one, flag: made.flag };
  }
}
