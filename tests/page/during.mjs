/** In the middle of an interview: what is said and found comes in, pages disagree, reload, lose the server and find it again. */
import assert from "node:assert/strict";
import { counts, play, settled, shows, Stage, violations } from "./stage.mjs";

/** Events of the sample up to the middle of it. */
const HALF = 120;
const stage = await Stage.open();
await stage.tell(HALF);
const page = await stage.page();
const other = await stage.page();

const begun = { type: "UtteranceRevised", utterance: 990, speaker: "candidate", start: 260, end: 264, settled: "We moved it to", tentative: "a queue" };
const taken = (levels, left) => ({ type: "SoundTaken", until: 250, levels, left });
const alarms = (on) => on.locator(".alarms").allInnerTexts().then((all) => all.join(" "));

/** Everything that the card says, but for the clock and what somebody looks at just now. */
const card = (on) =>
  on.evaluate(() => ({
    said: [...document.querySelectorAll(".transcript .line")].map((one) => one.textContent),
    found: document.querySelector(".queue .filters").textContent.replace(/Undo.*/, ""),
    listed: [...document.querySelectorAll(".suggestion")].map((one) => one.querySelector("blockquote").textContent + one.querySelector(".about").textContent),
    rows: [...document.querySelectorAll(".row .head")].map((one) => one.textContent),
    score: document.querySelector(".top").textContent,
    beside: document.querySelector(".beside")?.textContent,
  }));
const alike = () => shows(async () => JSON.stringify(await card(page)) === JSON.stringify(await card(other)), true);

