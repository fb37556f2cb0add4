import { expect, test } from "vitest";
import { gaps } from "./gaps";
import { hits } from "./search";
import type { Utterance } from "./state";

const line = (id: number, text: string, finished = true): Utterance =>
  ({ id, speaker: "candidate", start: id * 10, end: id * 10 + 5, text, tentative: "", finished, words: [] });
const SAID = [line(0, "We cache it. Cache (LRU)."), undefined, line(2, "no\u00a0cache", false), line(3, "c.che")];

test("a text is found in finished words, in order, whatever the case", () => {
  expect(hits(SAID, " cache ")).toEqual([{ utterance: 0, from: 3, to: 8 }, { utterance: 0, from: 13, to: 18 }]);
});

test("signs mean themselves, and nothing finds nothing", () => {
  expect(hits(SAID, "(lru)").map((one) => one.utterance)).toEqual([0]);
  expect(hits(SAID, "c.che").map((one) => one.utterance)).toEqual([3]);
  expect(hits(SAID, "  ")).toEqual([]);
});

test("missing sound lies before the next finished line, or after the last", () => {
  const dropped = [2, 4, 35].map((start) => ({ type: "AudioDropped", speaker: "candidate", start, seconds: 0.5, reason: "overflow" }) as const);
  const found = gaps(SAID, dropped);
  expect([...found]).toEqual([
    [3, { seconds: 1, speakers: ["candidate"], reasons: ["overflow"] }],
    [null, { seconds: 0.5, speakers: ["candidate"], reasons: ["overflow"] }],
  ]);
});
