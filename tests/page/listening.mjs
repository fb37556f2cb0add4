/** The page records: Chromium's fake devices play LIVECARD_SPOKEN, as the microphone and as a shared screen. */
import { launch } from "../../src/livecard/page/harness/chromium.mjs";

const address = process.env.LIVECARD_URL;
const args = [
  "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
  `--use-file-for-fake-audio-capture=${process.env.LIVECARD_SPOKEN}%noloop`,
];
const browser = await launch(args);
const context = await browser.newContext();
const page = await context.newPage();
const wrong = [];
page.on("pageerror", (error) => wrong.push(String(error)));
page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
page.setDefaultTimeout(15_000);
await page.goto(address);
for (const label of ["Listen here", "Share the call"]) {
  const button = page.getByRole("button", { name: label });
  await button.click();
  await Promise.race([button.waitFor({ state: "detached" }), page.locator(".listen [role=alert]").waitFor()]);
}
const told = page.locator(".listen [role=alert]");
if ((await told.count()) > 0) wrong.push(await told.innerText());
await page.waitForTimeout(Number(process.env.LIVECARD_SECONDS) * 1000);
await browser.close();
console.log(wrong.join("\n"));
process.exit(wrong.length ? 1 : 0);