const steps = {
  "settled words stand firm, unsettled ones light, and become firm": async () => {
    await stage.tell(begun);
    const light = page.locator(".now .tentative", { hasText: "a queue" });
    await light.waitFor();
    const looks = (locator) => locator.evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).fontStyle]);
    const firm = page.locator(".now .line.candidate p", { hasText: "We moved it to" });
    const [settled, unsettled] = [await looks(firm), await looks(light)];
    assert.notEqual(settled[0], unsettled[0]);
    assert.deepEqual([settled[1], unsettled[1]], ["normal", "italic"]);
    await stage.tell({ ...begun, settled: "We moved it to a queue", tentative: "last year" });
    await firm.filter({ hasText: "a queue" }).waitFor();
    await page.locator(".now .tentative", { hasText: /^last year$/ }).waitFor();
  },
  "a suggestion says what it is: quote, dimension, anchor and why, side, forms, whose doing, prompted, how sure": async () => {
    const open = page.locator(".suggestion.open");
    assert.equal(await open.locator("blockquote").innerText(), (await page.locator("mark.focused").allTextContents()).join(""));
    assert.match(await open.locator(".about").innerText(), /System Design\s*4\s*likely/);
    assert.equal(await open.locator(".polarity").getAttribute("aria-label"), "speaks for");
    assert.match(await open.locator(".why").innerText(), /^Close to Builds from modules[^]*says “I”/);
    assert.deepEqual(await open.locator(".badge").allInnerTexts(), ["“we”", "unprompted"]);
    assert.deepEqual(await open.locator(".shown.there").allInnerTexts(), ["✓ behaviour", "✓ reasoning"]);
    assert.match((await open.locator(".shown.missing").allInnerTexts()).join(), /artifact\s+is missing,.*level signal\s+is missing/);
  },
  "two pages that decide against each other at once come to the same card": async () => {
    const both = [page.keyboard.press("a"), other.keyboard.press("x"), other.keyboard.press("x"), page.keyboard.press("x")];
    await Promise.all(both);
    await Promise.all(["g", "1", "4"].map((key) => page.keyboard.press(key)));
    await Promise.all(["g", "1", "2"].map((key) => other.keyboard.press(key)));
    await shows(() => page.locator(".row").first().locator("[aria-checked=true]").count(), 1);
    await settled(async () => JSON.stringify([await card(page), await card(other)]));
    await alike();
    const [, accepted, dismissed] = await counts(page);
    assert.ok(accepted + dismissed >= 2);
  },
  "a reload in the middle of a sentence loses nothing": async () => {
    const before = await card(page);
    await page.reload();
    await page.locator(".now .tentative", { hasText: "last year" }).waitFor();
    await shows(() => card(page), before);
  },
  "what is found meanwhile is there at once, and what is read stays where it is": async () => {
    const quote = page.locator(".suggestion.open blockquote");
    const [text, place] = [await quote.innerText(), await quote.boundingBox()];
    const before = await counts(page);
    const said = "I measured it before and after.";
    await stage.tell({ type: "UtteranceFinished", utterance: 991, speaker: "candidate", start: 264, end: 266, text: said, words: [] });
    await stage.tell({
      type: "EvidenceFound", evidence: 900, utterance: 991, from: 0, to: said.length, dimension: "Performance & Scalability", band: "4", level: 4,
      polarity: "+", confidence: 0.9, similarity: 0.6, matched: "an anchor", reasons: [], owner: "I", doing: "did", prompted: false, shows: ["behaviour"],
    });
    for (const on of [page, other]) await shows(() => counts(on), [before[0] + 1, before[1], before[2]]);
    assert.deepEqual([await quote.innerText(), await quote.boundingBox()], [text, place]);
  },
  "the status is true: levels, lag, what is behind, disk, what was dropped": async () => {
    await stage.tell({ type: "DeviceOpened", speaker: "interviewer", device: "USB headset", at: 0 });
    await stage.tell({ type: "DeviceOpened", speaker: "candidate", device: "Monitor of the call", at: 0 });
    await stage.tell(taken({ interviewer: -12, candidate: -60 }, 7));
    const meters = () => page.locator(".meters meter").evaluateAll((all) => all.map((one) => Math.round(10 * one.value)));
    await shows(meters, [8, 0]);
    await page.locator(".meters", { hasText: "7 seconds left" }).waitFor();
    await stage.tell(taken({ interviewer: -60, candidate: -6 }, 0));
    await shows(meters, [0, 9]);
    await stage.tell({ type: "AudioHeard", until: 250, late: 4.2 });
    await page.locator(".alarms", { hasText: "Behind by 4 s" }).waitFor();
    assert.match(await alarms(page), /0\.5 s of sound dropped/);
    await stage.tell({ type: "AlarmRaised", alarm: "disk", speaker: "candidate", at: 250, advice: "The disk is full: make room" });
    await page.locator(".sound .alarms", { hasText: "The disk is full" }).waitFor();
    await stage.tell(taken({ interviewer: -60, candidate: -6 }, 63));
    for (const [width, colorScheme] of [[1440, "dark"], [1024, "light"], [420, "dark"], [420, "light"]]) {
      const one = await stage.page({ viewport: { width, height: 860 }, colorScheme });
      await one.locator(".meters", { hasText: "63 seconds left" }).waitFor();
      const beyond = await one.evaluate(() => [...document.querySelectorAll(".sound *")].filter((part) => part.getBoundingClientRect().right > innerWidth).map((part) => part.outerHTML));
      assert.deepEqual([...beyond, ...(await violations(one))], [], `${width} ${colorScheme}`);
      await one.context().close();
    }
    await stage.tell({ type: "AudioHeard", until: 251, late: 0.1 });
    await shows(async () => (await alarms(page)).includes("Behind"), false);
  },
  "livecard is killed in the middle, decided on meanwhile, started again, and the interview goes on": async () => {
    const lines = await page.locator("[role=log] .line").count();
    const before = await counts(page);
    await stage.kill();
    await page.locator(".alarms", { hasText: "Connection lost" }).waitFor();
    await page.keyboard.press("x");
    await page.locator(".alarms", { hasText: "1 decision not yet recorded" }).waitFor();
    const asked = [];
    page.on("websocket", (socket) => asked.push(Number(/after=(\d+)/.exec(socket.url())[1])));
    await stage.start();
    for (const on of [page, other]) await on.locator(".alarms", { hasText: "Connection lost" }).waitFor({ state: "detached", timeout: 20_000 });
    assert.ok(asked.at(-1) > HALF / 2, `it asked for everything after ${asked.at(-1)}`);
    await shows(() => counts(other), [before[0] - 1, before[1], before[2] + 1]);
    await stage.tell("all");
    await page.locator(".doing", { hasText: "Closed: the recording ended" }).waitFor();
    await alike();
    assert.ok((await page.locator("[role=log] .line").count()) > lines);
    const fresh = await stage.page();
    await fresh.locator(".doing", { hasText: "Closed" }).waitFor();
    await shows(() => card(fresh), await card(page));
    const ids = await page.evaluate(() => [...document.querySelectorAll(".line, .suggestion")].map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length, "something is there twice");
  },
  "nothing went wrong on the way, and nobody else was asked": async () => assert.deepEqual(stage.wrong, []),
};

const failed = await play(steps);
await stage.close();
process.exit(failed ? 1 : 0);
