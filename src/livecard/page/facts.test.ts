import { expect, test } from "vitest";
import { mildFlags, redFlags, thin } from "./facts";
import { events } from "./fixtures/interview.mjs";
import { EMPTY, fold, type Card, type Event } from "./state";

const card = events({ finished: true }).reduce(fold, EMPTY);
const after = (...made: Event[]): Card => made.reduce(fold, card);
const first = card.evidence[0]!;
const name = first.dimension;

test("a severe red flag stands on the card with its words until it is taken away or dismissed", () => {
  const flagged = after({ type: "EvidenceFlagged", evidence: first.id, flag: "severe" });
  expect(redFlags(flagged).map((one) => one.warns)).toEqual([true]);
  expect(redFlags(flagged)[0]!.said).toContain(`open red flag in ${name}: “`);
  expect(redFlags(fold(flagged, { type: "EvidenceFlagged", evidence: first.id, flag: null }))).toEqual([]);
  expect(redFlags(fold(flagged, { type: "EvidenceDismissed", evidence: first.id }))).toEqual([]);
});

test("mild flags are counted by dimension and are no alarm", () => {
  const flagged = after({ type: "EvidenceFlagged", evidence: first.id, flag: "mild" });
  expect([redFlags(flagged).length, mildFlags(flagged.evidence, name), mildFlags(flagged.evidence, "another")]).toEqual([0, 1, 0]);
});

test("a rating says when it rests on a single quote or on nothing", () => {
  const rated = after({ type: "RatingGiven", dimension: name, level: 4 });
  expect(thin(card, { name })).toBe("");
  expect(thin(rated, { name })).toBe("neither quote nor note");
  expect(thin(fold(rated, { type: "NoteWritten", dimension: name, text: "drew it" }), { name })).toBe("");
  const cited = fold(rated, { type: "EvidenceAccepted", evidence: first.id });
  expect(thin(cited, { name })).toBe("rests on a single quote");
  const again = cited.evidence.find((one) => one.dimension === name && one.id !== first.id)!;
  expect(thin(fold(cited, { type: "EvidenceAccepted", evidence: again.id }), { name })).toBe("");
});
