import { expect, test } from "vitest";
import { Glance, REST } from "./glance";
import { events } from "./fixtures/interview.mjs";
import { EMPTY, fold, type Card, type Event } from "./state";

const all = events({ finished: true }) as Event[];
const first = all.findIndex((event) => event.type === "EvidenceFound");
const upTo = (count: number): Card => all.slice(0, count).reduce(fold, EMPTY);

function glance() {
  const clock = { now: 0 };
  return { clock, glance: new Glance(() => clock.now) };
}

const speaking = (card: Card): Card =>
  fold(card, { type: "UtteranceRevised", utterance: 900, speaker: "candidate", start: 9e3, end: 9e3 + 1, settled: "So", tentative: "" });

test("nothing new is shown while the candidate speaks", () => {
  const { glance: one, clock } = glance();
  one.look(upTo(first));
  clock.now = REST;
  one.look(speaking(upTo(first + 1)));
  expect(one.shown.value?.evidence).toEqual([]);
  one.look(upTo(first + 1));
  expect(one.shown.value?.evidence).toEqual([0]);
});

test("what is shown rests for ten seconds, whatever happens", () => {
  const { glance: one, clock } = glance();
  one.look(upTo(first + 1));
  const before = one.shown.value;
  clock.now = REST - 1;
  one.look(upTo(all.length));
  expect(one.shown.value).toBe(before);
  clock.now = REST;
  one.look(upTo(all.length));
  expect(one.shown.value).not.toEqual(before);
});

test("through a whole interview it changes at most once in ten seconds", () => {
  const { glance: one, clock } = glance();
  const changes: number[] = [];
  one.shown.subscribe((shown) => shown && changes.push(clock.now));
  let card = EMPTY;
  for (const event of all) {
    card = fold(card, event);
    clock.now += 997;
    one.look(card);
  }
  const gaps = changes.slice(1).map((at, index) => at - (changes[index] as number));
  expect(changes.length).toBeGreaterThan(5);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(REST);
});

test("the evidence of the last turn comes together, and stays where the next turn has none", () => {
  const { glance: one, clock } = glance();
  const third = all.findIndex((event) => event.type === "EvidenceFound" && event.evidence === 2);
  one.look(upTo(third + 1));
  expect(one.shown.value?.evidence).toEqual([1, 2]);
  clock.now = REST;
  const place = { start: 9000, end: 9001, words: [], settled: "" };
  const asked = fold(upTo(third + 1), { type: "UtteranceFinished", utterance: 900, speaker: "interviewer", ...place, text: "And?" });
  const answered = fold(asked, { type: "UtteranceFinished", utterance: 901, speaker: "candidate", ...place, start: 9002, text: "No." });
  one.look({ ...answered, sound: { ...answered.sound, until: 200 } });
  expect(one.shown.value?.evidence).toEqual([1, 2]);
});
