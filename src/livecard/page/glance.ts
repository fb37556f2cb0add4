/** What a glance finds: it changes when the candidate has finished, and then rests for ten seconds. */
import { signal } from "@preact/signals";
import { coverage, minutesLeft, seen } from "./coverage";
import { inOrder } from "./score";
import type { Card } from "./state";

export interface Glimpse {
  /** The evidence of the last turn that brought some, by id. */
  readonly evidence: readonly number[];
  readonly waiting: number;
  /** Dimensions with some evidence, and all of them. */
  readonly touched: number;
  readonly dimensions: number;
  readonly minutes: number | null;
}

/** Milliseconds in which nothing changes under the eye. */
export const REST = 10_000;

export class Glance {
  readonly shown = signal<Glimpse | null>(null);
  private changed = -REST;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Takes the card in, if this is a moment to show something new. */
  look(card: Card): void {
    const before = this.shown.peek();
    // The first look is the interviewer's own doing and waits for nothing.
    if (before && (talking(card) || this.now() - this.changed < REST)) return;
    const next = glimpse(card);
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    this.shown.value = next;
    this.changed = this.now();
  }
}

function talking(card: Card): boolean {
  return card.utterances.some((one) => one?.speaker === "candidate" && !one.finished);
}

export function glimpse(card: Card): Glimpse {
  const dimensions = card.rubric?.dimensions ?? [];
  return {
    evidence: lastTurn(card),
    waiting: card.evidence.filter((one) => one.judgement === "open").length,
    touched: dimensions.filter((one) => seen(coverage(one.name, card.evidence)) > 0).length,
    dimensions: dimensions.length,
    minutes: minutesLeft(card),
  };
}

/** What was found in the candidate's turn that the newest evidence is of. */
function lastTurn(card: Card): number[] {
  const newest = card.evidence.findLast((one) => one.id >= 0);
  const said = inOrder(card.utterances).filter((one) => one.finished);
  const place = said.findIndex((one) => one.id === newest?.utterance);
  const begin = said.slice(0, place + 1).findLastIndex((one) => one.speaker !== "candidate") + 1;
  const turn = new Set(said.slice(begin, place + 1).map((one) => one.id));
  return card.evidence.filter((one) => turn.has(one.utterance) && one.id >= 0).map((one) => one.id);
}
