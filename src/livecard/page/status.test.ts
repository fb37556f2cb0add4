import { expect, test } from "vitest";
import { events } from "./fixtures/interview.mjs";
import { EMPTY, fold, type Card, type Event } from "./state";
import { doing, sinceWords, troubles } from "./status";

const card = (events() as Event[]).reduce(fold, EMPTY);
const until = (seconds: number): Card => ({ ...card, sound: { ...card.sound, until: seconds } });
const end = Math.max(...card.utterances.map((one) => one?.end ?? 0));

test("a long time without words is told, a short one not", () => {
  expect([0, 9, 10, 64].map((more) => sinceWords(until(end + more)))).toEqual([null, null, 10, 64]);
});

test("before the first word, and when it is over, there is nothing to wait for", () => {
  expect(sinceWords({ ...EMPTY, sound: { ...EMPTY.sound, until: 100 } })).toBeNull();
  expect(sinceWords({ ...until(end + 64), closed: "over" })).toBeNull();
});

test("what is wrong is told in words, each thing by itself", () => {
  const told = troubles({ ...card, sound: { ...card.sound, late: 4.2 } }, "lost", 2);
  expect(told).toEqual([
    "Connection lost, trying again",
    "2 decisions not yet recorded",
    "Behind by 4 s",
    "0.8 s of sound dropped",
  ]);
});

test("what livecard does is told: opening, loading, listening, reading, closed", () => {
  const opened: Card = { ...card, models: [], sound: EMPTY.sound };
  const all = [EMPTY, opened, card, { ...card, source: "call.wav" }, { ...card, closed: "over" }];
  expect(all.map((one) => doing(one).text)).toEqual([
    "Opening the session",
    "Models are loading",
    "Listening",
    "Reading call.wav",
    "Closed: over",
  ]);
});
