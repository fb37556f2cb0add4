// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { deskWith } from "./fixtures/fakes";
import { events } from "./fixtures/interview.mjs";
import { difference } from "./range";
import { Scorecard } from "./scorecard";
import type { Event as Fact } from "./state";

const interview = events() as Fact[];

async function drawn(all: readonly Fact[], sheet: "card" | "checklist" | "guide") {
  const { desk, server } = deskWith(all);
  desk.outlook.sheet.value = sheet;
  await act(() => render(<Scorecard desk={desk} />, document.body));
  return { desk, server };
}

const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string) => all(selector)[0] as HTMLElement;
const click = (selector: string) => act(() => one(selector).click());

afterEach(() => render(null, document.body));

test("a tick is set by one click, taken back by another, and is no rating", async () => {
  const { server } = await drawn(interview, "checklist");
  await click(".mark.tick");
  expect(server.sent).toEqual([{ type: "ChecklistMarked", dimension: "System Design", mark: "tick" }]);
  await act(() => server.confirm());
  expect(one(".mark.tick").getAttribute("aria-pressed")).toBe("true");
  await click(".mark.tick");
  expect(server.sent).toEqual([{ type: "ChecklistMarked", dimension: "System Design", mark: null }]);
});

test("a flag replaces a tick", async () => {
  const { server } = await drawn([...interview, { type: "ChecklistMarked", dimension: "System Design", mark: "tick" }], "checklist");
  await click(".mark.flag");
  await act(() => server.confirm());
  expect(all(".item:first-child [aria-pressed=true]").map((button) => button.textContent)).toEqual(["⚑"]);
});

test("a dimension says in words what its evidence shows and what is missing", async () => {
  await drawn(interview, "checklist");
  expect(one(".forms").textContent).toContain("what they did: shown");
  expect(one(".forms").textContent).toContain("at what scope: missing");
});

test("without evidence nothing is missing yet", async () => {
  await drawn(interview.slice(0, 1), "checklist");
  expect(one(".forms").textContent).toBe("nothing yet");
});

test("a question that was asked is marked, and unmarked", async () => {
  const { server } = await drawn(interview, "guide");
  await click(".question input");
  expect(server.sent).toEqual([{ type: "QuestionMarked", question: 0, asked: true }]);
  await act(() => server.confirm());
  expect(all(".question.asked")).toHaveLength(1);
  await click(".question input");
  expect(server.sent).toEqual([{ type: "QuestionMarked", question: 0, asked: false }]);
});

test("two clicks in a row mark a question and unmark it, however slow the server is", async () => {
  const { server } = await drawn(interview, "guide");
  await click(".question input");
  await click(".question input");
  expect(server.sent.map((sent) => sent.type === "QuestionMarked" && sent.asked)).toEqual([true, false]);
});

test("what is worth asking comes in a pause and goes when somebody speaks", async () => {
  const { server } = await drawn(interview.slice(0, -2), "guide");
  expect(one(".next .probe").textContent).not.toBe("");
  await act(() => {
    server.tell(interview.at(-2) as Fact);
    server.pass();
  });
  expect(all(".next .probe")).toHaveLength(0);
});

test("a blind session seals the suggestion until the interviewer has rated, then both stand with the difference", async () => {
  const blind = { ...(interview[0] as Extract<Fact, { type: "SessionOpened" }>), blind: true };
  const sent = [blind, ...interview.slice(1).filter((event) => event.type !== "RatingSuggested")];
  const { server } = await drawn(sent, "card");
  expect(new Set(all(".row .said").map((said) => said.textContent))).toEqual(new Set(["sealed until you rate"]));
  await act(() => {
    server.tell({ type: "RatingGiven", dimension: "System Design", level: 4 });
    server.tell({ type: "RatingSuggested", dimension: "System Design", level: 3, low: 2.5, high: 3.5, evidence: [0], why: null });
    server.tell({ type: "RatingGiven", dimension: "System Design", level: 3 });
    server.pass();
  });
  expect(one(".row .said").textContent).toBe("suggested 3 (2.5–3.5) 1 below your first 4");
  expect(one(".row [aria-checked=true]").textContent).toBe("3");
});

test("the difference is told from the interviewer's side", () => {
  expect([difference(3, 3), difference(2, 4), difference(4, 3)]).toEqual([
    " = your first 3",
    " 2 above your first 2",
    " 1 below your first 4",
  ]);
});
