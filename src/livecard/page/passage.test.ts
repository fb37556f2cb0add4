import { expect, test } from "vitest";
import { moved, reaching, sentences, wholeWords, words } from "./passage";
import { slice } from "./score";

const TEXT = "I cut it to 3.5 s 🚢. Then we shipped! Why not?";
const cut = (one: { from: number; to: number }) => slice(TEXT, one.from, one.to);

test("words and sentences are slices by characters as Python counts them", () => {
  expect(words(TEXT).map(cut)).toEqual(TEXT.split(" "));
  expect(sentences(TEXT).map(cut)).toEqual(["I cut it to 3.5 s 🚢.", "Then we shipped!", "Why not?"]);
});

test("a text without an end is one sentence, an empty one is none", () => {
  expect(sentences("and then")).toEqual([{ from: 0, to: 8 }]);
  expect(sentences("  ")).toEqual([]);
});

test("an edge moves by words and by sentences, and stays at the ends of the text", () => {
  const then = sentences(TEXT)[1]!;
  expect(cut(moved(TEXT, then, "to", 1))).toBe("Then we shipped! Why");
  expect(cut(moved(TEXT, then, "from", -1))).toBe("🚢. Then we shipped!");
  expect(cut(moved(TEXT, then, "to", -1))).toBe("Then we");
  expect(cut(moved(TEXT, then, "to", 1, "sentence"))).toBe("Then we shipped! Why not?");
  const whole = { from: 0, to: Array.from(TEXT).length };
  expect([moved(TEXT, whole, "to", 1), moved(TEXT, whole, "from", -1)]).toEqual([whole, whole]);
});

test("a passage keeps at least one word", () => {
  const one = words(TEXT)[2]!;
  expect([moved(TEXT, one, "to", -1), moved(TEXT, one, "from", 1)]).toEqual([one, one]);
});

test("a click on a word brings the nearer edge to it", () => {
  const [, , it, , , , , then, , shipped] = words(TEXT);
  const passage = { from: it!.from, to: then!.to };
  expect(cut(reaching(passage, shipped!))).toBe(cut({ from: it!.from, to: shipped!.to }));
  expect(cut(reaching(passage, words(TEXT)[0]!))).toBe(cut({ from: 0, to: then!.to }));
});

test("a selection takes whole words", () => {
  expect(cut(wholeWords(TEXT, 3, 7)!)).toBe("cut it");
  expect(wholeWords(TEXT, 1, 2)).toBeNull();
});
