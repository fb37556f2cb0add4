/** What lies before the interviewer: the card as folded so far, and where their attention is. */
import { computed, signal } from "@preact/signals";
import { Bindings } from "./bindings";
import { BROWSER, Connection, type Surroundings } from "./connection";
import { coveredCard } from "./covering";
import { decisions, fromEvidence, newest, type Draft } from "./draft";
import type { Entry } from "./events";
import { gaps, unlessSame, type Gaps } from "./gaps";
import { Outlook } from "./outlook";
import type { Passage } from "./passage";
import { spoken } from "./player";
import { byUtterance, withJudgement, type Quoted } from "./score";
import { EMPTY, fold, type Card, type Decision, type Evidence, type Judgement } from "./state";

export type Part = "scorecard" | "evidence" | "transcript";

export const FLAGS: readonly Evidence["flag"][] = [null, "return", "mild", "severe"];

export interface Selected {
  readonly utterance: number;
  readonly passage: Passage;
}

/** A frame's length: entries that come closer together are drawn at once. */
const FRAME = 16;

export class Desk {
  readonly card = signal<Card>(EMPTY);
  readonly connection: Connection;
  /** Which evidence the list shows. */
  readonly shown = signal<Judgement>("open");
  /** The dimension that keys rate and that lies open; null when all are closed. */
  readonly dimension = signal<string | null>(null);
  /** On a narrow page, the one part that is seen. */
  readonly part = signal<Part>("scorecard");
  readonly help = signal(false);
  readonly outlook = new Outlook();
  /** Evidence that is being changed, or a passage that is being marked. */
  readonly draft = signal<Draft | null>(null);
  readonly trouble = signal("");
  /** What the transcript is searched for. */
  readonly searched = signal("");
  /** The candidate's words that are selected in the transcript. */
  readonly selected = signal<Selected | null>(null);
  readonly utterances = computed(() => this.card.value.utterances);
  readonly evidence = computed(() => this.card.value.evidence);
  /** What the transcript marks: evidence by utterance, without what was dismissed. */
  readonly quoted = computed(() => {
    const marked = this.evidence.value.filter((one) => one.judgement !== "dismissed");
    return (this.grouped = byUtterance(marked, this.grouped));
  });
  private readonly dropped = computed(() => this.card.value.sound.dropped);
  /** Sound that is missing, by the utterance before which it is; null: after the last. */
  readonly gaps = computed(() => (this.lost = unlessSame(this.lost, gaps(this.utterances.value, this.dropped.value))));
  readonly listed = computed(() => this.list(this.evidence.value));
  /** The suggestion that keys act on: what an undo brings back also while it is on its way. */
  readonly focused = computed(() => {
    const chosen = (one: Evidence) => one.id === this.chosen.value;
    const drawn = this.listed.value.find(chosen);
    return drawn ?? (this.chosen.value === null ? undefined : this.coming().find(chosen)) ?? this.listed.value[0];
  });
  private readonly chosen = signal<number | null>(null);
  private grouped: Quoted = new Map();
  private lost: Gaps = new Map();
  private readonly folded = signal<Card>(EMPTY);
  private drawn = EMPTY;
  private resting = false;

  constructor(address: (after: number) => string, private readonly around: Surroundings = BROWSER, readonly bindings = new Bindings(null)) {
    this.connection = new Connection(address, (entry) => this.receive(entry), around);
  }

  decide(decision: Decision): void {
    if (this.locked(decision)) this.connection.refused.value = "The card is submitted: reopen it to change it";
    else this.connection.send(decision);
  }

  private locked({ type }: Decision): boolean {
    return this.ahead().submitted && type !== "CardReopened" && type !== "SoundAsked";
  }

  accept({ id }: Evidence): void {
    if (this.soon(id)?.judgement !== "accepted") this.judge({ type: "EvidenceAccepted", evidence: id });
  }

  dismiss({ id }: Evidence): void {
    if (this.soon(id)?.judgement !== "dismissed") this.judge({ type: "EvidenceDismissed", evidence: id });
  }

  /** Files it a level up or down. */
  shift({ id }: Evidence, by: 1 | -1): void {
    const one = this.soon(id);
    const level = Math.min(5, Math.max(1, (one?.level ?? 0) + by)) as Evidence["level"];
    if (!one || level === one.level) return;
    this.decide({ type: "EvidenceMoved", evidence: id, dimension: one.dimension, level, polarity: one.polarity });
  }

  flagNext({ id }: Evidence): void {
    const now = this.soon(id)?.flag ?? null;
    this.decide({ type: "EvidenceFlagged", evidence: id, flag: FLAGS[(FLAGS.indexOf(now) + 1) % FLAGS.length] ?? null });
  }

