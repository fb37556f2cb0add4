import { expect, test } from "vitest";
import { coverage, minutesLeft, pausing, probeFor, prompt, seen } from "./coverage";
import type { Rubric } from "./events";
import { events } from "./fixtures/interview.mjs";
import RUBRIC from "./fixtures/rubric.json" with { type: "json" };
import { EMPTY, fold, type Card, type Event, type Evidence } from "./state";

const rubric = RUBRIC as unknown as Rubric;
const [DESIGN, API, DATA] = rubric.dimensions.map((one) => one.name) as [string, string, string];
const live = (events() as Event[]).reduce(fold, EMPTY);

function evidence(dimension: string, shows: Evidence["shows"], judgement: Evidence["judgement"] = "open"): Evidence {
  return { ...(live.evidence[0] as Evidence), dimension, shows, judgement };
}

test("coverage counts what was not dismissed, and names the first form that nothing shows", () => {
  const found = coverage(DESIGN, [
    evidence(DESIGN, ["behaviour"], "accepted"),
    evidence(DESIGN, ["artifact"]),
    evidence(DESIGN, ["reasoning"], "dismissed"),
    evidence(API, ["level"]),
  ]);
  expect([found.accepted, found.open, seen(found), found.missing]).toEqual([1, 1, 2, "reasoning"]);
});

test("where there is nothing, no form is missing: everything is", () => {
  expect(coverage(DESIGN, []).missing).toBeNull();
  expect(coverage(DESIGN, [evidence(DESIGN, ["behaviour", "reasoning", "artifact", "level"])]).missing).toBeNull();
});

test("the probe is the rubric's own where one asks for the form, else a plain question", () => {
  const probes = ["Why did you choose this approach?", "What if we had ten times the traffic?"];
  expect(probeFor({ probes }, "reasoning")).toBe(probes[0]);
  expect(probeFor({ probes }, "level")).toBe(probes[1]);
  expect(probeFor({ probes }, "behaviour")).toBe("What did you do yourself?");
});

test("first comes what the last answer left open, then the heaviest dimension that nobody touched", () => {
  const complete = evidence(API, ["behaviour", "reasoning", "artifact", "level"]);
  const told = (all: readonly Evidence[], asked: readonly number[] = []) => prompt(rubric, { evidence: all, asked });
  expect(told([complete, evidence(DATA, ["behaviour"])])).toMatchObject({ dimension: DATA, missing: "reasoning" });
  const design = { dimension: DESIGN, missing: null };
  expect(told([complete])).toEqual({ ...design, probe: rubric.questions[0]?.text });
  expect(told([complete], [0])).toEqual({ ...design, probe: rubric.dimensions[0]?.probes[0] });
});

test("a pause is when the candidate has answered and nobody speaks", () => {
  const place = { type: "UtteranceFinished", start: 0, end: 1, words: [], settled: "" } as const;
  const asked: Card = fold(EMPTY, { ...place, utterance: 0, speaker: "interviewer", text: "Why?" });
  const answered = fold(asked, { ...place, utterance: 1, speaker: "candidate", start: 2, text: "Because." });
  expect([asked, answered, { ...answered, closed: "over" }, live].map(pausing)).toEqual([false, true, false, false]);
});

test("time left is told in whole minutes, and what is over it too", () => {
  const at = (until: number): Card => ({ ...EMPTY, planned: 600, sound: { ...EMPTY.sound, until } });
  expect([0, 541, 600, 601].map((until) => minutesLeft(at(until)))).toEqual([10, 1, 0, -1]);
  expect(minutesLeft({ ...at(0), planned: null })).toBeNull();
  expect(minutesLeft({ ...at(0), closed: "over" })).toBeNull();
});
