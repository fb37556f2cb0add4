// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test, vi } from "vitest";
import { follow, learn } from "./about";
import { deskWith } from "./fixtures/fakes";
import { events } from "./fixtures/interview.mjs";
import { Share, squares } from "./share";

const one = (selector: string) => document.body.querySelector<HTMLElement>(selector);

afterEach(() => render(null, document.body));

test("the code is drawn as boxes, one for dark squares that touch in a row", () => {
  expect(squares(["101", "011"])).toBe("M4 4h1v1h-1zM6 4h1v1h-1zM5 5h2v1h-2z");
});

test("the code comes when it is asked for, with its address beside it", async () => {
  const { desk } = deskWith(events());
  const asked: string[] = [];
  const ask = (path: string, session: string) => {
    asked.push(`${path}/${session}`);
    return Promise.resolve({ address: "http://192.168.1.5:8765/?pass=a", code: ["101"] });
  };
  await act(() => render(<Share desk={desk} ask={ask} />, document.body));
  expect(asked).toEqual([]);
  await act(() => void (desk.outlook.sharing.value = true));
  await vi.waitUntil(() => one(".address"));
  expect(asked[0]).toBe("invitation/demo");
  expect(one(".address")?.textContent).toBe("http://192.168.1.5:8765/?pass=a");
  await act(() => one(".share .quiet")?.click());
  expect(one(".share")).toBeNull();
});

test("a page learns whether there is a recording and whether others may come in", async () => {
  const { desk } = deskWith(events());
  await learn(desk.outlook, "demo", () => Promise.resolve(null));
  expect([desk.outlook.shared.value, desk.outlook.player.here.value]).toEqual([false, false]);
  await learn(desk.outlook, "demo", () => Promise.resolve({ audio: true, share: true }));
  expect([desk.outlook.shared.value, desk.outlook.player.here.value]).toEqual([true, true]);
});

test("a recording of captured sound is there to play when it has been made, after the interview", async () => {
  const { desk, server } = deskWith([...events().slice(0, 1), { type: "DeviceOpened", speaker: "interviewer", device: "USB headset", at: 0 }]);
  const answers = [false, false, false, true];
  const waiting: (() => void)[] = [];
  follow(desk, "demo", () => Promise.resolve({ audio: answers.shift() ?? true, share: false }), (work) => waiting.push(work));
  await vi.waitUntil(() => answers.length === 3);
  expect(waiting).toEqual([]);
  server.tell({ type: "SessionClosed", reason: "over" });
  server.pass();
  await vi.waitUntil(() => waiting.length === 1);
  waiting.pop()?.();
  await vi.waitUntil(() => waiting.length === 1);
  expect(desk.outlook.player.here.value).toBe(false);
  waiting.pop()?.();
  await vi.waitUntil(() => desk.outlook.player.here.value);
  expect(waiting).toEqual([]);
});
