/** Evidence while the interviewer changes or marks it: nothing is decided until it is saved. */
import { moved, reaching, sentences, type Passage, type Unit } from "./passage";
import { inOrder } from "./score";
import type { Card, Decision, Evidence, Utterance } from "./state";

export interface Draft extends Passage {
  /** Null for a passage that is being marked. */
  readonly evidence: number | null;
  readonly utterance: number;
  readonly dimension: string;
  readonly level: Evidence["level"];
  readonly polarity: Evidence["polarity"];
  readonly note: string;
}

export function fromEvidence(one: Evidence, changes: Partial<Draft> = {}): Draft {
  const { id, utterance, from, to, dimension, level, polarity, note } = one;
  return { evidence: id, utterance, from, to, dimension, level, polarity, note, ...changes };
}

/** A mark on the passage, or on the last sentence of what the candidate said last. */
export function newest(card: Card, dimension: string | null, utterance?: number, passage?: Passage): Draft | null {
  const said = markable(card);
  const place = utterance === undefined ? said.at(-1) : said.find((one) => one.id === utterance);
  const name = dimension ?? card.rubric?.dimensions[0]?.name;
  if (!place || name === undefined) return null;
  const { from, to } = passage ?? lastSentence(place.text);
  return { evidence: null, utterance: place.id, from, to, dimension: name, level: 3, polarity: "+", note: "" };
}

/** The candidate's finished words, in order. */
const markable = (card: Card): Utterance[] =>
  inOrder(card.utterances).filter((one) => one.finished && one.speaker === "candidate");

const lastSentence = (text: string): Passage => sentences(text).at(-1) ?? { from: 0, to: 0 };

/** The same mark on what the candidate said before or after. */
export function elsewhere(card: Card, draft: Draft, by: 1 | -1): Draft {
  const said = markable(card);
  const next = said[said.findIndex((one) => one.id === draft.utterance) + by];
  return draft.evidence !== null || !next ? draft : { ...draft, utterance: next.id, ...lastSentence(next.text) };
}

export const stretched = (draft: Draft, text: string, edge: "from" | "to", by: 1 | -1, unit?: Unit): Draft =>
  ({ ...draft, ...moved(text, draft, edge, by, unit) });

export const reached = (draft: Draft, word: Passage): Draft => ({ ...draft, ...reaching(draft, word) });

/** What saving it decides: only what differs from what is there. */
export function decisions(card: Card, draft: Draft): Decision[] {
  const { evidence, utterance, from, to, dimension, level, polarity, note } = draft;
  if (evidence === null) return [{ type: "EvidenceMarked", utterance, from, to, dimension, level, polarity, note }];
  const now = card.evidence.find((one) => one.id === evidence);
  if (!now) return [];
  const made: Decision[] = [];
  if (from !== now.from || to !== now.to) made.push({ type: "QuoteChanged", evidence, from, to });
  if (dimension !== now.dimension || level !== now.level || polarity !== now.polarity) {
    made.push({ type: "EvidenceMoved", evidence, dimension, level, polarity });
  }
  if (note !== now.note) made.push({ type: "EvidenceNoted", evidence, text: note });
  return made;
}
