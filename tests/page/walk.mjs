/** A walk through the page in a real browser, over the server named in LIVECARD_URL. */
import assert from "node:assert/strict";
import { launch } from "../../src/livecard/page/harness/chromium.mjs";

const address = process.env.LIVECARD_URL;
if (!address) throw new Error("name the page's address, token and session included, in LIVECARD_URL");

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const wrong = [];
page.on("pageerror", (error) => wrong.push(String(error)));
page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
page.on("request", (request) => !request.url().startsWith(new URL(address).origin) && wrong.push(`asked ${request.url()}`));
page.setDefaultTimeout(10_000);

const number = async (label) => Number(await page.locator(".filters button", { hasText: label }).locator(".number").innerText());
const counts = async () => [await number("To judge"), await number("Accepted"), await number("Dismissed")];
const until = (label, wanted) =>
  page.locator(".filters button", { hasText: label }).locator(".number", { hasText: new RegExp(`^${wanted}$`) }).waitFor();

const row = page.locator(".row").nth(1);
const rated = row.locator("[role=radio][aria-checked=true]");
const NOTE = "Asks for <b>numbers</b> & gets them";

const steps = {
  "transcript lines appear": async () => {
    await page.locator("[role=log] .line").first().waitFor();
    assert.ok((await page.locator("[role=log] .line").count()) >= 2);
  },
  "evidence appears with its quote, word for word in the transcript": async () => {
    const quote = await page.locator(".suggestion.open blockquote").innerText();
    assert.ok(quote.length > 0);
    const marks = await page.locator("mark.focused").allInnerTexts();
    assert.equal(marks.join(""), quote);
  },
  "the A key accepts the suggestion that has the focus": async () => {
    const [open, accepted] = await counts();
    await page.keyboard.press("a");
    await until("To judge", open - 1);
    await until("Accepted", accepted + 1);
  },
  "the mouse dismisses one": async () => {
    const [open, , dismissed] = await counts();
    await page.locator(".suggestion.open .dismiss").click();
    await until("To judge", open - 1);
    await until("Dismissed", dismissed + 1);
  },
  "G, 2 and 4 rate the second dimension": async () => {
    for (const key of ["g", "2", "4"]) await page.keyboard.press(key);
    await rated.waitFor();
    assert.equal(await rated.innerText(), "4");
    assert.match(await page.locator(".score").innerText(), /4\.00/);
    assert.match(await page.locator(".beside").innerText(), /partial: .* % of the weight/);
  },
  "N writes a note, and keys rest while it is written": async () => {
    const before = await counts();
    await page.keyboard.press("n");
    await page.locator(".details .note:focus").waitFor();
    await page.keyboard.type(NOTE);
    await page.keyboard.press("Escape");
    await row.locator(".facts", { hasText: "note" }).waitFor();
    assert.deepEqual(await counts(), before);
  },
  "a reload keeps everything": async () => {
    const [before, score] = [await counts(), await page.locator(".score").innerText()];
    await page.reload();
    await rated.waitFor();
    await until("To judge", before[0]);
    assert.deepEqual(await counts(), before);
    assert.equal(await page.locator(".score").innerText(), score);
    await row.locator("h3 button").click();
    assert.equal(await page.locator(".details .note").inputValue(), NOTE);
  },
  "on a narrow screen the card comes first, and nothing runs over its edge": async () => {
    await page.setViewportSize({ width: 420, height: 860 });
    assert.ok(await page.locator(".scorecard").isVisible());
    assert.ok(!(await page.locator(".queue").isVisible()));
    await page.locator(".tabs button", { hasText: "Evidence" }).click();
    assert.ok(await page.locator(".queue").isVisible());
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
  },
  "nothing went wrong on the way, and nobody else was asked": async () => assert.deepEqual(wrong, []),
};

let failed = 0;
await page.goto(address);
for (const [name, step] of Object.entries(steps)) {
  try {
    await step();
    console.log(`ok: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED: ${name}\n${error.stack}`);
  }
}
await browser.close();
if (failed) console.log(`on the way: ${wrong.join("; ") || "no error in the page"}`);
process.exit(failed ? 1 : 0);