  edit(one: Evidence): void {
    this.choose(one);
    this.draft.value = fromEvidence(this.soon(one.id) ?? one);
    this.part.value = "evidence";
  }

  /** Begins to mark: the words that are selected, or what the candidate said last. Whether there are any. */
  mark(): boolean {
    const { utterance, passage } = this.selected.value ?? {};
    const draft = newest(this.card.value, this.dimension.value, utterance, passage);
    if (draft) this.draft.value = draft;
    if (draft) this.part.value = "evidence";
    return draft !== null;
  }

  save(draft: Draft): void {
    this.draft.value = null;
    decisions(this.ahead(), draft).forEach((one) => this.decide(one));
  }

  /** Takes back the last decision that stands, also where it has not come back from the server yet. */
  undo(): boolean {
    const last = this.ahead().standing.at(-1);
    if (!last) return false;
    this.decide({ type: "DecisionUndone", decision: last.number });
    if ("evidence" in last.before && last.before.was) this.choose(last.before.was);
    return true;
  }

  /** Plays the quote, where there is a recording; stops what plays. */
  play(one: Evidence): void {
    const utterance = this.utterances.value[one.utterance];
    if (utterance) this.outlook.player.toggle(spoken(utterance, one.from, one.to));
  }

  rate(dimension: string, level: 1 | 2 | 3 | 4 | 5 | null): void {
    if ((this.ahead().given[dimension] ?? null) === level) return;
    this.decide({ type: "RatingGiven", dimension, level });
  }

  note(dimension: string, text: string): void {
    if ((this.ahead().notes[dimension] ?? "") === text) return;
    this.decide({ type: "NoteWritten", dimension, text });
  }

  choose(evidence: Evidence): void {
    this.shown.value = evidence.judgement;
    this.chosen.value = evidence.id;
  }

  /** Moves the focus in the list, and stays at its ends. */
  step(by: 1 | -1): void {
    const list = this.coming();
    const index = list.findIndex((one) => one.id === this.focused.value?.id);
    this.chosen.value = (list[index + by] ?? list[index])?.id ?? null;
  }

  toggle(dimension: string): void {
    this.dimension.value = this.dimension.value === dimension ? null : dimension;
  }

  /** The card as it will be once the server has taken what waits: keys may be pressed faster than that, and what they
      decide is measured against this card, lest one be lost because another is still on its way. */
  ahead(): Card {
    return this.connection.waiting.value.reduce(fold, this.folded.value);
  }

  /** This evidence as it will be. */
  private soon(id: number): Evidence | undefined {
    return this.ahead().evidence.find((one) => one.id === id);
  }

  private list(all: readonly Evidence[]): readonly Evidence[] {
    const { glancing, glance } = this.outlook;
    return glancing.value ? all.filter((one) => glance.shown.value?.evidence.includes(one.id)) : withJudgement(all, this.shown.value);
  }

  /** The list as it will be. */
  private coming(): readonly Evidence[] {
    return this.list(this.ahead().evidence);
  }

  private judge(decision: Decision & { readonly evidence: number }): void {
    if (!this.locked(decision)) this.stepPast(decision.evidence);
    this.decide(decision);
  }

  /** What was decided leaves the list: the next one takes its place under the eye. */
  private stepPast(evidence: number): void {
    const list = this.coming();
    const index = list.findIndex((one) => one.id === evidence);
    if (evidence !== this.focused.value?.id) return;
    const stays = this.outlook.glancing.value ? evidence : list[index - 1]?.id;
    this.chosen.value = list[index + 1]?.id ?? stays ?? null;
  }

  private receive(entry: Entry): void {
    this.outlook.clock(entry);
    try {
      this.folded.value = fold(this.folded.peek(), entry.event);
    } catch (error) {
      this.trouble.value = error instanceof Error ? error.message : String(error);
    }
    this.draw();
  }

  /** Covers well-known names in all that is read, or shows them again. */
  cover(): void {
    this.outlook.covering.value = !this.outlook.covering.value;
    this.show();
  }

  /** The card for what is drawn once: again only when names are covered or shown. */
  read(): Card {
    void this.outlook.covering.value;
    return this.card.peek();
  }

  private show(): void {
    this.drawn = this.folded.peek();
    this.card.value = this.outlook.covering.value ? coveredCard(this.drawn) : this.drawn;
  }

  /** At once; what comes within a frame's length after that is drawn together. */
  private draw(): void {
    if (this.resting || this.drawn === this.folded.peek()) return;
    this.resting = true;
    this.show();
    this.around.later(() => ((this.resting = false), this.draw()), FRAME);
  }
}
