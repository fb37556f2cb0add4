/** The README's pictures, taken of livecard while it replays its sample: `npm run pictures`. LIVECARD_PYTHON names the
    Python that has livecard. The words are set in Liberation Serif, where it is installed (fonts-liberation). */
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { cut, found, paletted } from "./looking.mjs";

const ROOT = fileURLToPath(new URL("../../../..", import.meta.url));
const START = "from livecard.cli.app import main; main()";
/** At full speed the sound would be half a minute ahead of its words, and the page says so. */
const REPLAY = "replay samples/senior-backend.opus --rubric senior-backend --speed 4 --no-browser --port 0".split(" ");
/** The quote with which the interview is held still: the card is filled, and nobody is done. */
const MOMENT = "rolls back by itself";
const PATIENCE = 300_000;
/** The interviewer has judged up to this quote, and does not take that one. */
const UNDER_THE_EYE = "query plan";
const DISMISSED = "foreign keys";
const RATINGS = ["g", "1", "4", "g", "2", "2", "g", "3", "3"];
const LOOKS = {
  card: { viewport: { width: 1440, height: 900 } },
  glance: { viewport: { width: 1100, height: 112 } },
  phone: { viewport: { width: 420, height: 860 }, deviceScaleFactor: 2 },
};
/** How much higher or lower a picture may be, where that cuts no line in two. */
const ROOM = 40;

const home = await mkdtemp(join(tmpdir(), "livecard-pictures-"));
const program = spawn(process.env.LIVECARD_PYTHON ?? "python3", ["-c", START, ...REPLAY, "--name", "Maya Lind"], {
  cwd: ROOT,
  stdio: ["ignore", "pipe", "inherit"],
  env: { ...process.env, LIVECARD_HOME: home },
});
const browser = await launch();
try {
  const { card, glance, phone } = await play(await printed());
  await glance.keyboard.press("v");
  await phone.locator(".tabs button", { hasText: "Evidence" }).click();
  await fit(card, LOOKS.card.viewport);
  await fit(phone, LOOKS.phone.viewport);
  for (const [name, page] of Object.entries({ card, glance, phone })) await take(name, page);
} finally {
  await browser.close();
  program.kill("SIGKILL");
  await rm(home, { recursive: true, force: true });
}

/** The card's address, which the program says once it can be opened. */
async function printed() {
  for await (const line of createInterface({ input: program.stdout })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error("livecard ended before it had a card to show");
}

/** Three pages on one interview, which the interviewer has judged and rated, held still in its middle. */
async function play(address) {
  const pages = {};
  for (const [name, look] of Object.entries(LOOKS)) pages[name] = await opened(address, look);
  await pages.card.locator(".suggestion", { hasText: UNDER_THE_EYE }).waitFor({ timeout: PATIENCE });
  await decide(pages.card);
  await hold(pages.card);
  return pages;
}

/** What was on its way when the program was held may be an alarm: then it goes on until that is over. */
async function hold(page) {
  for (let still = false; !still; ) {
    program.kill("SIGCONT");
    await page.waitForTimeout(300);
    await page.waitForFunction(found, MOMENT, { timeout: PATIENCE });
    program.kill("SIGSTOP");
    await page.waitForTimeout(100);
    still = await page.evaluate(found, MOMENT);
  }
}

async function opened(address, look) {
  const page = await browser.newPage({ reducedMotion: "reduce", colorScheme: "light", ...look });
  await page.goto(address);
  await page.locator(".row").first().waitFor({ state: "attached" });
  return page;
}

async function decide(page) {
  const open = page.locator(".suggestion.open blockquote");
  for (let said = await open.textContent(); !said.includes(UNDER_THE_EYE); said = await open.textContent()) {
    await page.keyboard.press(said.includes(DISMISSED) ? "x" : "a");
    await page.waitForFunction((before) => document.querySelector(".suggestion.open blockquote")?.textContent !== before, said);
  }
  for (const key of RATINGS) await page.keyboard.press(key);
  await page.locator(".row.open h3 button").click();
  await page.mouse.move(0, 0);
}

/** The height near the wished one at which the fewest lines are cut by an edge. */
async function fit(page, { width, height }) {
  let best = { height, lines: Infinity };
  for (let by = 0; by <= ROOM && best.lines > 0; by += 1) {
    for (const tried of [height + by, height - by]) {
      await page.setViewportSize({ width, height: tried });
      const lines = await page.evaluate(cut);
      if (lines < best.lines) best = { height: tried, lines };
    }
  }
  await page.setViewportSize({ width, height: best.height });
  console.log(`${width} × ${best.height}: ${await page.evaluate(cut)} lines cut`);
}

/** Chromium writes WebP too; Playwright asks it for PNG alone. */
async function take(name, page) {
  const png = await page.screenshot();
  const blank = await browser.newPage();
  const webp = Buffer.from(await blank.evaluate(paletted, png.toString("base64")), "base64");
  await writeFile(join(ROOT, "samples", `${name}.webp`), webp);
  console.log(`${name}.webp: ${(webp.length / 1000).toFixed(0)} kB`);
}
