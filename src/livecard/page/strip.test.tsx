// @vitest-environment happy-dom
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, expect, test } from "vitest";
import { App } from "./app";
import { deskWith } from "./fixtures/fakes";
import { events } from "./fixtures/interview.mjs";

const one = (selector: string) => document.body.querySelector<HTMLElement>(selector) as HTMLElement;

async function glancing(all = events({ finished: true })) {
  const { desk, server } = deskWith(all);
  desk.outlook.glancing.value = true;
  await act(() => render(<App desk={desk} />, document.body));
  return { desk, server };
}

afterEach(() => render(null, document.body));

test("a glance shows one quote, how much waits, and nothing else of the page", async () => {
  await glancing();
  expect(one(".strip blockquote").textContent).toBe("I pushed for that at Parcelwise as well, and it took a year");
  expect(one(".strip .numbers").textContent).toContain("24 to judge");
  expect(one(".parts")).toBeNull();
});

test("a decision is seen at once and moves nothing", async () => {
  const { server } = await glancing();
  await act(() => one(".strip .accept").click());
  await act(() => server.confirm());
  expect(one(".strip .accept").textContent).toBe("✓ Accepted");
  expect(one(".strip blockquote").textContent).toContain("I pushed for that");
});

test("an alarm does not wait", async () => {
  const { server } = await glancing();
  await act(() => server.ears?.closed());
  expect(one(".strip [role=alert]").textContent).toContain("Connection lost");
});

test("the whole page comes back by a click", async () => {
  await glancing();
  await act(() => one(".strip > .quiet").click());
  expect(one(".parts")).not.toBeNull();
});
