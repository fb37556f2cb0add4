import { expect, test } from "vitest";
import { along, beside, box, lane, length, marks, saidAt } from "./line";
import { DECISIONS, events } from "./fixtures/interview.mjs";
import { EMPTY, fold, type Event } from "./state";

const card = (events({ finished: true }) as Event[]).concat(DECISIONS as Event[]).reduce(fold, EMPTY);

test("the line is as long as the recording or the plan, and as what there is once it is over", () => {
  const until = { ...EMPTY, sound: { ...EMPTY.sound, until: 100 } };
  expect(length({ ...until, planned: 600 })).toBe(600);
  expect(length({ ...until, planned: 60 })).toBe(100);
  expect(length({ ...until, duration: 300, planned: 600 })).toBe(300);
  expect(length({ ...until, planned: 600, closed: "over" })).toBe(100);
  expect(length(EMPTY)).toBe(1);
});

test("each speaker has a lane with a box for each utterance, none too narrow to be seen", () => {
  const all = card.utterances.filter((one) => one?.speaker === "candidate").length;
  expect(lane(card.utterances, "candidate", 0, 400).split("z")).toHaveLength(all + 1);
  expect(box({ start: 0, end: 0.01 }, 3, 12, 4000)).toBe("M0 3h1v12H0z");
  expect(along(200, 400)).toBe(500);
});

test("evidence is marked where its words were said, dismissed evidence not at all", () => {
  const found = marks(card);
  expect(found).toHaveLength(card.evidence.length - 1);
  const first = found[0] as (typeof found)[number];
  const said = card.utterances[first.evidence.utterance];
  expect(first.at).toBeGreaterThanOrEqual(said?.start ?? Infinity);
  expect(first.at).toBeLessThan(said?.end ?? 0);
});

test("a moment leads to the utterance that is said then", () => {
  const third = card.utterances[2];
  expect(saidAt(card.utterances, third?.start ?? 0)).toBe(third);
  expect(saidAt(card.utterances, 0)).toBeUndefined();
});

test("the arrows go from one utterance to the next and stay at the ends", () => {
  const first = beside(card.utterances, undefined, 1);
  expect(first?.id).toBe(0);
  expect(beside(card.utterances, first, -1)?.id).toBe(0);
  expect(beside(card.utterances, first, 1)?.id).toBe(1);
  expect(beside(card.utterances, undefined, -1)?.id).toBe(card.utterances.length - 1);
});
