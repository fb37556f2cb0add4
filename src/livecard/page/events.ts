/** What goes over the socket. Generated from schema.json: change the Python events, then run `npm run types`. */

/** A line of the log: the event, its place, and the wall-clock time at which it was recorded. */
export interface Entry {
  readonly seq: number;
  readonly at: string;
  readonly event: SessionOpened | ModelLoaded | AudioHeard | AudioDropped | UtteranceRevised | UtteranceFinished | UtteranceDiscarded | UtteranceDeferred | HearingChanged | EvidenceFound | RatingSuggested | SessionClosed | EvidenceAccepted | EvidenceDismissed | EvidenceMoved | QuoteChanged | EvidenceMarked | EvidenceNoted | EvidenceFlagged | RatingGiven | NoteWritten | ChecklistMarked | QuestionMarked | VerdictGiven | LevelAdvised | DecisionUndone | CardSubmitted | CardReopened | DeviceOpened | SoundTaken | AlarmRaised | AlarmCleared | SoundPaused | SoundResumed | RolesSwapped | SpeakerMarked | RecordingKept | RecordingDeleted | SoundAsked;
}

/** The first fact of every session. The rubric is kept as it was on that day. */
export interface SessionOpened {
  readonly type: "SessionOpened";
  readonly session: string;
  readonly rubric: Rubric;
  readonly source: string;
  readonly candidate: string;
  readonly duration: number | null;
  readonly planned: number | null;
  readonly blind: boolean;
}

/** What an interview is rated by. It is stored with the session, as it was on that day. */
export interface Rubric {
  readonly id: string;
  readonly title: string;
  readonly role: string;
  readonly purpose: string;
  readonly audience: string;
  readonly level: "Junior" | "Mid" | "Senior" | "Staff";
  readonly dimensions: readonly (Dimension)[];
  readonly bands: readonly (Band)[];
  readonly hot_words: readonly (string)[];
  readonly format: "conversation" | "live coding" | "pairing" | "system design" | "take-home";
  readonly note: string;
  readonly success: readonly (string)[];
  readonly questions: readonly (Question)[];
  readonly examples: readonly (Example)[];
  readonly adjustments: readonly (Adjustment)[];
  readonly variant_of: string;
  readonly many_dimensions_because: string;
  readonly take_home_hours: number;
  readonly blind_first: boolean;
  readonly hire_labels: readonly (string)[];
}

/** One thing that is rated. Its name is its identity within the rubric and across levels. */
export interface Dimension {
  readonly name: string;
  readonly weight: number;
  readonly anchors: readonly (Anchor)[];
  readonly tests: string;
  readonly checklist: string;
  readonly probes: readonly (string)[];
  readonly floor: number | null;
  readonly owned: boolean;
  readonly strong: readonly (string)[];
  readonly weak: readonly (string)[];
}

/** What a candidate of this band does, and things such a candidate may say. */
export interface Anchor {
  readonly band: string;
  readonly text: string;
  readonly sayings: readonly (string)[];
  readonly adjusted: boolean;
  readonly base: string;
  readonly claimed: boolean;
  readonly ours: boolean;
}

/** A step of the rubric's scale: one anchor text for the scores from `low` to `high`. */
export interface Band {
  readonly label: string;
  readonly low: number;
  readonly high: number;
}

/** A prepared question, with what it is meant to bring to light. */
export interface Question {
  readonly text: string;
  readonly dimensions: readonly (string)[];
  readonly success: readonly (number)[];
}

/** A complete example card: great, good or no fit. */
export interface Example {
  readonly name: string;
  readonly notes: readonly (ExampleNote)[];
}

/** What an interviewer might note on a dimension, with the score it justifies. */
export interface ExampleNote {
  readonly dimension: string;
  readonly note: string;
  readonly score: number;
}

/** An anchor text that holds for one level, or for one format of interview. */
export interface Adjustment {
  readonly dimension: string;
  readonly band: string;
  readonly text: string;
  readonly level: "Junior" | "Mid" | "Senior" | "Staff" | null;
  readonly format: "conversation" | "live coding" | "pairing" | "system design" | "take-home" | null;
}

/** A model is ready. The digest says exactly which, so that the session can be repeated. */
export interface ModelLoaded {
  readonly type: "ModelLoaded";
  readonly model: string;
  readonly digest: string;
  readonly seconds: number;
}

/** All sound up to here has been taken in: the heartbeat, from the last sample consumed. */
export interface AudioHeard {
  readonly type: "AudioHeard";
  readonly until: number;
  readonly late: number;
}

/** Sound that was not recorded or not recognised, declared. */
export interface AudioDropped {
  readonly type: "AudioDropped";
  readonly speaker: Speaker;
  readonly start: number;
  readonly seconds: number;
  readonly reason: string;
}

