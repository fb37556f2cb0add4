import { expect, test } from "vitest";
import { belief, clock, count, signed, speakerName } from "./words";

test("time is read as on a clock", () => {
  expect([clock(0), clock(65.9), clock(3661)]).toEqual(["00:00", "01:05", "1:01:01"]);
});

test("confidence is one of three words", () => {
  expect([0.9, 0.75, 0.6, 0.5, 0.2].map(belief)).toEqual(["strong", "strong", "likely", "likely", "check"]);
});

test("one is not many, minus is a minus sign, and an unknown speaker is not guessed", () => {
  expect([count(1, "day", "days"), count(2, "day", "days")]).toEqual(["1 day", "2 days"]);
  expect(signed("-")).toBe("−");
  expect(["candidate", "interviewer", "unknown"].map((one) => speakerName(one, "Ines"))).toEqual([
    "Ines", "Interviewer", "Speaker unknown",
  ]);
});
