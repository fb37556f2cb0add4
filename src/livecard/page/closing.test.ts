import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filing, halfHour, HIRE_SCALE, keepsFromSubmitting, labelOf, recency, spread } from "./closing";
import { covered, coveredCard } from "./covering";
import type * as E from "./events";
import { events } from "./fixtures/interview.mjs";
import { EMPTY, fold, type Card, type Evidence } from "./state";

interface Case {
  readonly name: string;
  readonly closed: boolean;
  readonly given: Card["given"];
  readonly notes: Card["notes"];
  readonly accepted: readonly (readonly [string, "+" | "-", Evidence["level"]])[];
  readonly verdict: readonly [E.VerdictGiven["step"], string] | null;
  readonly advised: readonly [E.LevelAdvised["level"], string] | null;
  readonly problems: readonly string[];
}

const golden = JSON.parse(readFileSync(new URL("../../../tests/golden/closing.json", import.meta.url), "utf8")) as {
  readonly hire: unknown;
  readonly submitting: readonly Case[];
  readonly covered: readonly (readonly [string, string])[];
  readonly spread: readonly { starts: number[]; duration: number; quarters: number[]; late: boolean }[];
  readonly filing: readonly (readonly [number, boolean, string])[];
};
const whole = events({ finished: true }).reduce(fold, EMPTY);

function cardOf({ closed, given, notes, accepted, verdict, advised }: Case): Card {
  const piece = whole.evidence[0]!;
  return {
    ...EMPTY,
    closed: closed ? "over" : null,
    given,
    notes,
    evidence: accepted.map(([dimension, polarity, level], id) => ({ ...piece, id, dimension, polarity, level, judgement: "accepted" as const })),
    verdict: verdict && { type: "VerdictGiven", step: verdict[0], reason: verdict[1] },
    advised: advised && { type: "LevelAdvised", level: advised[0], reason: advised[1] },
  };
}

describe("what keeps a card from being submitted is what Python says", () => {
  test.each(golden.submitting)("$name", (one) => expect(keepsFromSubmitting(cardOf(one))).toEqual(one.problems));
});

test("the hire scale is Python's", () => {
  expect(HIRE_SCALE).toEqual(golden.hire);
  expect(labelOf(whole.rubric, { step: 3 })).toBe("Lean no hire");
  expect(labelOf({ hire_labels: ["--", "-", "?", "(+)", "+", "++"] }, { step: 3 })).toBe("?");
});

test("the same names are covered, and what did not change stays the same object", () => {
  for (const [text, shown] of golden.covered) expect(covered(text)).toBe(shown);
  const once = coveredCard({ ...whole, candidate: "Ines" });
  expect([once.candidate, whole.utterances.length]).toEqual(["", once.utterances.length]);
  expect(once.utterances.some((one) => /Ines/i.test(one?.text ?? ""))).toBe(false);
  expect(once.utterances.map((one) => one?.text.length)).toEqual(whole.utterances.map((one) => one?.text.length));
  const later = coveredCard({ ...whole, utterances: [...whole.utterances] });
  expect(later.utterances[3]).toBe(once.utterances[3]);
  expect(coveredCard({ ...whole, closed: null }).utterances).toBe(once.utterances);
});

test("quotes lie in the quarters that Python counts, and one quote says nothing", () => {
  for (const { starts, duration, ...told } of golden.spread) expect(spread(starts, duration)).toEqual(told);
  const accepted = [0, 1].map((evidence) => ({ type: "EvidenceAccepted", evidence }) as const);
  expect(recency(fold(whole, accepted[0]!))).toBe(null);
  expect(recency(accepted.reduce(fold, whole))).toEqual({ said: "quotes by quarter of the interview: 2, 0, 0, 0", warns: false });
});

test("the half hour ends at the second at which Python ends it", () => {
  for (const [seconds, submitted, stands] of golden.filing) expect(filing(seconds, submitted)).toBe(stands);
  expect([halfHour(61, false), halfHour(1801, false), halfHour(1801, true), halfHour(9, true)]).toEqual([
    "29 min left to submit", "half hour to submit is over", "submitted late", "submitted on time",
  ]);
});
