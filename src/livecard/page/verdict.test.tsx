// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { App } from "./app";
import { deskWith } from "./fixtures/fakes";
import { DECISIONS, events } from "./fixtures/interview.mjs";
import type { Event as Fact } from "./state";

const over = [...events({ finished: true }), ...DECISIONS] as Fact[];

async function drawn(all: readonly Fact[]) {
  const { desk, server } = deskWith(all);
  await act(() => render(<App desk={desk} />, document.body));
  return { desk, server };
}

const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string) => all(selector)[0] as HTMLElement;
const click = (selector: string) => act(() => one(selector).click());

async function write(selector: string, text: string): Promise<void> {
  const field = one(selector) as HTMLTextAreaElement;
  await act(() => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => void field.dispatchEvent(new Event("blur")));
}

afterEach(() => render(null, document.body));

test("while the interview goes on nobody is asked for a verdict", async () => {
  await drawn([...events(), ...DECISIONS] as Fact[]);
  expect(all(".closing")).toHaveLength(0);
});

test("no step of the hire scale is chosen, or named by livecard, before the interviewer chooses one", async () => {
  const { server } = await drawn(over);
  expect(all(".hire [role=radio]").map((step) => step.getAttribute("aria-checked"))).toEqual(Array(6).fill("false"));
  expect(all("#reason")).toHaveLength(0);
  await click(".hire button:nth-child(4)");
  expect(server.sent).toEqual([{ type: "VerdictGiven", step: 4, reason: "" }]);
  await act(() => server.confirm());
  expect(one(".closing .missing").textContent).toContain("the verdict has no reason");
  await write("#reason", "Owned the split, with numbers.");
  expect(server.sent).toEqual([{ type: "VerdictGiven", step: 4, reason: "Owned the split, with numbers." }]);
  await act(() => server.confirm());
  expect(all(".closing .missing")).toHaveLength(0);
  await click(".closing h3 button");
  expect(server.sent).toEqual([{ type: "VerdictGiven", step: null, reason: "" }]);
});

test("a reason is recorded once, though its field is left and then goes before that has come back", async () => {
  const { server } = await drawn([...over, { type: "VerdictGiven", step: 2, reason: "" }]);
  await write("#reason", "No numbers.");
  await click(".scorecard .filters button:nth-child(2)");
  expect(server.sent).toEqual([{ type: "VerdictGiven", step: 2, reason: "No numbers." }]);
});

test("a reason that is written and another step that is chosen at once are both kept", async () => {
  const { server } = await drawn([...over, { type: "VerdictGiven", step: 2, reason: "" }]);
  await write("#reason", "No numbers.");
  await click(".hire button:nth-child(3)");
  await click(".hire button:nth-child(2)");
  expect(server.sent.map((sent) => sent.type === "VerdictGiven" && [sent.step, sent.reason])).toEqual(
    [[2, "No numbers."], [3, "No numbers."], [2, "No numbers."]],
  );
});

test("a level is advised apart from the verdict", async () => {
  const { server } = await drawn([...over, { type: "VerdictGiven", step: 2, reason: "No numbers." }]);
  const select = one(".closing select") as HTMLSelectElement;
  await act(() => {
    select.value = "Mid";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(server.sent).toEqual([{ type: "LevelAdvised", level: "Mid", reason: "" }]);
});

test("the card is submitted after a question, and nothing on it changes until it is reopened", async () => {
  const { desk, server } = await drawn(over);
  await click(".submit");
  expect(server.sent).toEqual([]);
  expect(one(".sure").textContent).toContain("It bears no verdict of yours.");
  await click(".sure .accept");
  expect(server.sent).toEqual([{ type: "CardSubmitted" }]);
  await act(() => server.confirm());
  expect(one(".doing").textContent).toBe("Submitted");
  const first = desk.focused.value;
  await click(".suggestion.open .accept");
  expect([server.sent, desk.focused.value]).toEqual([[], first]);
  expect(one(".status .alarms").textContent).toContain("reopen it to change it");
  expect((one(".scorecard .scroll > .note") as HTMLTextAreaElement).readOnly).toBe(true);
  await click(".submitted button");
  await act(() => server.confirm());
  expect(one(".doing").textContent).toContain("Closed");
  expect(one(".status .alarms").textContent).not.toContain("reopen");
});

test("what becomes of the recording is said, and chosen, where the card is submitted", async () => {
  const { server } = await drawn([...over, { type: "DeviceOpened", speaker: "interviewer", device: "USB headset", at: 0 }]);
  await click(".submit");
  expect(one(".sure").textContent).toContain("The recording goes.");
  await click(".sure input[type=checkbox]");
  expect(server.sent).toEqual([{ type: "SoundAsked", wish: "keep" }]);
  await act(() => {
    server.tell({ type: "RecordingKept", kept: true });
    server.pass();
  });
  expect(one(".sure").textContent).not.toContain("The recording goes.");
});

test("of an interview that was cut off it is said that unheard sound goes too", async () => {
  const cut = over.map((fact) => (fact.type === "SessionClosed" ? { ...fact, reason: "cut off: livecard was ended before the interview was" } : fact));
  await drawn([...cut, { type: "DeviceOpened", speaker: "interviewer", device: "USB headset", at: 0 }]);
  await click(".submit");
  expect(one(".sure").textContent).toContain("The recording goes, with what was not heard yet (livecard finish hears it).");
});

test("the half hour is counted from the end of the interview by the log's own clock", async () => {
  const { desk, server } = await drawn(over.filter((fact) => fact.type !== "SessionClosed"));
  const at = (event: Fact, before: number) =>
    server.ears?.heard(JSON.stringify({ seq: 100_000 - before, at: new Date(Date.now() - 1000 * before).toISOString(), event }));
  await act(() => {
    at({ type: "SessionClosed", reason: "over" }, 27.5 * 60);
    server.pass();
  });
  expect(one("button.left").textContent).toBe("3 min left to submit");
  await act(() => {
    at({ type: "CardSubmitted" }, 60);
    server.pass();
  });
  expect(one("button.left").textContent).toBe("submitted on time");
  expect(desk.outlook.times.value.submitted).not.toBe(null);
});

test("names are covered in the transcript and in quotes, and shown again", async () => {
  const said = { type: "UtteranceFinished", utterance: 900, speaker: "candidate", start: 900, end: 901, text: "I built it at Google.", words: [], settled: "" } as const;
  const { desk } = await drawn([...over, said]);
  const text = () => all(".line").at(-1)?.textContent;
  await act(() => desk.cover());
  expect(text()).toContain("I built it at ▒▒▒▒▒▒.");
  expect(document.body.textContent).not.toContain("Ines");
  await act(() => desk.cover());
  expect(text()).toContain("at Google.");
});
