import { expect, test } from "vitest";
import { BATCH, batches, judged } from "./batches";
import { events } from "./fixtures/interview.mjs";
import { EMPTY, fold } from "./state";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

test("a list is cut into batches, of which the last may still grow", () => {
  const made = batches(numbers(BATCH + 2), []);
  expect(made.map((one) => [one.place, one.items.length, one.full])).toEqual([[0, BATCH, true], [1, 2, false]]);
  expect(made.flatMap((one) => one.items)).toEqual(numbers(BATCH + 2));
});

test("what is added changes the last batch alone, and nothing new changes none", () => {
  const before = batches(numbers(BATCH + 2), []);
  const now = batches(numbers(BATCH + 3), before);
  expect(now[0]).toBe(before[0]);
  expect(now[1]).not.toBe(before[1]);
  expect(batches(numbers(BATCH + 3), now)).toBe(now);
});

test("evidence that is judged leaves its batch and moves no other piece to another", () => {
  const card = events().reduce(fold, EMPTY);
  const before = judged(card.evidence, "open", []);
  expect(before.flatMap((one) => one.items)).toEqual(card.evidence);
  const first = card.evidence[0]?.id ?? 0;
  const after = fold(card, { type: "EvidenceAccepted", evidence: first });
  const now = judged(after.evidence, "open", before);
  expect(now[0]?.items).toEqual(card.evidence.slice(1, BATCH));
  expect(now[1]).toBe(before[1]);
  expect(judged(after.evidence, "accepted", []).flatMap((one) => one.items.map(({ id }) => id))).toEqual([first]);
});
