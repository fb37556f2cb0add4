/** The interview as a line: who spoke when, what was found, what is missing. */
import { inOrder } from "./score";
import type { Card, Evidence, Utterance } from "./state";

/** Units of the drawing, from its left edge to its right. */
export const WIDTH = 1000;
export const LANE = 12;

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Seconds that the line covers: what is planned or known while it goes on, what there is once it is over. */
export function length({ duration, planned, sound, closed }: Pick<Card, "duration" | "planned" | "sound" | "closed">): number {
  const expected = closed === null ? (duration ?? planned ?? 0) : 0;
  return Math.max(expected, sound.until, 1);
}

export const along = (at: number, whole: number): number => Math.round((10 * WIDTH * at) / whole) / 10;

/** All of a speaker's utterances as one path: hundreds of elements would be drawn again with every word. */
export function lane(utterances: readonly (Utterance | undefined)[], speaker: string, top: number, whole: number): string {
  return inOrder(utterances)
    .filter((one) => one.speaker === speaker)
    .map((one) => box(one, top, LANE, whole))
    .join("");
}

export function box({ start, end }: Stretch, top: number, height: number, whole: number): string {
  const left = along(start, whole);
  return `M${left} ${top}h${Math.max(1, along(end, whole) - left)}v${height}H${left}z`;
}

export interface Mark {
  readonly evidence: Evidence;
  readonly at: number;
}

export function marks({ evidence, utterances }: Pick<Card, "evidence" | "utterances">): Mark[] {
  return evidence.flatMap((one) => {
    const said = utterances[one.utterance];
    if (!said || one.judgement === "dismissed") return [];
    const share = one.from / Math.max(1, said.text.length);
    return [{ evidence: one, at: said.start + share * (said.end - said.start) }];
  });
}

/** The utterance that is said at a moment, else the one before it; nothing before the first. */
export function saidAt(utterances: readonly (Utterance | undefined)[], at: number): Utterance | undefined {
  return inOrder(utterances).findLast((one) => one.finished && one.start <= at);
}

/** The next or previous finished utterance. */
export function beside(utterances: readonly (Utterance | undefined)[], from: Utterance | undefined, by: 1 | -1): Utterance | undefined {
  const all = inOrder(utterances).filter((one) => one.finished);
  const index = from ? all.findIndex((one) => one.id === from.id) : by === 1 ? -1 : all.length;
  return all[Math.min(all.length - 1, Math.max(0, index + by))];
}
