// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { App } from "./app";
import { deskWith } from "./fixtures/fakes";
import { DECISIONS, events } from "./fixtures/interview.mjs";
import { listen } from "./keys";
import { reach } from "./reach";
import { Sessions, type Session } from "./sessions";
import type { Event as Fact, Evidence } from "./state";

const interview = events({ finished: true });

async function drawn(all: readonly Fact[]) {
  const { desk, server } = deskWith(all);
  await act(() => render(<App desk={desk} />, document.body));
  return { desk, server };
}

const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
const one = (selector: string) => all(selector)[0] as HTMLElement;
const click = (selector: string) => act(() => one(selector).click());

afterEach(() => render(null, document.body));

test("finished lines are a log, unfinished ones are hidden from it", async () => {
  await drawn(events());
  expect(all("[role=log] .line")).toHaveLength(interview.filter((event) => event.type === "UtteranceFinished").length);
  expect(one("[aria-hidden] .tentative").textContent).toContain("start with the people");
});

test("quotes are marked in the transcript, dismissed ones no more", async () => {
  const { server } = await drawn(interview);
  const before = all("mark").length;
  await act(() => {
    server.tell({ type: "EvidenceDismissed", evidence: 0 });
    server.pass();
  });
  expect(all("mark")).toHaveLength(before - 1);
});

test("a line that did not change is not drawn again", async () => {
  const { server } = await drawn(interview);
  const first = one("[role=log] .line p");
  const observer = new MutationObserver(() => undefined);
  observer.observe(one("[role=log]"), { subtree: true, childList: true, characterData: true });
  await act(() => {
    server.tell({ type: "AudioHeard", until: 900, late: 0 });
    server.pass();
  });
  expect(observer.takeRecords()).toEqual([]);
  expect(one("[role=log] .line p")).toBe(first);
});

test("the time that was recorded goes on with what was heard and never by itself", async () => {
  vi.useFakeTimers();
  const { server } = await drawn(events());
  const hear = (until: number) =>
    act(() => {
      server.tell({ type: "AudioHeard", until, late: 0 });
      server.pass();
    });
  await hear(901);
  expect(one(".clock").textContent).toContain("15:01");
  const shown = one(".clock").textContent;
  await act(() => void vi.advanceTimersByTime(60_000));
  expect(one(".clock").textContent).toBe(shown);
  await hear(902);
  expect(one(".clock").textContent).toContain("15:02");
  vi.useRealTimers();
});

test("a suggestion is accepted and dismissed by its buttons", async () => {
  const { server } = await drawn(interview);
  await click(".suggestion.open .accept");
  await click(".suggestion:not(.open) .dismiss");
  expect(server.sent.map((decision) => decision.type)).toEqual(["EvidenceAccepted", "EvidenceDismissed"]);
});

test("a dimension shows its suggestion, its anchors and its accepted quotes", async () => {
  await drawn([...interview, ...DECISIONS]);
  expect(one(".row .said").textContent).toMatch(/^suggested 4 \(/);
  expect(all(".details")).toHaveLength(0);
  await click(".row h3 button");
  expect(all(".anchors dd")).toHaveLength(4);
  expect(one(".anchors .chosen dt").textContent).toBe("4");
  expect(one(".accepted").textContent).toContain("put a queue between");
});

test("silence is not a 1", async () => {
  await drawn(interview.slice(0, 1));
  expect(all(".row .said").map((said) => said.textContent)).toEqual(Array(7).fill("not enough evidence"));
  expect(one(".doing").textContent).toBe("Models are loading");
});

test("the average never hides what it leaves out, and the rules stand beside it", async () => {
  await drawn([...interview, ...DECISIONS]);
  expect(one(".score").textContent).toBe("3.57weighted average");
  expect(all(".beside li").map((line) => line.textContent)).toEqual([
    "1 of 2 ratings of 4 or more",
    "partial: 35 % of the weight; the whole card will lie within 1.90 and 4.50",
  ]);
});

test("before the first rating nothing stands beside the average", async () => {
  await drawn(interview);
  expect(one(".score").textContent).toBe("–no rating yet");
  expect(all(".beside")).toHaveLength(0);
});

test("rating by click, and again to another level, and taken back", async () => {
  const { server } = await drawn(interview);
  await click(".row [role=radio]:nth-child(4)");
  await act(() => server.confirm());
  expect(one(".row [role=radio]:nth-child(4)").getAttribute("aria-checked")).toBe("true");
  await click(".row .clear");
  expect(server.sent).toEqual([{ type: "RatingGiven", dimension: "System Design", level: null }]);
});

test("a note is saved when its field is left", async () => {
  const { server } = await drawn(interview);
  const field = one(".scorecard .scroll > .note") as HTMLTextAreaElement;
  await act(() => {
    field.value = "ask about billing";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => void field.dispatchEvent(new Event("blur")));
  expect(server.sent).toEqual([{ type: "NoteWritten", dimension: "", text: "ask about billing" }]);
});

test("a note from elsewhere does not overwrite what is being written", async () => {
  const { server } = await drawn(interview);
  const field = one(".scorecard .scroll > .note") as HTMLTextAreaElement;
  await act(() => {
    field.value = "mine";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  await act(() => {
    server.tell({ type: "NoteWritten", dimension: "", text: "from the other page" });
    server.pass();
  });
  expect(field.value).toBe("mine");
});

test("keys rest while somebody types", async () => {
  const { desk, server } = await drawn(interview);
  listen(desk, reach(desk));
  one(".note").dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  expect(server.sent).toEqual([]);
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true }));
  expect(server.sent).toHaveLength(1);
});

test("markup that is said is drawn as text", async () => {
  const place = { utterance: 0, speaker: "candidate", start: 0, end: 1 } as const;
  const text = "<img src=x onerror=alert(1)> <script>alert(2)</script>";
  await drawn([interview[0] as Fact, { type: "UtteranceFinished", ...place, text, words: [], settled: "" }]);
  expect(one(".line p").textContent).toBe(text);
  expect(all("img, script")).toHaveLength(0);
});

test("the status says what is late, lost, refused and closed", async () => {
  const { desk, server } = await drawn(events());
  expect(one(".alarms").textContent).toBe("Behind by 3 s0.8 s of sound dropped");
  await act(() => {
    desk.accept(desk.focused.value as Evidence);
    server.ears?.heard(JSON.stringify({ refused: "there is no evidence 7" }));
    server.ears?.closed();
  });
  expect(one(".alarms").textContent).toContain("Connection lost, trying again");
  expect(one(".alarms").textContent).toContain("Not recorded: there is no evidence 7");
});

test("the sessions are listed, or why they cannot be", async () => {
  const session: Session = { session: "a b", title: "Nurse", candidate: "", opened: "2026-01-02T03:04:05Z", closed: null };
  render(<Sessions load={() => Promise.resolve([session])} />, document.body);
  await vi.waitUntil(() => one("a"));
  expect(one("a").getAttribute("href")).toBe("?session=a%20b");
  render(null, document.body);
  render(<Sessions load={() => Promise.reject(new Error("no answer"))} />, document.body);
  await vi.waitUntil(() => one("[role=alert]"));
  expect(one("[role=alert]").textContent).toBe("The sessions could not be read: no answer.");
});
