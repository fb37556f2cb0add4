/** Everything that an interviewer can do with evidence, by keyboard and by mouse, in Chromium over the real server. */
import assert from "node:assert/strict";
import { counts as counted, play, shows as until, Stage } from "./stage.mjs";

const stage = await Stage.open({ times: 2 });
await stage.tell("all");
const page = await stage.page();
const other = await stage.page();

const open = page.locator(".suggestion.open");
const counts = (on = page) => counted(on);
/** Both pages come to show it. */
const everywhere = async (read, wanted) => {
  await until(() => read(page), wanted);
  await until(() => read(other), wanted);
};
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const quote = (on = page) => on.locator(".suggestion.open blockquote").innerText();
const heading = (on = page) => on.locator(".suggestion.open .about").innerText();
const passage = () => page.locator(".words .in").allInnerTexts().then((all) => all.map((one) => one.trim()).join(" "));
const list = (label) => page.locator(".queue .filters button:not(.undo)", { hasText: label }).click();
const undone = async (before) => {
  await press("z");
  await everywhere(counts, before);
};

const steps = {
  "a key accepts, another takes it back": async () => {
    const before = await counts();
    await press("a");
    await everywhere(counts, [before[0] - 1, before[1] + 1, before[2]]);
    await undone(before);
  },
  "the mouse accepts, and a button takes it back": async () => {
    const before = await counts();
    await open.locator(".accept").click();
    await everywhere(counts, [before[0] - 1, before[1] + 1, before[2]]);
    await page.locator(".undo").click();
    await everywhere(counts, before);
  },
  "a key dismisses; so does the mouse": async () => {
    const before = await counts();
    await press("x");
    await everywhere(counts, [before[0] - 1, before[1], before[2] + 1]);
    await open.locator(".dismiss").click();
    await everywhere(counts, [before[0] - 2, before[1], before[2] + 2]);
    await press("Control+z", "z");
    await everywhere(counts, before);
  },
  "the focus moves by keys and by clicks": async () => {
    const first = await quote();
    await press("j");
    await page.waitForFunction((text) => document.querySelector(".suggestion.open blockquote").innerText !== text, first);
    await press("k");
    await until(quote, first);
    await page.locator(".suggestion").nth(2).click();
    await page.locator(".suggestion.open").and(page.locator(".suggestion").nth(2)).waitFor();
    await press("k", "k");
    await until(quote, first);
  },
  "plus and minus move it by a level": async () => {
    const before = await heading();
    await press("-");
    await until(async () => (await heading()).includes("filed by you"), true);
    await press("z");
    await until(heading, before);
  },
  "by keys alone it goes to another dimension and level, with a shorter quote and a note": async () => {
    const [said, about] = [await quote(), await heading()];
    await press("e");
    await page.locator(".words:focus").waitFor();
    await press("ArrowLeft", "ArrowLeft", "Shift+ArrowRight", "2");
    const wanted = await passage();
    await page.locator(".field select").focus();
    await press("ArrowDown", "Tab", "Tab", "Tab");
    await page.locator(".editor .note").focus();
    await page.keyboard.type("His <b>own</b> words");
    await press("Control+Enter");
    await page.locator(".editor").waitFor({ state: "detached" });
    await until(quote, wanted);
    assert.ok(said.replaceAll(/[“”]/g, "").includes(wanted) && wanted.length < said.length);
    // Each of the three decisions comes back by itself.
    await until(async () => /1–2/.test(await heading()), true);
    await page.locator(".suggestion.open .own-note", { hasText: "His <b>own</b> words" }).waitFor();
    await press("z", "z", "z");
    await until(quote, said);
    await until(heading, about);
  },
  "by mouse alone it is moved, and the quote extended": async () => {
    const [said, about] = [await quote(), await heading()];
    await open.locator(".change").click();
    await page.locator(".stretch button", { hasText: "start ⇥" }).click();
    await page.locator(".words span:not(.in)").first().click();
    const wanted = await passage();
    await page.locator(".field select").selectOption({ index: 3 });
    await page.locator(".choice", { hasText: "5" }).click();
    await page.locator(".choice", { hasText: "speaks against" }).click();
    await page.locator(".editor .accept").click();
    await until(quote, wanted);
    await until(async () => /Performance[^]*5[^]*filed by you/.test(await heading()), true);
    await page.locator(".undo").click();
    await page.locator(".undo").click();
    await until(quote, said);
    await until(heading, about);
  },
  "Esc leaves everything as it was": async () => {
    const [said, before] = [await quote(), await page.locator(".undo").count()];
    await press("e", "ArrowLeft", "5", "Escape");
    await page.locator(".editor").waitFor({ state: "detached" });
    assert.equal(await quote(), said);
    assert.equal(await page.locator(".undo").count(), before);
    await page.locator(".suggestion.open:focus").waitFor();
  },
  "a flag comes and goes by key and by mouse, and a severe one stands on the card": async () => {
    await press("f", "f", "f");
    await page.locator(".suggestion.open .flagged.severe").waitFor();
    await page.locator(".beside", { hasText: "open red flag" }).waitFor();
    await other.locator(".beside", { hasText: "open red flag" }).waitFor();
    await open.locator(".flag").click();
    await page.locator(".flagged").waitFor({ state: "detached" });
    await press("z", "z", "z", "z");
    await page.locator(".undo").waitFor({ state: "detached" });
    await page.locator(".flagged").waitFor({ state: "detached" });
  },
  "M marks words of the candidate by keys alone": async () => {
    const before = await counts();
    await press("m");
    await page.locator(".words:focus").waitFor();
    await press("ArrowUp", "Control+Shift+ArrowLeft", "4");
    const wanted = await passage();
    await press("Enter");
    await everywhere(counts, [before[0], before[1] + 1, before[2]]);
    await list("Accepted");
    assert.equal(await page.locator(".suggestion", { hasText: "marked by you" }).locator("blockquote").innerText(), wanted);
    await list("To judge");
    await undone(before);
  },
  "words that are selected with the mouse are marked": async () => {
    const before = await counts();
    const line = page.locator(".line.candidate p").nth(3);
    await line.scrollIntoViewIfNeeded();
    await line.dblclick({ position: { x: 20, y: 10 } });
    await page.locator(".mark-selected").click();
    await page.locator(".words .in").first().waitFor();
    const wanted = await passage();
    assert.ok(wanted.length > 0 && !wanted.includes(" "));
    await page.locator(".editor .accept").click();
    await everywhere(counts, [before[0], before[1] + 1, before[2]]);
    await undone(before);
  },
  "words that are selected do not run away when somebody goes on speaking": async () => {
    await press("l");
    await page.locator("#now").waitFor({ state: "hidden" });
    const words = await page.locator(".line.candidate p").last().elementHandle();
    await words.dblclick({ position: { x: 20, y: 10 } });
    const before = await words.boundingBox();
    const text = "And then, when all of that was over, I wrote it down for the others.";
    await stage.tell({ type: "UtteranceFinished", utterance: 900, speaker: "candidate", start: 900, end: 904, text, words: [] });
    await page.locator(".line", { hasText: text }).waitFor({ state: "attached" });
    assert.deepEqual(await words.boundingBox(), before);
    await page.locator(".mark-selected").click();
    await press("Escape");
    await press("l");
  },
  "the interviewer's own words cannot be marked": async () => {
    await page.locator(".line.interviewer p").first().dblclick({ position: { x: 30, y: 10 } });
    await page.waitForTimeout(50);
    assert.ok(!(await page.locator(".mark-selected").isVisible()));
  },
  "G, a digit and a level rate; a click does; a note says what it says": async () => {
    const score = (on) => on.locator(".score").innerText();
    await press("g", "2", "4");
    await until(async () => /4\.00/.test(await score(other)), true);
    await page.locator(".row").nth(1).locator("[role=radio]").nth(1).click();
    await until(async () => /2\.00/.test(await score(other)), true);
    await press("n");
    await page.keyboard.type("Really smart");
    await press("Escape");
    await page.locator(".remark", { hasText: "say what the candidate did or said" }).waitFor();
    await press("z", "z", "z");
    await until(async () => /no rating yet/.test(await score(other)), true);
  },
  "an anchor is read by hovering and by focusing a level": async () => {
    const radio = page.locator(".row").nth(4).locator("[role=radio]");
    await radio.nth(3).hover();
    const text = await page.locator(".tip").innerText();
    await page.mouse.move(5, 5);
    await page.locator(".tip").waitFor({ state: "detached" });
    await radio.nth(0).focus();
    await press("ArrowRight", "ArrowRight", "ArrowRight");
    await until(() => page.locator(".tip").innerText(), text);
    await page.evaluate(() => document.activeElement.blur());
  },
  "the transcript is searched, and L jumps back to now": async () => {
    await press("/");
    await page.locator("#search:focus").waitFor();
    await page.keyboard.type("queue");
    await page.locator(".find [role=status]", { hasText: /^1 of \d+$/ }).waitFor();
    await press("Enter");
    await page.locator(".find [role=status]", { hasText: /^2 of \d+$/ }).waitFor();
    await page.locator("#search").fill("zebra");
    await page.locator(".find [role=status]", { hasText: "not said" }).waitFor();
    await page.locator("#search").fill("");
    await press("Escape");
    await page.locator(".transcript .scroll").evaluate((box) => box.scrollTo({ top: 0 }));
    await page.locator("#now").waitFor();
    await press("l");
    await page.locator("#now").waitFor({ state: "hidden" });
  },
  "sound that is missing is seen in its place": async () => {
    const gap = page.locator(".transcript .gap");
    await gap.scrollIntoViewIfNeeded();
    await until(async () => (await gap.innerText()).trim(), "0.5 s of sound missing (Maya): the queue was full");
    await press("l");
  },
  "keys are shown, changed, and remembered by the browser": async () => {
    await press("?");
    await page.locator(".help dt button").first().click();
    await press("q");
    await page.locator(".help dt", { hasText: "Q" }).waitFor();
    await press("Escape");
    const before = await counts();
    await page.reload();
    await until(counts, before);
    await press("a");
    await press("q");
    await everywhere(counts, [before[0] - 1, before[1] + 1, before[2]]);
    await undone(before);
    await press("?");
    await page.locator(".help button", { hasText: "All as at first" }).click();
    await press("?");
  },
  "forty suggestions take forty keystrokes": async () => {
    const [waiting, accepted, dismissed] = await counts();
    const began = Date.now();
    for (let index = 0; index < 40; index += 1) await press(index % 3 ? "a" : "x");
    await everywhere(counts, [waiting - 40, accepted + 26, dismissed + 14]);
    console.log(`  40 suggestions judged in ${Date.now() - began} ms of machine time`);
  },
  "a reload in the middle loses nothing": async () => {
    const before = await counts();
    await page.reload();
    await until(counts, before);
  },
  "a livecard that is killed and started again is found again, and nothing is lost or doubled": async () => {
    const before = await counts();
    await stage.kill();
    await page.locator(".alarms", { hasText: "Connection lost" }).waitFor();
    await list("Accepted");
    await press("x");
    await page.locator(".alarms", { hasText: "1 decision not yet recorded" }).waitFor();
    const asked = [];
    page.on("websocket", (socket) => asked.push(socket.url()));
    await stage.start();
    // A page tries again after 8 s at the latest; what it tried while nobody was there tells nothing.
    for (const on of [page, other]) await on.locator(".alarms", { hasText: "Connection lost" }).waitFor({ state: "detached", timeout: 20_000 });
    assert.doesNotMatch(asked.at(-1), /after=0$/);
    await everywhere(counts, [before[0], before[1] - 1, before[2] + 1]);
    assert.equal(await page.locator("[role=log] .line").count(), await other.locator("[role=log] .line").count());
  },
  "nothing went wrong on the way, and nobody else was asked": async () => assert.deepEqual(stage.wrong, []),
};

const failed = await play(steps);
await stage.close();
process.exit(failed ? 1 : 0);
