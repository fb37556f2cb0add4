import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Dimension, Rubric } from "./events";
import { average, bandOf, belowFloor, byUtterance, inOrder, pieces, slice, standing, strongSignals } from "./score";
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

interface Case {
  readonly name: string;
  readonly level: Rubric["level"];
  readonly dimensions: readonly Dimension[];
  readonly ratings: Readonly<Record<string, number>>;
  readonly average: ReturnType<typeof average>;
  readonly strong: ReturnType<typeof strongSignals>;
  readonly floors: readonly { readonly dimension: string; readonly rating: number; readonly floor: number }[];
}

const CASES = JSON.parse(readFileSync(new URL("../../../tests/golden/score.json", import.meta.url), "utf8")) as Case[];
const said = (level: Rubric["level"], dimensions: readonly Dimension[], given: Record<string, number>) =>
  standing({ level, dimensions }, given).map((one) => one.said);

test.each(CASES)("the page scores the shared card as Python does: $name", (one) => {
  expect(average(one.dimensions, one.ratings)).toEqual(one.average);
  expect(strongSignals(one.level, one.ratings)).toEqual(one.strong);
  const under = one.dimensions.filter((dimension) => belowFloor(dimension, one.ratings[dimension.name] ?? null));
  expect(under.map((dimension) => dimension.name)).toEqual(one.floors.map((floor) => floor.dimension));
});

test("beside the average stand the floor, the rule of two and the share of the weight, each by itself", () => {
  expect(said("Senior", rubric.dimensions, { b: 2 })).toEqual([
    "b is below its floor of 3",
    "0 of 2 ratings of 4 or more",
    "partial: 38 % of the weight; the whole card will lie within 1.38 and 3.86",
  ]);
  expect(said("Staff", rubric.dimensions, { a: 4, b: 5 })).toEqual(["2 ratings of 4 or more, 2 needed"]);
});

test("the rule of two is not told below Senior, and nothing is told of an empty card", () => {
  expect(said("Mid", rubric.dimensions, { a: 3, b: 3 })).toEqual([]);
  expect(said("Senior", rubric.dimensions, {})).toEqual([]);
});

test("what stands beside the average does not change it", () => {
  const given = { a: 3, b: 2 };
  expect(said("Senior", rubric.dimensions, given)).not.toEqual(said("Junior", rubric.dimensions, given));
  expect(average(rubric.dimensions, given).value).toBe(2.62);
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
