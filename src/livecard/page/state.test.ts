import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { events, DECISIONS } from "./fixtures/interview.mjs";
import type { Entry } from "./events";
import { inOrder, quote } from "./score";
import { EMPTY, fold, type Card, type Event } from "./state";

const GOLDEN = new URL("../../../tests/golden/", import.meta.url);
const golden = (name: string) => readFileSync(new URL(name, GOLDEN), "utf8");
const folded = (all: readonly Event[], from: Card = EMPTY): Card => all.reduce(fold, from);
const interview = events({ finished: true });
const card = folded(interview);

test("the opening gives the card its rubric, source and candidate", () => {
  const opened = folded(interview.slice(0, 1));
  expect(opened.rubric?.dimensions).toHaveLength(7);
  expect([opened.session, opened.source, opened.candidate]).toEqual(["demo", "microphones", "Ines Kowalczyk"]);
});

test("an utterance is revised until it is finished", () => {
  const place = { utterance: 3, speaker: "candidate", start: 1, end: 2 } as const;
  const heard = folded([{ type: "UtteranceRevised", ...place, settled: "I built", tentative: "the" }]);
  expect(heard.utterances[3]).toMatchObject({ text: "I built", tentative: "the", finished: false });
  const done = folded([{ type: "UtteranceFinished", ...place, text: "I built it.", words: [], settled: "" }], heard);
  expect(done.utterances[3]).toMatchObject({ text: "I built it.", tentative: "", finished: true });
});

test("a discarded utterance is gone", () => {
  const place = { utterance: 0, speaker: "candidate", start: 1, end: 2 } as const;
  const after = folded([
    { type: "UtteranceRevised", ...place, settled: "", tentative: "thanks for watching" },
    { type: "UtteranceDiscarded", ...place, reason: "no speech" },
  ]);
  expect(inOrder(after.utterances)).toEqual([]);
});

test("folding leaves the card before it as it was", () => {
  const before = JSON.stringify(EMPTY);
  folded(interview);
  expect(JSON.stringify(EMPTY)).toBe(before);
});

test("what an event does not touch stays the same object, so that nothing is drawn in vain", () => {
  const after = fold(card, { type: "AudioHeard", until: 500, late: 0 });
  expect(after.utterances).toBe(card.utterances);
  expect(after.evidence).toBe(card.evidence);
  const one = fold(card, { type: "EvidenceAccepted", evidence: 1 });
  expect(one.evidence[0]).toBe(card.evidence[0]);
});

test("evidence is open until it is judged, and the last judgement counts", () => {
  expect(card.evidence.every((one) => one.judgement === "open")).toBe(true);
  const judged = folded([{ type: "EvidenceAccepted", evidence: 2 }, { type: "EvidenceDismissed", evidence: 2 }], card);
  expect(judged.evidence.find((one) => one.id === 2)?.judgement).toBe("dismissed");
});

test("a rating can be given and taken back", () => {
  const dimension = "API Design";
  const given = fold(card, { type: "RatingGiven", dimension, level: 4 });
  expect(given.given).toEqual({ "API Design": 4 });
  expect(fold(given, { type: "RatingGiven", dimension, level: null }).given).toEqual({});
});

test("sound, models, suggestions, notes and the end are kept", () => {
  const after = folded(DECISIONS, card);
  expect(after.models).toEqual(["gate", "recogniser", "encoder"]);
  expect(after.sound.dropped.map((one) => one.seconds)).toEqual([0.8]);
  expect(after.suggested["API Design"]?.level).toBe(3);
  expect(after.notes["System Design"]).toContain("Own decision");
  expect(after.closed).toBe("the recording ended");
});

test("an event that the page was not built for is an error that says so", () => {
  expect(() => fold(card, { type: "Sneezed" } as unknown as Event)).toThrow(/no rule for the event/);
});

test.skipIf(!existsSync(new URL("card.json", GOLDEN)))(
  "the golden interview folds to the card that Python writes (skipped while tests/golden is absent)",
  () => {
    const entries = golden("interview.jsonl").trim().split("\n").map((line) => JSON.parse(line) as Entry);
    expect(sheet(folded(entries.map((entry) => entry.event)))).toEqual(JSON.parse(golden("card.json")));
  },
);

/** The card in the form in which Python writes it. */
function sheet(whole: Card) {
  const { session, closed, utterances, evidence, suggested, given, first, notes, marks, asked, sound, standing, verdict, advised, submitted } = whole;
  return {
    session,
    closed,
    lines: utterances.filter((one) => one !== undefined).map(({ id, speaker, text, tentative, finished }) => ({
      utterance: id, speaker, text: finished ? text : `${text} ${tentative}`.trim(), finished,
    })),
    evidence: evidence.map((one) => ({
      evidence: one.id, quote: quote(whole, one), dimension: one.dimension, level: one.level,
      polarity: one.polarity, judgement: one.judgement, moved: one.moved, note: one.note, flag: one.flag,
    })),
    suggested: Object.fromEntries(Object.entries(suggested).map(([name, one]) => [name, one.level])),
    given,
    first,
    notes,
    marks,
    asked,
    dropped: Math.round(1000 * sound.dropped.reduce((sum, one) => sum + one.seconds, 0)) / 1000,
    verdict,
    advised,
    submitted,
    standing: standing.map((one) => one.number),
  };
}
