/** How fast the page is after an hour: `python src/livecard/page/hatch_build.py run measure`, with livecard's Python
    in LIVECARD_PYTHON. It prints a table and fails nothing: figures of a busy machine say little, CPU time apart. */
import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { Stage } from "./stage.mjs";

const DIST = new URL("../../src/livecard/page/dist/assets/", import.meta.url);
const LAST = 120;

const stage = await Stage.open({ times: 10 });
await stage.tell(-LAST);
const context = await stage.browser.newContext({ viewport: { width: 1440, height: 900 } });
const page = await context.newPage();
await page.addInitScript(watch);
const cdp = await context.newCDPSession(page);
await cdp.send("Performance.enable");
await page.goto(stage.address);
await page.locator(".row").first().waitFor();
await page.waitForTimeout(3000);

const size = await page.evaluate(() => ({
  words: [...document.querySelectorAll("[role=log] .line p")].reduce((sum, one) => sum + one.textContent.split(/\s+/).length, 0),
  lines: document.querySelectorAll("[role=log] .line").length,
  evidence: document.querySelectorAll(".suggestion").length,
  nodes: document.querySelectorAll("*").length,
}));
const renderer = await pageProcess();
const before = await spent(renderer);
const told = [];
for (let one = 0; one < LAST; one += 1) {
  told.push(performance.timeOrigin + performance.now());
  await stage.tell(1);
  await page.waitForTimeout(120);
}
const after = await spent(renderer);
const all = (await page.evaluate(() => window.drawn)).filter((one) => one.arrived >= told[0]);
const drawn = all.map((one) => one.at - one.arrived);
// What changed nothing to be seen must not be given the time of the next entry.
const reaching = told.flatMap((moment, one) => {
  const shown = all.find(({ arrived }) => arrived >= moment && arrived < (told[one + 1] ?? Infinity));
  return shown ? [shown.at - moment] : [];
});
const paints = [];
for (let one = 0; one < 7; one += 1) {
  await page.goto(`http://127.0.0.1:${stage.port}/?session=stage`);
  await page.locator(".row").first().waitFor();
  paints.push(await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime));
}
await page.waitForTimeout(2000);
await cdp.send("HeapProfiler.enable");
await cdp.send("HeapProfiler.collectGarbage");
const heap = (await metrics()).JSHeapUsedSize;

const files = await Promise.all((await readdir(DIST)).filter((one) => /\.(js|css)$/.test(one)).map((one) => readFile(new URL(one, DIST))));
const table = {
  "on the page": `${size.words} words, ${size.lines} lines, ${size.evidence} suggestions, ${size.nodes} nodes`,
  "bundle, gzipped, kB (want 90)": (files.reduce((sum, one) => sum + gzipSync(one, { level: 9 }).length, 0) / 1000).toFixed(1),
  "frames in which entries changed what is to be seen": `${drawn.length} for ${LAST} entries`,
  "a new entry drawn after it arrived, p50 / p95, ms (want 50)": pair(drawn),
  "on the page after it was told to livecard, p50 / p95, ms (want 300)": pair(reaching),
  "processor time of the page for each entry, all threads, ms": ((after - before) / LAST).toFixed(1),
  "first paint of the whole hour, p50 / p95, ms (want 300)": pair(paints),
  "JavaScript heap, MB": (heap / 1e6).toFixed(1),
  "the page's process, MB (want 150)": await resident(await pageProcess()),
};
for (const [what, value] of Object.entries(table)) console.log(`${what.padEnd(72)}${value}`);
await stage.close();

/** In the page: when each message came, and when the frame that it changed was drawn. The frame is one that the page
    needs anyway, asked for when the page has changed; what is posted in it comes after its style, layout and paint. A
    message that has changed nothing by the time at which the page has drawn (at once, or 16 ms later) is let go. */
function watch() {
  window.drawn = [];
  const AFTER = 25;
  let arrived = 0;
  const now = () => performance.timeOrigin + performance.now();
  const forget = (mine) => setTimeout(() => arrived === mine && !asked && (arrived = 0), AFTER);
  const own = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    set(heard) {
      own.set.call(this, (message) => {
        if (!arrived) forget((arrived = now()));
        heard(message);
      });
    },
  });
  let asked = false;
  const frame = () => {
    asked = true;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      const came = arrived;
      asked = false;
      arrived = 0;
      port1.onmessage = () => window.drawn.push({ arrived: came, at: now() });
      port2.postMessage(0);
    });
  };
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(() => arrived && !asked && frame()).observe(document.getElementById("page"), { subtree: true, childList: true, characterData: true, attributes: true }),
  );
}

async function metrics() {
  return Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
}

function pair(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(0) ?? "–";
  return `${at(0.5)} / ${at(0.95)}`;
}

/** The page's own process: the renderer that holds most. */
async function pageProcess() {
  const browser = await stage.browser.newBrowserCDPSession();
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  const ids = processInfo.filter((one) => one.type === "renderer").map((one) => one.id);
  const held = await Promise.all(ids.map(async (id) => [Number(await resident(id)), id]));
  return held.toSorted((a, b) => b[0] - a[0])[0][1];
}

/** What it holds by itself, and its share of what it holds with others, MB. */
async function resident(id) {
  const text = await readFile(`/proc/${id}/smaps_rollup`, "utf8").catch(() => "");
  return (Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0) / 1000).toFixed(0);
}

/** Processor time that a process has had, ms: what other programs do makes no difference. */
async function spent(id) {
  const fields = (await readFile(`/proc/${id}/stat`, "utf8")).split(") ")[1].split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
