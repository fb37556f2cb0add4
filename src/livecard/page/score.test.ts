import { expect, test } from "vitest";
import type { Dimension, Rubric } from "./events";
import { bandOf, belowFloor, byUtterance, inOrder, pieces, score, slice } from "./score";
import type { Evidence, Utterance } from "./state";

const dimension = (name: string, weight: number, floor: number | null = null) => ({ name, weight, floor }) as Dimension;
const rubric = {
  dimensions: [dimension("a", 62), dimension("b", 38, 3)],
  bands: [{ label: "1–2", low: 1, high: 2 }, { label: "3", low: 3, high: 3 }],
} as unknown as Rubric;
const evidence = (id: number, from: number, to: number) => ({ id, from, to }) as Evidence;

test("a quote is cut by characters, also behind one that JavaScript counts as two", () => {
  expect(slice("abc", 1, 2)).toBe("b");
  expect(slice("🐕 barks", 2, 7)).toBe("barks");
});

test("a partial score says how much of the weight it covers", () => {
  expect(score(rubric, { a: 3 })).toEqual({ value: 3, coverage: 62 });
  expect(score(rubric, { a: 3, b: 5 })).toEqual({ value: (62 * 3 + 38 * 5) / 100, coverage: 100 });
});

test("without a rating there is no score", () => {
  expect(score(rubric, {})).toEqual({ value: null, coverage: 0 });
});

test("a rating under the floor is noticed, one on it is not", () => {
  expect(belowFloor(dimension("b", 1, 3), 2)).toBe(true);
  expect(belowFloor(dimension("b", 1, 3), 3)).toBe(false);
  expect(belowFloor(dimension("b", 1), 1)).toBe(false);
});

test("a level belongs to a band", () => {
  expect([bandOf(rubric, 2), bandOf(rubric, 3), bandOf(rubric, 5)]).toEqual(["1–2", "3", "5"]);
});

test("utterances stand in the order of speaking, holes left out", () => {
  const at = (id: number, start: number) => ({ id, start }) as Utterance;
  expect(inOrder([at(0, 5), undefined, at(2, 1), at(3, 5)]).map((one) => one.id)).toEqual([2, 0, 3]);
});

test("a text without evidence is one piece", () => {
  expect(pieces("hello", [])).toEqual([{ text: "hello", evidence: [] }]);
});

test("quotes that overlap share the piece that both cover, and no character is lost", () => {
  const [first, second] = [evidence(1, 0, 7), evidence(2, 4, 11)];
  const cut = pieces("one two three", [first, second]);
  expect(cut.map((piece) => piece.text)).toEqual(["one ", "two", " thr", "ee"]);
  expect(cut.map((piece) => piece.evidence.map((one) => one.id))).toEqual([[1], [1, 2], [2], []]);
});

test("evidence of an utterance stays the same list while nothing in it changed", () => {
  const [first, second, third] = [{ utterance: 1 }, { utterance: 2 }, { utterance: 2 }] as [Evidence, Evidence, Evidence];
  const before = byUtterance([first, second], new Map());
  const now = byUtterance([first, second, third], before);
  expect(now.get(1)).toBe(before.get(1));
  expect(now.get(2)).toEqual([second, third]);
});
