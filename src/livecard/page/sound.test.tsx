// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { deskWith } from "./fixtures/fakes";
import { events } from "./fixtures/interview.mjs";
import { Keys } from "./keys";
import { loudness, Sound } from "./sound";
import { check, SILENT } from "./soundcheck";
import type { Event } from "./state";

const opened: Event[] = [
  ...events().slice(0, 1),
  { type: "DeviceOpened", speaker: "interviewer", device: "USB headset", at: 0 },
  { type: "DeviceOpened", speaker: "candidate", device: "Monitor of Loudspeakers", at: 0 },
];
const muted: Event = { type: "AlarmRaised", alarm: "zeros", speaker: "interviewer", at: 6, advice: "Is it muted?" };

async function drawn(all: readonly Event[]) {
  const { desk, server } = deskWith(all);
  await act(() => render(<Sound desk={desk} />, document.body));
  const button = (text: string) =>
    [...document.body.querySelectorAll("button")].find((one) => one.textContent === text) as HTMLButtonElement;
  return { server, button };
}

afterEach(() => render(null, document.body));

test("an interview that is read from a file has no sound to look after", async () => {
  await drawn(events());
  expect(document.body.textContent).toBe("");
});

test("an alarm says what to do, and goes when it is right again", async () => {
  const { server } = await drawn([...opened, muted]);
  expect(document.body.querySelector("[role=alert]")?.textContent).toBe("Is it muted?");
  await act(() => {
    server.tell({ type: "AlarmCleared", alarm: "zeros", speaker: "interviewer", at: 7 });
    server.pass();
  });
  expect(document.body.querySelector("[role=alert]")?.textContent).toBe("");
});

test("an alarm that is raised again is there once", () => {
  const twice = [muted, muted].map((one) => one as Extract<Event, { type: "AlarmRaised" }>);
  expect(twice.reduce(check, SILENT).alarms).toHaveLength(1);
});

test("the switches ask for what they say", async () => {
  const { server, button } = await drawn([...opened, { type: "SpeakerMarked", speaker: "interviewer", at: 0 }]);
  for (const text of ["Pause", "Swap the two voices", "The candidate speaks", "Stop"]) await act(() => button(text).click());
  expect(server.sent.map((one) => "wish" in one && one.wish)).toEqual(["pause", "swap", "candidate", "stop"]);
});

test("what waits for the recogniser is counted down", async () => {
  await drawn([...opened, { type: "SoundTaken", until: 60, left: 12.4, levels: { interviewer: -20, candidate: -100 } }]);
  expect(document.body.textContent).toContain("12 seconds left");
});

test("a meter is empty at nothing and full at full scale", () => {
  const taken = { type: "SoundTaken", until: 1, left: 0, levels: { interviewer: 0, candidate: -100 } } as const;
  expect([loudness(taken, "interviewer"), loudness(taken, "candidate"), loudness(null, "candidate")]).toEqual([1, 0, 0]);
});

test("with one microphone a key says that the other one speaks, as long as sound is taken", () => {
  const { desk, server } = deskWith(opened);
  const reach = { note() {}, suggestion() {}, place() {}, editor() {}, find() {}, now() {} };
  const keys = new Keys(desk, reach);
  expect(keys.press("s")).toBe(false);
  server.tell({ type: "SpeakerMarked", speaker: "interviewer", at: 0 });
  server.pass();
  expect(keys.press("s")).toBe(true);
  expect(server.sent).toEqual([{ type: "SoundAsked", wish: "candidate" }]);
  desk.bindings.bind("speaker", "y");
  server.tell({ type: "SpeakerMarked", speaker: "candidate", at: 5 });
  server.pass();
  keys.press("y");
  expect(server.sent.at(-1)).toEqual({ type: "SoundAsked", wish: "interviewer" });
  server.tell({ type: "SessionClosed", reason: "over" });
  server.pass();
  expect(keys.press("y")).toBe(false);
});
