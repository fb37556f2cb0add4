/** Each thing once more by the other hand: by mouse what is else done by keys, by keys what is else clicked. */
import assert from "node:assert/strict";
import { counts, play, shows, Stage } from "./stage.mjs";

const stage = await Stage.open();
await stage.tell("all");
const page = await stage.page();
const other = await stage.page();

const open = page.locator(".suggestion.open");
const quote = () => open.locator("blockquote").innerText();
const row = (number) => page.locator(".row").nth(number - 1);
const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const score = () => other.locator(".score").innerText();
const rated = (number) => shows(async () => (await score()).includes(number), true);
const inSight = (locator) =>
  locator.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
  });

const steps = {
  "the arrow keys go from one suggestion to the next, and Tab leaves them all": async () => {
    const first = await quote();
    await open.focus();
    await press("ArrowDown");
    await shows(async () => (await quote()) !== first, true);
    await page.locator(".suggestion.open:focus").waitFor();
    await press("ArrowUp");
    await shows(quote, first);
    await open.locator(".flag").focus();
    await press("Tab");
    await page.locator(".scorecard :focus").waitFor();
  },
  "a quote is shortened by mouse, and extended by keys": async () => {
    const said = await quote();
    await open.locator(".change").click();
    await page.locator(".stretch button", { hasText: "⇤ end" }).click();
    await page.locator(".editor .accept").click();
    await shows(async () => (await quote()).length < said.length && said.startsWith((await quote()).slice(0, -1)), true);
    await press("e");
    await page.locator(".words:focus").waitFor();
    await press("ArrowRight", "Enter");
    await shows(quote, said);
    await press("z", "z");
    // The words are the same after both: that nothing is left to undo tells that both have come.
    await page.locator(".undo").waitFor({ state: "detached" });
    await shows(quote, said);
  },
  "its note is written and saved by mouse, and read on the other page": async () => {
    await open.locator(".change").click();
    await page.locator(".editor .note").click();
    await page.keyboard.insertText("Ask for the numbers");
    await page.locator(".editor .accept").click();
    await other.locator(".own-note", { hasText: "Ask for the numbers" }).waitFor();
    await page.locator(".undo").click();
    await other.locator(".own-note").waitFor({ state: "detached" });
  },
  "its place in the transcript is shown by T, and by a click on the time": async () => {
    const mark = page.locator("mark.focused").first();
    for (const show of [() => press("t"), () => open.locator(".link", { hasText: "said at" }).click()]) {
      await page.locator(".transcript .scroll").evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
      await shows(() => inSight(mark), false);
      await show();
      await shows(() => inSight(mark), true);
    }
  },
  "a click on marked words opens their evidence": async () => {
    const words = page.locator("mark:not(.focused)").last();
    await words.scrollIntoViewIfNeeded();
    const text = await words.innerText();
    await words.click();
    await shows(async () => (await quote()).replaceAll(/[“”]/g, "").includes(text), true);
  },
  "a dimension is opened, noted and rated by mouse; the rating taken back by ×, and by 0": async () => {
    await row(3).locator("h3 button").click();
    await row(3).locator(".details .note").click();
    await page.keyboard.insertText("Moved the data while it was written");
    await row(3).locator("[role=radio]").nth(4).click();
    await rated("5.00");
    await other.locator(".row", { hasText: "note" }).first().waitFor();
    await row(3).locator(".clear").click();
    await rated("no rating yet");
    await press("3");
    await rated("3.00");
    await press("0");
    await rated("no rating yet");
  },
  "beside the average stand the rule of two, the floor and the share, as ratings come": async () => {
    const beside = () => other.locator(".beside li").allInnerTexts();
    await press("g", "1", "4");
    await shows(async () => (await beside())[0], "1 of 2 ratings of 4 or more");
    await press("g", "3", "5");
    await shows(async () => (await beside())[0], "2 ratings of 4 or more, 2 needed");
    assert.match((await beside()).at(-1), /^partial: 35 % of the weight; the whole card will lie within \d\.\d\d and \d\.\d\d$/);
    await press("z", "z");
    await shows(beside, []);
  },
  "a click jumps to now; the search is begun, gone through and ended by mouse": async () => {
    await page.locator(".transcript .scroll").evaluate((box) => box.scrollTo({ top: 0 }));
    await page.locator("#now").click();
    await page.locator("#now").waitFor({ state: "hidden" });
    await page.locator("#search").click();
    await page.keyboard.insertText("queue");
    const status = page.locator(".find [role=status]", { hasText: /of \d+$/ });
    await page.locator(".find button[aria-label='Next place']").click();
    await shows(async () => (await status.innerText()).startsWith("2 of"), true);
    await page.locator(".find button[aria-label='Previous place']").click();
    await shows(async () => (await status.innerText()).startsWith("1 of"), true);
    await page.locator("#search").fill("");
    await page.locator("#search").blur();
  },
  "the keys are opened and closed by mouse, and one is changed by keys alone": async () => {
    await page.locator(".status button", { hasText: "Keys" }).click();
    await page.locator(".help button", { hasText: "Close" }).click();
    await page.locator(".help").waitFor({ state: "detached" });
    await press("?");
    const dismiss = page.locator(".help dt button").nth(1);
    await dismiss.focus();
    await press("Enter", "y");
    await page.locator(".help dt", { hasText: "Y" }).waitFor();
    await press("Escape");
    const before = await counts(page);
    await press("y");
    await shows(() => counts(other), [before[0] - 1, before[1], before[2] + 1]);
    await press("z", "?");
    await page.locator(".help button", { hasText: "All as at first" }).click();
    await press("?");
    await shows(() => counts(other), before);
  },
  "on the glance the mouse accepts and dismisses; so does X": async () => {
    const before = await counts(other);
    await page.locator(".glancer").click();
    await page.locator(".strip .accept").click();
    await shows(() => counts(other), [before[0] - 1, before[1] + 1, before[2]]);
    await page.locator(".strip .dismiss").click();
    await shows(() => counts(other), [before[0] - 1, before[1], before[2] + 1]);
    await press("z", "z");
    await shows(() => counts(other), before);
    await press("x");
    await shows(() => counts(other), [before[0] - 1, before[1], before[2] + 1]);
    await press("z", "v");
    await page.locator(".parts").waitFor();
  },
  "the verdict is given by mouse, and the level advised by keys and by mouse": async () => {
    await page.locator("button.left").click();
    await page.locator(".hire button").nth(2).click();
    const level = page.locator(".closing select");
    await level.focus();
    await press("ArrowDown", "ArrowDown");
    await shows(() => other.locator(".closing select").inputValue(), "Mid");
    await level.selectOption("Senior");
    await shows(() => other.locator(".closing select").inputValue(), "Senior");
    await level.selectOption("");
    await page.locator(".closing h3 button").click();
    await other.locator(".hire [aria-checked=true]").waitFor({ state: "detached" });
  },
  "a session is opened from the list by keys": async () => {
    const one = await stage.page();
    await one.goto(`http://127.0.0.1:${stage.port}/`);
    await one.locator(".sessions li").first().waitFor();
    await one.keyboard.press("Tab");
    await one.keyboard.press("Enter");
    await one.locator(".suggestion.open").waitFor();
    await one.context().close();
  },
  "nothing went wrong on the way, and nobody else was asked": async () => assert.deepEqual(stage.wrong, []),
};

const failed = await play(steps);
await stage.close();
process.exit(failed ? 1 : 0);
