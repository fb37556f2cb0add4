/**
 * The page records: Chromium's fake microphone plays LIVECARD_SPOKEN, and a tab of its own, which is shared, LIVECARD_CALL.
 * After LIVECARD_SECONDS Stop is pressed where LIVECARD_STOP is set.
 */
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { launch } from "../../src/livecard/page/harness/chromium.mjs";

const CALL = "A call that is held in a tab";
const { LIVECARD_URL, LIVECARD_SPOKEN, LIVECARD_CALL, LIVECARD_SECONDS, LIVECARD_STOP } = process.env;
const args = [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-audio-capture=${LIVECARD_SPOKEN}%noloop`,
  "--auto-accept-camera-and-microphone-capture",
  `--auto-select-tab-capture-source-by-title=${CALL}`,
];
const site = createServer((request, answer) => {
  answer.setHeader("Content-Type", request.url.endsWith(".wav") ? "audio/wav" : "text/html");
  if (request.url.endsWith(".wav")) createReadStream(LIVECARD_CALL).pipe(answer);
  else answer.end(`<title>${CALL}</title><audio src="/call.wav" preload="auto"></audio>`);
}).listen(0, "127.0.0.1");
await new Promise((listening) => site.once("listening", listening));

const browser = await launch(args, ["--mute-audio"]);
const context = await browser.newContext();
const call = await context.newPage();
await call.goto(`http://127.0.0.1:${site.address().port}/`);
const page = await context.newPage();
const wrong = [];
page.on("pageerror", (error) => wrong.push(String(error)));
page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
page.setDefaultTimeout(15_000);
await page.goto(LIVECARD_URL);
let begun = 0;
for (const label of ["Listen here", "Share the call"]) {
  const button = page.getByRole("button", { name: label });
  await button.click();
  begun ||= Date.now();
  await Promise.race([button.waitFor({ state: "detached" }), page.locator(".listen [role=alert]").waitFor()]);
}
const told = page.locator(".listen [role=alert]");
if ((await told.count()) > 0) wrong.push(await told.innerText());
// The microphone's file is played from the click on: the call's goes on from where it is.
await call.evaluate((passed) => {
  const sound = document.querySelector("audio");
  sound.currentTime = passed;
  return sound.play();
}, (Date.now() - begun) / 1000);
await page.waitForTimeout(Number(LIVECARD_SECONDS) * 1000);
if (LIVECARD_STOP) {
  await page.getByRole("button", { name: "Stop" }).click();
  await page.waitForTimeout(1000);
}
await browser.close();
console.log(wrong.join("\n"));
process.exit(wrong.length ? 1 : 0);
