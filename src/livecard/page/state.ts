/** The card as a pure fold of events: the twin of the Python one, checked against the same interview. */
import type * as E from "./events";
import { check, SILENT, type SoundCheck } from "./soundcheck";

export type Event = E.Entry["event"];
export type Decision = E.Decision;
export type Judgement = "open" | "accepted" | "dismissed";

export interface Utterance {
  readonly id: number;
  readonly speaker: E.Speaker;
  readonly start: number;
  readonly end: number;
  /** Firm text. Quotes are slices of it, once `finished`. */
  readonly text: string;
  readonly tentative: string;
  readonly finished: boolean;
}

export interface Evidence extends Omit<E.EvidenceFound, "type" | "evidence"> {
  readonly id: number;
  readonly judgement: Judgement;
}

export type Suggestion = Omit<E.RatingSuggested, "type">;

export interface Sound {
  /** Seconds of the recording taken in so far. */
  readonly until: number;
  readonly late: number;
  readonly dropped: readonly E.AudioDropped[];
}

export interface Card {
  readonly session: string;
  readonly rubric: E.Rubric | null;
  readonly source: string;
  readonly candidate: string;
  readonly duration: number | null;
  /** Seconds that the interview is meant to take. */
  readonly planned: number | null;
  /** Suggested ratings are sealed until the interviewer has rated. */
  readonly blind: boolean;
  readonly models: readonly string[];
  readonly sound: Sound;
  readonly check: SoundCheck;
  /** By id, with holes where an utterance was discarded or has not been heard of. */
  readonly utterances: readonly (Utterance | undefined)[];
  /** In the order in which they were found. */
  readonly evidence: readonly Evidence[];
  readonly suggested: Readonly<Record<string, Suggestion>>;
  /** The interviewer's own ratings; an unrated dimension is absent. */
  readonly given: Readonly<Record<string, number>>;
  /** What the interviewer rated first of all, before a sealed suggestion was opened. */
  readonly first: Readonly<Record<string, number>>;
  /** Ticks and flags of the checklist. They are no ratings. */
  readonly marks: Readonly<Record<string, E.ChecklistMarked["mark"]>>;
  /** Places of the rubric's questions that were asked, in order. */
  readonly asked: readonly number[];
  /** By dimension; the note on the whole interview under the empty name. */
  readonly notes: Readonly<Record<string, string>>;
  /** Why the session was closed; null while it is open. */
  readonly closed: string | null;
}

export const EMPTY: Card = {
  session: "",
  rubric: null,
  source: "",
  candidate: "",
  duration: null,
  planned: null,
  blind: false,
  models: [],
  sound: { until: 0, late: 0, dropped: [] },
  check: SILENT,
  utterances: [],
  evidence: [],
  suggested: {},
  given: {},
  first: {},
  marks: {},
  asked: [],
  notes: {},
  closed: null,
};

export function fold(card: Card, event: Event): Card {
  switch (event.type) {
    case "SessionOpened":
      return opened(card, event);
    case "ModelLoaded":
      return { ...card, models: [...card.models.filter((one) => one !== event.model), event.model] };
    case "AudioHeard":
      return { ...card, sound: { ...card.sound, until: event.until, late: event.late } };
    case "AudioDropped":
      return { ...card, sound: { ...card.sound, dropped: [...card.sound.dropped, event] } };
    case "UtteranceRevised":
      return heard(card, { ...spoken(event), text: event.settled, tentative: event.tentative, finished: false });
    case "UtteranceFinished":
      return heard(card, { ...spoken(event), text: event.text, tentative: "", finished: true });
    case "UtteranceDiscarded":
      return { ...card, utterances: put(card.utterances, event.utterance, undefined) };
    case "EvidenceFound":
      return { ...card, evidence: [...card.evidence, found(event)] };
    case "EvidenceAccepted":
      return judged(card, event.evidence, "accepted");
    case "EvidenceDismissed":
      return judged(card, event.evidence, "dismissed");
    case "RatingSuggested":
      return { ...card, suggested: { ...card.suggested, [event.dimension]: suggestion(event) } };
    case "RatingGiven":
      return { ...card, given: given(card.given, event), first: first(card.first, event) };
    case "NoteWritten":
      return { ...card, notes: { ...card.notes, [event.dimension]: event.text } };
    case "ChecklistMarked":
      return { ...card, marks: marked(card.marks, event) };
    case "QuestionMarked":
      return { ...card, asked: asked(card.asked, event) };
    case "SessionClosed":
      return { ...card, closed: event.reason };
    case "RolesSwapped":
      return swapped(card);
    case "DeviceOpened":
    case "SoundTaken":
    case "AlarmRaised":
    case "AlarmCleared":
    case "SoundPaused":
    case "SoundResumed":
    case "SpeakerMarked":
    case "RecordingKept":
    case "RecordingDeleted":
    case "SoundAsked":
      return { ...card, check: check(card.check, event) };
    default:
      return untold(event);
  }
}

/** An event that this page was not built for: it does not compile, and at run time it changes nothing. */
function untold(event: never): never {
  throw new Error(`the page has no rule for the event ${JSON.stringify(event)}: build the page anew`);
}

function opened(card: Card, event: E.SessionOpened): Card {
  const { type: _, ...rest } = event;
  return { ...card, ...rest };
}

function spoken(event: E.UtteranceRevised | E.UtteranceFinished): Pick<Utterance, "id" | "speaker" | "start" | "end"> {
  return { id: event.utterance, speaker: event.speaker, start: event.start, end: event.end };
}

function heard(card: Card, utterance: Utterance): Card {
  return { ...card, utterances: put(card.utterances, utterance.id, utterance) };
}

/** What was derived from the wrong roles goes; what the interviewer gave and wrote stays. */
function swapped(card: Card): Card {
  const utterances = card.utterances.map((one) => one && { ...one, speaker: OTHER[one.speaker] });
  return { ...card, utterances, evidence: [], suggested: {} };
}

const OTHER = { interviewer: "candidate", candidate: "interviewer", unknown: "unknown" } as const;

function put<T>(list: readonly T[], index: number, value: T): readonly T[] {
  const copy = list.slice();
  copy[index] = value;
  return copy;
}

function found(event: E.EvidenceFound): Evidence {
  const { type: _, evidence: id, ...rest } = event;
  return { ...rest, id, judgement: "open" };
}

function judged(card: Card, id: number, judgement: Judgement): Card {
  return { ...card, evidence: card.evidence.map((one) => (one.id === id ? { ...one, judgement } : one)) };
}

function given(before: Card["given"], event: E.RatingGiven): Card["given"] {
  const { [event.dimension]: _, ...others } = before;
  return event.level === null ? others : { ...others, [event.dimension]: event.level };
}

function first(before: Card["first"], event: E.RatingGiven): Card["first"] {
  return event.level === null || event.dimension in before ? before : { ...before, [event.dimension]: event.level };
}

function marked(before: Card["marks"], event: E.ChecklistMarked): Card["marks"] {
  const { [event.dimension]: _, ...others } = before;
  return event.mark === null ? others : { ...others, [event.dimension]: event.mark };
}

function asked(before: Card["asked"], event: E.QuestionMarked): Card["asked"] {
  const others = before.filter((one) => one !== event.question);
  return event.asked ? [...others, event.question].sort((a, b) => a - b) : others;
}

function suggestion(event: E.RatingSuggested): Suggestion {
  const { type: _, ...rest } = event;
  return rest;
}
