/** How a card is closed: verdict, submitting and reopening, by keys and by mouse, on two pages, over a reload and a restart. */
import assert from "node:assert/strict";
import { play, shows, Stage } from "./stage.mjs";

const stage = await Stage.open();
await stage.tell(-1);
const page = await stage.page();
const other = await stage.page();

const doing = (on) => on.locator(".doing");
const everywhere = async (text) => {
  for (const on of [page, other]) await doing(on).filter({ hasText: text }).waitFor();
};
const missing = () => page.locator(".closing .missing");

const steps = {
  "while somebody may still speak there is no verdict to give": async () => {
    assert.equal(await page.locator(".closing").count(), 0);
    await stage.tell("all");
    await page.locator(".closing").waitFor();
    assert.match(await page.locator("button.left").innerText(), /^30 min left to submit$/);
    assert.equal(await page.locator(".hire [aria-checked=true]").count(), 0);
  },
  "by keys alone a verdict is given, with what still keeps the card": async () => {
    await page.locator("button.left").focus();
    await page.keyboard.press("Enter");
    await page.locator(".closing:focus").waitFor();
    await page.keyboard.press("Tab");
    for (let step = 1; step < 5; step += 1) await page.keyboard.press("ArrowRight");
    assert.equal(await page.locator(".hire [aria-checked=true]").count(), 0, "passing by gives nothing");
    await page.keyboard.press("Space");
    await page.locator(".hire [aria-checked=true]", { hasText: /^Hire$/ }).waitFor();
    await missing().filter({ hasText: "“Hire” has no quote that defends it" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("Took the rewrite on alone, a <b>year</b> after.");
    await page.keyboard.press("Escape");
    await other.waitForFunction(
      (reason) => document.querySelector("#reason")?.value === reason,
      "Took the rewrite on alone, a <b>year</b> after.",
    );
    await page.keyboard.press("a");
    await missing().waitFor({ state: "detached" });
  },
  "a card is submitted after a question, and every page says so": async () => {
    await page.locator(".submit").click();
    await page.locator(".sure", { hasText: "Your verdict is “Hire”" }).waitFor();
    await page.locator(".sure button", { hasText: "Not yet" }).click();
    await page.locator(".submit").focus();
    await page.keyboard.press("Enter");
    await page.locator(".sure .accept:focus").waitFor();
    await page.keyboard.press("Enter");
    await everywhere("Submitted");
    await shows(() => other.locator("button.left").innerText(), "submitted on time");
  },
  "nothing on it changes then, here or elsewhere, also after a restart": async () => {
    const accepted = () => other.locator(".queue .filters .number").nth(1).innerText();
    const before = await accepted();
    await other.keyboard.press("a");
    await other.locator(".alarms", { hasText: "reopen it to change it" }).waitFor();
    await stage.kill();
    await stage.start();
    await other.reload();
    await everywhere("Submitted");
    // It said so all the time: only now it can hear that something changes. It tries again after 8 s at the latest.
    await page.locator(".alarms", { hasText: "Connection lost" }).waitFor({ state: "detached", timeout: 20_000 });
    assert.equal(await accepted(), before);
    assert.ok(await other.locator("#reason").evaluate((field) => field.readOnly));
  },
  "it is reopened, changed and submitted again": async () => {
    await other.locator(".submitted button").click();
    await everywhere("Closed");
    await other.locator(".hire button", { hasText: "Lean hire" }).click();
    await page.locator(".hire [aria-checked=true]", { hasText: "Lean hire" }).waitFor();
    await page.locator(".submit").click();
    await page.locator(".sure .accept").click();
    await everywhere("Submitted");
  },
  "names are covered by a key, and shown again": async () => {
    await page.keyboard.press("b");
    await page.locator(".who", { hasText: "Candidate" }).waitFor();
    assert.ok(!/Maya/.test(await page.locator("body").textContent()));
    await page.locator(".cover").click();
    await page.locator(".who", { hasText: "Maya" }).waitFor();
  },
  "nothing went wrong on the way, and nobody else was asked": async () => assert.deepEqual(stage.wrong, []),
};

const failed = await play(steps);
await stage.close();
process.exit(failed ? 1 : 0);
