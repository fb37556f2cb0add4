/** What an interviewer does on a telephone beside the call: everything by touch, 420 px wide, in Chromium over the real server. */
import assert from "node:assert/strict";
import { counts as counted, play, settled, shows, Stage } from "./stage.mjs";

/** Pixels that a thumb hits. */
const THUMB = 36;

const stage = await Stage.open();
await stage.tell("all");
const phone = await stage.page({ viewport: { width: 420, height: 860 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
const other = await stage.page();

const open = phone.locator(".suggestion.open");
const counts = () => counted(other);
const tap = async (where) => {
  const { width, height } = (await where.boundingBox()) ?? (await where.scrollIntoViewIfNeeded(), await where.boundingBox());
  assert.ok(height >= THUMB && width >= 30, `${where} is ${Math.round(width)} × ${Math.round(height)}`);
  await where.tap();
};
const part = (name) => tap(phone.locator(".tabs button", { hasText: name }));
const undo = () => tap(phone.locator(".undo"));

const steps = {
  "a tap accepts, another takes it back": async () => {
    const before = await counts();
    await part("Evidence");
    await tap(open.locator(".accept"));
    await shows(counts, [before[0] - 1, before[1] + 1, before[2]]);
    await undo();
    await shows(counts, before);
  },
  "a suggestion that is not open is dismissed by one tap": async () => {
    const before = await counts();
    const closed = phone.locator(".suggestion:not(.open)").first();
    await tap(closed.locator(".dismiss"));
    await shows(counts, [before[0] - 1, before[1], before[2] + 1]);
    await undo();
    await shows(counts, before);
  },
  "it is moved to another level and dimension, with another quote, and moved back": async () => {
    const heading = () => open.locator(".about").innerText();
    const quote = () => open.locator("blockquote").innerText();
    const [about, said] = [await settled(heading), await settled(quote)];
    await tap(open.locator(".change"));
    await tap(phone.locator(".stretch button", { hasText: "⇤ end" }));
    await tap(phone.locator(".stretch button", { hasText: "⇤ end" }));
    await phone.locator(".field select").selectOption({ index: 2 });
    await tap(phone.locator(".editor .choice", { hasText: "5" }));
    await tap(phone.locator(".editor .accept"));
    await shows(async () => /Data[^]*5[^]*filed by you/.test(await heading()), true);
    assert.ok((await quote()).length < said.length);
    await undo();
    await undo();
    await shows(heading, about);
    await shows(quote, said);
  },
  "it is flagged, noted, and played from the recording": async () => {
    await tap(open.locator(".flag"));
    await open.locator(".flagged").waitFor();
    await undo();
    await open.locator(".flagged").waitFor({ state: "detached" });
    await tap(open.locator(".change"));
    await phone.locator(".editor .note").tap();
    await phone.keyboard.insertText("Ask again");
    await tap(phone.locator(".editor .accept"));
    await other.locator(".own-note", { hasText: "Ask again" }).waitFor();
    await undo();
    await open.locator(".own-note").waitFor({ state: "detached" });
    await tap(open.locator(".link", { hasText: "play" }));
    await open.locator(".link", { hasText: "stop" }).tap();
    await open.locator(".link", { hasText: "play" }).waitFor();
  },
  "no key is named to a thumb": async () => assert.equal(await phone.locator(".judge kbd, .undo kbd").filter({ visible: true }).count(), 0),
  "a dimension is opened, its anchors read, and a note written": async () => {
    await part("Card");
    const row = phone.locator(".row").nth(1);
    await row.locator("h3 button").tap();
    assert.equal(await row.locator(".anchors dd").filter({ visible: true }).count(), 4);
    await row.locator(".details .note").tap();
    await phone.keyboard.insertText("Named the versions");
    await row.locator("h3 button").tap();
    await other.locator(".row").nth(1).locator(".facts", { hasText: "note" }).waitFor();
    await part("Evidence");
    await undo();
    await other.locator(".row").nth(1).locator(".facts", { hasText: "note" }).waitFor({ state: "detached" });
  },
  "the checklist is ticked and flagged, a question marked as asked": async () => {
    await part("Card");
    await tap(phone.locator(".scorecard .filters button", { hasText: "Checklist" }));
    await tap(phone.locator(".mark.tick").nth(2));
    await phone.locator(".mark.tick[aria-pressed=true]").waitFor();
    await tap(phone.locator(".mark.flag").nth(2));
    await phone.locator(".mark.flag[aria-pressed=true]").waitFor();
    await tap(phone.locator(".scorecard .filters button", { hasText: "Guide" }));
    await phone.locator(".question label").first().tap();
    await phone.locator(".question.asked").waitFor();
    await tap(phone.locator(".scorecard .filters button", { hasText: /^Card$/ }));
  },
  "on the glance one is accepted and dismissed, and the way back is found": async () => {
    const before = await counts();
    await tap(phone.locator(".glancer"));
    await tap(phone.locator(".strip .accept"));
    await shows(counts, [before[0] - 1, before[1] + 1, before[2]]);
    await tap(phone.locator(".strip .dismiss"));
    await shows(counts, [before[0] - 1, before[1], before[2] + 1]);
    await tap(phone.locator(".strip > .quiet"));
    await part("Evidence");
    await undo();
    await undo();
    await shows(counts, before);
  },
  "the transcript is searched, and a tap jumps to now": async () => {
    await part("Transcript");
    await tap(phone.locator("#search"));
    await phone.keyboard.insertText("queue");
    await tap(phone.locator(".find button[aria-label='Next place']"));
    await phone.locator(".find [role=status]", { hasText: /^2 of/ }).waitFor();
    await phone.locator("#search").fill("");
    await phone.locator(".transcript .scroll").evaluate((box) => box.scrollTo({ top: 0 }));
    await tap(phone.locator("#now"));
    await phone.locator("#now").waitFor({ state: "hidden" });
  },
  "a level is given by a tap, and taken back": async () => {
    const score = () => other.locator(".score").innerText();
    await part("Card");
    await tap(phone.locator(".row").nth(1).locator("[role=radio]").nth(3));
    await shows(async () => /4\.00/.test(await score()), true);
    await tap(phone.locator(".row").nth(1).locator("[role=radio]").nth(1));
    await shows(async () => /2\.00/.test(await score()), true);
    await phone.locator(".row").nth(1).locator(".clear").tap();
    await shows(async () => /no rating yet/.test(await score()), true);
  },
  "words that are held are marked as evidence": async () => {
    const before = await counts();
    await part("Transcript");
    const line = phone.locator(".line.candidate p").last();
    await hold(line);
    await tap(phone.locator(".mark-selected"));
    await tap(phone.locator(".editor .choice", { hasText: "2" }));
    await tap(phone.locator(".editor .accept"));
    await shows(counts, [before[0], before[1] + 1, before[2]]);
    await undo();
    await shows(counts, before);
  },
  "the line of time is tapped, and the transcript goes there": async () => {
    await part("Transcript");
    await phone.locator(".line-of-time").tap({ position: { x: 4, y: 20 } });
    await phone.locator(".line").first().waitFor();
    await shows(() => phone.locator(".transcript .scroll").evaluate((box) => box.scrollTop < 400), true);
  },
  "the verdict is given and the card submitted, and taken back": async () => {
    await part("Card");
    await tap(phone.locator("button.left"));
    await tap(phone.locator(".hire button").nth(1));
    await phone.locator("#reason").tap();
    await phone.locator("#reason").fill("Named no numbers.");
    await phone.locator("#reason").blur();
    await tap(phone.locator(".submit"));
    await tap(phone.locator(".sure .accept"));
    await shows(() => other.locator(".doing").innerText(), "Submitted");
    await tap(phone.locator(".submitted button"));
    await shows(async () => /Closed/.test(await other.locator(".doing").innerText()), true);
  },
  "nothing runs over the edge": async () =>
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)),
  "nothing went wrong on the way, and nobody else was asked": async () => assert.deepEqual(stage.wrong, []),
};

/** As the browser selects a word that a finger is held on: headless, it has no such gesture. */
async function hold(line) {
  await line.scrollIntoViewIfNeeded();
  await line.evaluate((words) => document.getSelection().setBaseAndExtent(words.firstChild, 2, words.firstChild, 9));
}

const failed = await play(steps);
await stage.close();
process.exit(failed ? 1 : 0);
