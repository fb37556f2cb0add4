/** Where sound is missing from the transcript. */
import type { AudioDropped, Speaker } from "./events";
import { inOrder } from "./score";
import type { Utterance } from "./state";

export interface Gap {
  readonly seconds: number;
  readonly speakers: readonly Speaker[];
  readonly reasons: readonly string[];
}

export type Gaps = ReadonlyMap<number | null, Gap>;

/** By the finished utterance before which the sound is missing; null for what is missing after the last. */
export function gaps(utterances: readonly (Utterance | undefined)[], dropped: readonly AudioDropped[]): Gaps {
  if (dropped.length === 0) return NONE;
  const said = inOrder(utterances).filter((one) => one.finished);
  const groups = Map.groupBy(dropped, ({ start }) => said.find((one) => one.start > start)?.id ?? null);
  return new Map([...groups].map(([before, all]) => [before, together(all)]));
}

const NONE: Gaps = new Map();

/** The earlier one where nothing has changed, so that nobody draws it again. */
export function unlessSame(before: Gaps, now: Gaps): Gaps {
  return JSON.stringify([...before]) === JSON.stringify([...now]) ? before : now;
}

function together(all: readonly AudioDropped[]): Gap {
  return {
    seconds: all.reduce((sum, one) => sum + one.seconds, 0),
    speakers: [...new Set(all.map((one) => one.speaker))],
    reasons: [...new Set(all.map((one) => one.reason))],
  };
}
