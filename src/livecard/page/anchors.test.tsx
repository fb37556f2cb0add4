// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { Anchors } from "./anchors";
import type { Adjustment, Anchor, Dimension, Rubric } from "./events";

const PLAIN: Anchor = { band: "3", text: "Docks.", sayings: [], adjusted: false, base: "", claimed: false, ours: false };
const ADJUSTED: Anchor = { ...PLAIN, band: "4", text: "Docks in a storm.", adjusted: true, base: "Docks in cross wind." };
const reason = (level: Adjustment["level"], format: Adjustment["format"]): Adjustment => ({
  dimension: "Seamanship", band: "4", text: ADJUSTED.text, level, format,
});

async function drawn(anchors: readonly Anchor[], adjustments: readonly Adjustment[] = [], chosen: string | null = null) {
  const dimension = { name: "Seamanship", anchors } as unknown as Dimension;
  const rubric = { level: "Senior", format: "pairing", adjustments } as unknown as Rubric;
  await act(() => render(<Anchors rubric={rubric} dimension={dimension} chosen={chosen} />, document.body));
}

const marks = () => [...document.body.querySelectorAll(".origin")].map((mark) => mark.textContent);
const summary = () => document.body.querySelector("summary")?.textContent;

afterEach(() => render(null, document.body));

test("base text bears no mark", async () => {
  await drawn([PLAIN]);
  expect(marks()).toEqual([]);
});

test("an adjusted anchor says for which level, and its base text can be read beneath", async () => {
  await drawn([PLAIN, ADJUSTED], [reason("Senior", null)]);
  expect(summary()).toBe("for Senior");
  expect(document.body.querySelector("details p")?.textContent).toBe("Base text: Docks in cross wind.");
  expect(document.body.querySelector("details")?.title).toBe("Base text: Docks in cross wind.");
});

test("an anchor adjusted for the format says so, and not the level", async () => {
  await drawn([ADJUSTED], [reason("Junior", null), reason(null, "pairing")]);
  expect(summary()).toBe("for pairing");
  await drawn([ADJUSTED], [reason("Senior", "pairing")]);
  expect(summary()).toBe("for Senior, pairing");
});

test("without the reason in the rubric the level is named", async () => {
  await drawn([ADJUSTED]);
  expect(summary()).toBe("for Senior");
});

test("what talk can only claim and what livecard's authors wrote is marked", async () => {
  await drawn([{ ...PLAIN, claimed: true }, { ...PLAIN, ours: true }]);
  expect(marks()).toEqual(["claimed only", "livecard’s own"]);
});

test("the band of the own rating is set apart", async () => {
  await drawn([PLAIN, ADJUSTED], [], "4");
  expect(document.body.querySelector(".chosen dt")?.textContent).toBe("4");
});
