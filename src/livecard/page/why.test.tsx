// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { deskWith } from "./fixtures/fakes";
import { events } from "./fixtures/interview.mjs";
import type { Explained } from "./events";
import { Why } from "./why";

const HELD: Explained = {
  carried: [0],
  without: [{ evidence: 0, level: null }],
  stops: [{ by: "none higher", said: "no quote shows a 4 yet", evidence: [] }],
  next: "4",
  anchor: "Splits a service along its data.",
  more: 2,
  missing: ["artifact"],
};

async function drawn(why: Explained | null, level: 3 | null = 3) {
  const { desk, server } = deskWith(events({ finished: true }));
  const dimension = desk.card.value.rubric!.dimensions[0]!;
  server.tell({ type: "RatingSuggested", dimension: dimension.name, level, low: 2.5, high: 3.5, evidence: [0], why });
  server.pass();
  await act(() => render(<Why desk={desk} dimension={dimension} />, document.body));
  return desk;
}

const text = () => document.body.textContent ?? "";

afterEach(() => render(null, document.body));

test("it says what carries the rating, what holds it, and what the next band asks", async () => {
  const desk = await drawn(HELD);
  expect(text()).toContain("what a 4 would need");
  expect(text()).toContain("without it: no rating");
  expect(text()).toContain("no quote shows a 4 yet");
  expect(text()).toContain("Splits a service along its data.");
  expect(text()).toContain("2 more sure quotes");
  expect(text()).toContain("what came of it");
  await act(() => document.body.querySelector<HTMLElement>(".accepted button")?.click());
  expect(desk.focused.value?.id).toBe(0);
});

test("where no quote alone carries it, that is said", async () => {
  await drawn({ ...HELD, carried: [] });
  expect(text()).toContain("No single quote carries it.");
});

test("without a rating it says why there is none, and asks for no higher one", async () => {
  await drawn({ ...HELD, carried: [], next: "", anchor: "", more: null, missing: [] }, null);
  expect(text()).toContain("Why there is no rating");
  expect(text()).not.toContain("more sure quotes");
});

test("without an explanation there is nothing to open", async () => {
  await drawn(null);
  expect(document.body.querySelector("details")).toBeNull();
});