/** Whose channel it is. Where the role is not known, nothing becomes evidence. */
export type Speaker = "candidate" | "interviewer" | "unknown";

/** What is heard while somebody speaks. `settled` only grows; `tentative` may change. */
export interface UtteranceRevised {
  readonly type: "UtteranceRevised";
  readonly utterance: number;
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
  readonly settled: string;
  readonly tentative: string;
}

/** The recogniser's last word on an utterance. Quotes are slices of `text`. */
export interface UtteranceFinished {
  readonly type: "UtteranceFinished";
  readonly utterance: number;
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly words: readonly (Word)[];
  readonly settled: string;
}

/** A recognised word. The words of an utterance joined by single blanks are its text. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly probability: number;
}

/** Sound that seemed speech and gave no words that can be trusted. */
export interface UtteranceDiscarded {
  readonly type: "UtteranceDiscarded";
  readonly utterance: number;
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

/** Speech that is put aside because the recogniser is behind; it is finished later. */
export interface UtteranceDeferred {
  readonly type: "UtteranceDeferred";
  readonly utterance: number;
  readonly speaker: Speaker;
  readonly start: number;
  readonly end: number;
}

/** The recogniser falls behind or comes back: what it does from here on. */
export interface HearingChanged {
  readonly type: "HearingChanged";
  readonly until: number;
  readonly late: number;
  readonly does: string;
}

/** A suggestion: a slice of an utterance that speaks to a dimension of the rubric. */
export interface EvidenceFound {
  readonly type: "EvidenceFound";
  readonly evidence: number;
  readonly utterance: number;
  readonly from: number;
  readonly to: number;
  readonly dimension: string;
  readonly band: string;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly polarity: "+" | "-";
  readonly confidence: number;
  readonly similarity: number;
  readonly matched: string;
  readonly reasons: readonly (string)[];
  readonly owner: "" | "I" | "they" | "we";
  readonly doing: "" | "did" | "heard" | "would";
  readonly prompted: boolean;
  readonly shows: readonly ("artifact" | "behaviour" | "level" | "reasoning")[];
}

/** The provisional rating of a dimension, after the evidence of that moment. */
export interface RatingSuggested {
  readonly type: "RatingSuggested";
  readonly dimension: string;
  readonly level: 1 | 2 | 3 | 4 | 5 | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly evidence: readonly (number)[];
  readonly why: Explained | null;
}

/** What the rating of a dimension rests on. All of it follows from the evidence alone. */
export interface Explained {
  readonly carried: readonly (number)[];
  readonly without: readonly (Without)[];
  readonly stops: readonly (Stopped)[];
  readonly next: string;
  readonly anchor: string;
  readonly more: number | null;
  readonly missing: readonly ("artifact" | "behaviour" | "level" | "reasoning")[];
}

/** The rating if a quote had not been said. */
export interface Without {
  readonly evidence: number;
  readonly level: 1 | 2 | 3 | 4 | 5 | null;
}

/** A reason why the rating stops where it does, and the quotes that it lies in. */
export interface Stopped {
  readonly by: "apart" | "lower" | "negative" | "none higher" | "one five" | "prompted" | "unsure" | "we" | "would";
  readonly said: string;
  readonly evidence: readonly (number)[];
}

/** No more sound will come. Decisions may still be made. */
export interface SessionClosed {
  readonly type: "SessionClosed";
  readonly reason: string;
}

/** The interviewer takes a suggestion over as evidence. */
export interface EvidenceAccepted {
  readonly type: "EvidenceAccepted";
  readonly evidence: number;
}

/** The interviewer does not want a suggestion. */
export interface EvidenceDismissed {
  readonly type: "EvidenceDismissed";
  readonly evidence: number;
}

/** The interviewer files evidence elsewhere. Where it now lies is certain. */
export interface EvidenceMoved {
  readonly type: "EvidenceMoved";
  readonly evidence: number;
  readonly dimension: string;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly polarity: "+" | "-";
}

/** The interviewer shortens or extends a quote: still a slice of the same utterance. */
export interface QuoteChanged {
  readonly type: "QuoteChanged";
  readonly evidence: number;
  readonly from: number;
  readonly to: number;
}

/** The interviewer takes words of the candidate as evidence that nobody suggested.

    Marks are counted downwards from −1, so that they never meet what livecard finds. */
export interface EvidenceMarked {
  readonly type: "EvidenceMarked";
  readonly utterance: number;
  readonly from: number;
  readonly to: number;
  readonly dimension: string;
  readonly level: 1 | 2 | 3 | 4 | 5;
  readonly polarity: "+" | "-";
  readonly note: string;
}

/** The interviewer's note on a piece of evidence; empty text takes it away. */
export interface EvidenceNoted {
  readonly type: "EvidenceNoted";
  readonly evidence: number;
  readonly text: string;
}

/** The interviewer flags evidence; None takes the flag away. */
export interface EvidenceFlagged {
  readonly type: "EvidenceFlagged";
  readonly evidence: number;
  readonly flag: "mild" | "return" | "severe" | null;
}

/** The interviewer's own rating. None takes an earlier one back: the dimension is unrated. */
export interface RatingGiven {
  readonly type: "RatingGiven";
  readonly dimension: string;
  readonly level: 1 | 2 | 3 | 4 | 5 | null;
}

/** The interviewer's note on a dimension, or on the whole interview where that is empty. */
export interface NoteWritten {
  readonly type: "NoteWritten";
  readonly dimension: string;
  readonly text: string;
}

/** The interviewer ticks or flags a dimension during the call. It is no rating. */
export interface ChecklistMarked {
  readonly type: "ChecklistMarked";
  readonly dimension: string;
  readonly mark: "flag" | "tick" | null;
}

/** The interviewer has asked a question of the rubric, or takes that back. */
export interface QuestionMarked {
  readonly type: "QuestionMarked";
  readonly question: number;
  readonly asked: boolean;
}

/** The interviewer's own verdict, never proposed by livecard; None while undecided. */
export interface VerdictGiven {
  readonly type: "VerdictGiven";
  readonly step: 1 | 2 | 3 | 4 | 5 | 6 | null;
  readonly reason: string;
}

/** The level that the interviewer recommends, apart from the verdict; None for no advice. */
export interface LevelAdvised {
  readonly type: "LevelAdvised";
  readonly level: "Junior" | "Mid" | "Senior" | "Staff" | null;
  readonly reason: string;
}

/** The last decision that stands is taken back: what it changed is as it was before.

    It is named by its number, so that two pages that undo at once do not take back two. */
export interface DecisionUndone {
  readonly type: "DecisionUndone";
  readonly decision: number;
}

/** The interviewer hands the card in: it stays as it is, unless it is reopened. */
export interface CardSubmitted {
  readonly type: "CardSubmitted";
}

/** The interviewer takes a submitted card back, to change it. */
export interface CardReopened {
  readonly type: "CardReopened";
}

/** From now on the sound of a speaker comes from this device. */
export interface DeviceOpened {
  readonly type: "DeviceOpened";
  readonly speaker: Speaker;
  readonly device: string;
  readonly at: number;
}

/** Sound has come from the devices up to here; the recogniser may not have heard it yet. */
export interface SoundTaken {
  readonly type: "SoundTaken";
  readonly until: number;
  readonly left: number;
  readonly levels: { readonly [name: string]: number };
}

/** Something is wrong with the sound, and what to do. */
export interface AlarmRaised {
  readonly type: "AlarmRaised";
  readonly alarm: "disk" | "echo" | "overflow" | "samples" | "speech" | "words" | "zeros";
  readonly speaker: Speaker;
  readonly at: number;
  readonly advice: string;
}

/** It is right again. */
export interface AlarmCleared {
  readonly type: "AlarmCleared";
  readonly alarm: "disk" | "echo" | "overflow" | "samples" | "speech" | "words" | "zeros";
  readonly speaker: Speaker;
  readonly at: number;
}

/** Nothing is recorded from here on; time goes on. */
export interface SoundPaused {
  readonly type: "SoundPaused";
  readonly at: number;
}

/** Sound is recorded again. */
export interface SoundResumed {
  readonly type: "SoundResumed";
  readonly at: number;
}

/** The two had been taken for each other: evidence so far is void and is derived again. */
export interface RolesSwapped {
  readonly type: "RolesSwapped";
}

/** With one microphone for two people: who speaks from here on. */
export interface SpeakerMarked {
  readonly type: "SpeakerMarked";
  readonly speaker: Speaker;
  readonly at: number;
}

/** The sound stays on disk after the interview, or no longer does. */
export interface RecordingKept {
  readonly type: "RecordingKept";
  readonly kept: boolean;
}

/** The sound is gone from the disk. */
export interface RecordingDeleted {
  readonly type: "RecordingDeleted";
  readonly reason: string;
}

/** What the interviewer wants done with the sound. */
export interface SoundAsked {
  readonly type: "SoundAsked";
  readonly wish: "candidate" | "discard" | "interviewer" | "keep" | "pause" | "resume" | "stop" | "swap";
}

export type Decision = EvidenceAccepted | EvidenceDismissed | EvidenceMoved | QuoteChanged | EvidenceMarked | EvidenceNoted | EvidenceFlagged | RatingGiven | NoteWritten | ChecklistMarked | QuestionMarked | VerdictGiven | LevelAdvised | DecisionUndone | CardSubmitted | CardReopened | SoundAsked;
