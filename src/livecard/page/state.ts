/** The card as a pure fold of events: the twin of the Python one, checked against the same interview. */
import { decide, undo, type Standing } from "./decided";
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
  /** When each word was spoken; empty until it is finished. */
  readonly words: readonly E.Word[];
}

/** As it is filed now. Marks of the interviewer's own count downwards from -1. */
export interface Evidence extends Omit<E.EvidenceFound, "type" | "evidence"> {
  readonly id: number;
  readonly judgement: Judgement;
  /** Whether the interviewer filed it. */
  readonly moved: boolean;
  readonly note: string;
  readonly flag: E.EvidenceFlagged["flag"];
}

export type Suggestion = Omit<E.RatingSuggested, "type">;

export interface Sound {
  /** Seconds of the recording taken in so far. */
  readonly until: number;
  readonly late: number;
  readonly dropped: readonly E.AudioDropped[];
  /** Speech that is put aside and heard later. */
  readonly deferred: readonly E.UtteranceDeferred[];
  /** What the recogniser does while it is behind. */
  readonly does: string;
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
  /** What the interviewer decided, and why; null while they have not. livecard never proposes one. */
  readonly verdict: E.VerdictGiven | null;
  /** The level they recommend, apart from that. */
  readonly advised: E.LevelAdvised | null;
  /** Handed in: nothing on the card changes until it is reopened. */
  readonly submitted: boolean;
  /** Decisions that were made, undone ones among them: the number of the last. */
  readonly decisions: number;
  /** Those that can be undone, the last one first to go. */
  readonly standing: readonly Standing[];
  /** Marks made by hand so far. */
  readonly marked: number;
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
  sound: { until: 0, late: 0, dropped: [], deferred: [], does: "everything" },
  check: SILENT,
  utterances: [],
  evidence: [],
  suggested: {},
  given: {},
  first: {},
  marks: {},
  asked: [],
  notes: {},
  verdict: null,
  advised: null,
  submitted: false,
  decisions: 0,
  standing: [],
  marked: 0,
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
      return heard(card, { ...spoken(event), text: event.settled, tentative: event.tentative, finished: false, words: [] });
    case "UtteranceFinished":
      return heard(caughtUp(card, event), { ...spoken(event), text: event.text, tentative: "", finished: true, words: event.words });
    case "UtteranceDiscarded":
      return { ...caughtUp(card, event), utterances: put(card.utterances, event.utterance, undefined) };
    case "UtteranceDeferred":
      return { ...card, sound: { ...card.sound, deferred: [...card.sound.deferred, event] } };
    case "HearingChanged":
      return { ...card, sound: { ...card.sound, does: event.does } };
    case "EvidenceFound":
      return { ...card, evidence: [...card.evidence, found(event)] };
    case "RatingSuggested":
      return { ...card, suggested: { ...card.suggested, [event.dimension]: suggestion(event) } };
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
    case "EvidenceAccepted":
    case "EvidenceDismissed":
    case "EvidenceMoved":
    case "QuoteChanged":
    case "EvidenceMarked":
    case "EvidenceNoted":
    case "EvidenceFlagged":
    case "RatingGiven":
    case "NoteWritten":
    case "ChecklistMarked":
    case "QuestionMarked":
    case "VerdictGiven":
    case "LevelAdvised":
      return decide(card, event);
    case "CardSubmitted":
    case "CardReopened":
      return { ...card, submitted: event.type === "CardSubmitted" };
    case "DecisionUndone":
      return undo(card, event);
    default:
      return untold(event);
  }
}

function caughtUp(card: Card, { utterance }: { readonly utterance: number }): Card {
  if (card.sound.deferred.length === 0) return card;
  return { ...card, sound: { ...card.sound, deferred: card.sound.deferred.filter((one) => one.utterance !== utterance) } };
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
  return { ...card, utterances, evidence: [], suggested: {}, standing: [] };
}

const OTHER = { interviewer: "candidate", candidate: "interviewer", unknown: "unknown" } as const;

function put<T>(list: readonly T[], index: number, value: T): readonly T[] {
  const copy = list.slice();
  copy[index] = value;
  return copy;
}

function found(event: E.EvidenceFound): Evidence {
  const { type: _, evidence: id, ...rest } = event;
  return { ...rest, id, judgement: "open", moved: false, note: "", flag: null };
}

function suggestion(event: E.RatingSuggested): Suggestion {
  const { type: _, ...rest } = event;
  return rest;
}
