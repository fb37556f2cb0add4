/** What the browser tests play on: a livecard of its own that can be killed, and pages that look at it. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { launch } from "../../src/livecard/page/harness/chromium.mjs";

const HOST = fileURLToPath(new URL("host.py", import.meta.url));
const AXE = createRequire(new URL("../../src/livecard/page/package.json", import.meta.url)).resolve("axe-core/axe.min.js");
const PYTHON = process.env.LIVECARD_PYTHON ?? "python3";
/** Milliseconds by which the pages hear the server late, all but each stage's second, which looks on: so what a play
 * sees by luck alone fails. */
const LATE = Number(process.env.LIVECARD_LATE ?? 0);

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

export class Stage {
  wrong = [];
  pages = 0;

  /** `hostile`: texts that stand where the interview, its names and its rubric have theirs; `times`: how often the sample. */
  static async open({ hostile = [], manner = "", times = 1 } = {}) {
    const stage = new Stage();
    stage.played = { LIVECARD_STAGE: manner, LIVECARD_HOSTILE: JSON.stringify(hostile), LIVECARD_TIMES: String(times) };
    stage.home = await mkdtemp(join(tmpdir(), "livecard-stage-"));
    stage.port = await freePort();
    stage.browser = await launch();
    await stage.start();
    return stage;
  }

  async start() {
    this.host = spawn(PYTHON, [HOST, this.home, String(this.port)], {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, ...this.played },
    });
    this.lines = createInterface({ input: this.host.stdout })[Symbol.asyncIterator]();
    this.address = (await this.lines.next()).value;
    assert.match(this.address ?? "", /^http/, "the host did not start");
  }

  /** Ended as by a power cut: nothing is said to the pages, nothing is tidied up. */
  async kill() {
    if (this.host.exitCode !== null) return;
    this.host.kill("SIGKILL");
    await once(this.host, "exit");
  }

  /** So many events of the interview, "all", or one event as an object. */
  async tell(what) {
    this.host.stdin.write(`${typeof what === "object" ? JSON.stringify(what) : what}\n`);
    assert.equal((await this.lines.next()).value, "done");
  }

  /** A page in a browser of its own, with a cookie of its own. */
  async page(options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
    await context.addInitScript(hear, (this.pages += 1) === 2 ? 0 : LATE);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => this.wrong.push(String(error)));
    page.on("console", (message) => message.type() === "error" && !/WebSocket connection/.test(message.text()) && this.wrong.push(message.text()));
    page.on("dialog", (dialog) => (this.wrong.push(`a dialog: ${dialog.message()}`), dialog.dismiss()));
    page.on("request", (request) => !request.url().startsWith(`http://127.0.0.1:${this.port}/`) && this.wrong.push(`asked ${request.url()}`));
    await page.goto(this.address);
    await page.locator(".row").first().waitFor({ state: "attached" });
    // What has happened so far comes one by one: until all of it is there, nothing that is counted is true.
    await settled(() => page.evaluate(() => document.body.textContent));
    return page;
  }

  async close() {
    await this.browser.close();
    this.host.kill("SIGKILL");
    await rm(this.home, { recursive: true, force: true });
  }
}

/** Runs in a page before its own: what that hears comes so much later, as over a slow line, and is in `heard` once it
 * has been taken in. */
export function hear(late) {
  const told = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  globalThis.heard = [];
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    set(own) {
      const take = (message) => (own(message), globalThis.heard.push(message.data));
      told.set.call(this, late ? (message) => setTimeout(take, late, message) : take);
    },
  });
}

/** Waits until what is read is what is wanted. */
export async function shows(read, wanted) {
  const end = Date.now() + 5000;
  let now = await read();
  while (JSON.stringify(now) !== JSON.stringify(wanted) && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    now = await read();
  }
  assert.deepEqual(now, wanted);
}

/** What is read once it has stayed the same for a third of a second: after an undo the page may still turn to
 * what came back. */
export async function settled(read) {
  let now = await read();
  for (let same = 0; same < 15; ) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const next = await read();
    same = next === now ? same + 1 : 0;
    now = next;
  }
  return now;
}

/** How many suggestions wait, are accepted, are dismissed, as a page says. */
export const counts = async (on) => (await on.locator(".queue .filters button:not(.undo) .number").allTextContents()).map(Number);

/** What axe-core finds wrong with a page. */
export async function violations(page) {
  await page.evaluate(await readFile(AXE, "utf8"));
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  assert.ok(passes.length > 10, "axe has looked at nothing");
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).slice(0, 3).join(", ")}`);
}

/** Runs steps in their order; each has a sentence for a name, and one that fails does not end the others. */
export async function play(steps) {
  const only = process.argv[2];
  let failed = 0;
  for (const [name, step] of Object.entries(steps)) {
    if (only && !name.includes(only)) continue;
    try {
      await step();
      console.log(`ok: ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED: ${name}\n${error.stack}`);
    }
  }
  return failed;
}
