/** Long lists in batches: a batch in which nothing changed stays the same list, and is not drawn again.
    Out of sight, the browser leaves a whole batch out of layout and paint: watching each entry by itself costs more. */
import type { Evidence, Judgement } from "./state";

export const BATCH = 16;

export interface Batch<T> {
  /** Its place among all of them, which it keeps. */
  readonly place: number;
  readonly items: readonly T[];
  /** Nothing will be added to it. */
  readonly full: boolean;
}

export function batches<T>(all: readonly T[], before: readonly Batch<T>[], alike: (one: T, other: T) => boolean = Object.is): readonly Batch<T>[] {
  const now = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, place) => {
    const items = all.slice(place * BATCH, (place + 1) * BATCH);
    return kept({ place, items, full: items.length === BATCH }, before[place], alike);
  });
  return now.length === before.length && now.every((one, place) => one === before[place]) ? before : now;
}

/** Evidence keeps its batch when another piece is judged and leaves the list: so the others stay where they are. */
export function judged(all: readonly Evidence[], judgement: Judgement, before: readonly Batch<Evidence>[]): readonly Batch<Evidence>[] {
  const known = new Map(before.map((one) => [one.place, one]));
  const listed = all.map((one, index) => [index, one] as const).filter(([, one]) => one.judgement === judgement);
  const groups = Map.groupBy(listed, ([index]) => Math.floor(index / BATCH));
  return [...groups].map(([place, entries]) => {
    const items = entries.map(([, one]) => one);
    return kept({ place, items, full: all.length >= (place + 1) * BATCH }, known.get(place), Object.is);
  });
}

function kept<T>(now: Batch<T>, before: Batch<T> | undefined, alike: (one: T, other: T) => boolean): Batch<T> {
  if (!before || before.full !== now.full || before.items.length !== now.items.length) return now;
  return now.items.every((one, index) => alike(one, before.items[index] as T)) ? before : now;
}
