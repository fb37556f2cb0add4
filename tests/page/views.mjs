/** How the page looks to everyone: axe-core on each view, hostile text, zoom, no colour, no motion, no mouse. */
import assert from "node:assert/strict";
import { play, Stage, violations } from "./stage.mjs";

const stage = await Stage.open();
await stage.tell("all");

const SIZES = { wide: { width: 1440, height: 900 }, middle: { width: 1024, height: 768 }, narrow: { width: 420, height: 860 } };

/** The views that an interviewer can come to, each by keys from the first. */
const VIEWS = {
  "the first": [],
  "an open dimension": ["g", "2", "3"],
  "evidence that is changed": ["e"],
  "a passage that is marked": ["m"],
  "the transcript searched": ["/"],
  "the sheet of keys": ["?"],
  "flagged evidence": ["j", "f", "f", "f"],
};

async function gone(page, keys) {
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForTimeout(120);
}

/** All views where there is most to see, the fullest ones at every width and in the dark. */
const FULLEST = ["an open dimension", "a passage that is marked"];
const LOOKS = [
  ["wide", "light", Object.keys(VIEWS)],
  ["wide", "dark", FULLEST.slice(0, 1)],
  ["middle", "dark", FULLEST.slice(1)],
  ["narrow", "light", FULLEST],
];

const steps = {};
for (const [size, colorScheme, names] of LOOKS) {
  steps[`axe finds nothing wrong, ${size} and ${colorScheme}`] = async () => {
    const found = [];
    for (const name of names) {
      const page = await stage.page({ viewport: SIZES[size], colorScheme });
      await gone(page, VIEWS[name]);
      found.push(...(await violations(page)).map((one) => `${name}: ${one}`));
      await page.context().close();
    }
    assert.deepEqual(found, []);
  };
}

Object.assign(steps, {
  "axe finds nothing wrong with the list of sessions": async () => {
    const page = await stage.page();
    await page.goto(`http://127.0.0.1:${stage.port}/`);
    await page.locator(".sessions li").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.context().close();
  },
  "at 200 % nothing runs over the edge, and every part can be reached": async () => {
    const page = await stage.page({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 });
    for (const part of ["Card", "Evidence", "Transcript"]) {
      await page.locator(".tabs button", { hasText: part }).click();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), part);
    }
    await page.locator(".tabs button", { hasText: "Evidence" }).click();
    await page.locator(".suggestion.open .accept").scrollIntoViewIfNeeded();
    assert.ok(await page.locator(".suggestion.open .accept").isVisible());
    await page.context().close();
  },
  "who wants less motion gets none": async () => {
    const page = await stage.page({ reducedMotion: "reduce" });
    const moving = await page.evaluate(() => document.getAnimations().length);
    const slow = await page.evaluate(() =>
      [...document.querySelectorAll("*")].filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0).length,
    );
    assert.deepEqual([moving, slow], [0, 0]);
    await page.context().close();
  },
  "without colour everything is still said: by a sign, a word or a line": async () => {
    const page = await stage.page({ forcedColors: "active" });
    // As text: what is out of sight is not laid out, and has no inner text.
    const signs = await page.locator(".suggestion .polarity").allTextContents();
    assert.deepEqual([...new Set(signs)].sort(), ["+", "−"]);
    const words = await page.locator(".suggestion .belief").allTextContents();
    assert.deepEqual([...new Set(words)].sort(), ["check", "likely", "strong"]);
    await gone(page, ["g", "1", "4"]);
    const rated = page.locator(".row").first().locator("[aria-checked=true]");
    assert.equal(await rated.evaluate((one) => getComputedStyle(one).fontWeight), "700");
    const marked = await page.locator("mark").first().evaluate((one) => getComputedStyle(one).borderBottomStyle);
    assert.notEqual(marked, "none");
    await gone(page, ["z"]);
    await page.context().close();
  },
  "Tab comes to every control in few steps, also past all the suggestions, and shows where it is": async () => {
    const page = await stage.page();
    await gone(page, ["g", "2", "4"]);
    await page.locator(".row").nth(1).locator("[role=radio]").nth(3).and(page.locator("[aria-checked=true]")).waitFor();
    await page.evaluate(() => document.activeElement.blur());
    const missed = await page.evaluate(() => {
      const controls = document.querySelectorAll("a, button, input, select, textarea, summary, [role=slider], .scroll[tabindex], .suggestion.open");
      // Of a group of choices Tab comes to one, the arrows to the others; a suggestion that is not open is opened first.
      const own = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.role !== "radio" && !one.closest(".suggestion:not(.open)");
      window.missed = new Set([...controls].filter(own));
      for (const group of document.querySelectorAll("[role=radiogroup]")) window.missed.add(group);
      return window.missed.size;
    });
    assert.ok(missed > 40, `there are but ${missed} controls`);
    for (let step = 0; step < 90; step += 1) {
      await page.keyboard.press("Tab");
      const lost = await page.evaluate(() => {
        const one = document.activeElement;
        window.missed.delete(one);
        window.missed.delete(one.closest("[role=radiogroup]"));
        return one === document.body || getComputedStyle(one).outlineStyle !== "none" ? "" : one.outerHTML;
      });
      assert.equal(lost, "", "it has the focus and does not show it");
    }
    assert.deepEqual(await page.evaluate(() => [...window.missed].map((one) => one.outerHTML.slice(0, 120))), []);
    await page.context().close();
  },
  "a small screen is worked by touch": async () => {
    const page = await stage.page({ viewport: SIZES.narrow, hasTouch: true, isMobile: true });
    const waiting = page.locator(".queue .filters .number").first();
    await page.locator(".tabs button", { hasText: "Evidence" }).tap();
    const before = Number(await waiting.innerText());
    await page.locator(".suggestion.open .accept").tap();
    await page.locator(".queue .filters .number", { hasText: new RegExp(`^${before - 1}$`) }).waitFor();
    await page.locator(".undo").tap();
    await page.locator(".queue .filters .number", { hasText: new RegExp(`^${before}$`) }).waitFor();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll(".queue button")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 24).map((one) => one.textContent),
    );
    assert.deepEqual(small, []);
    await page.context().close();
  },
});

const HOSTILE = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</textarea><svg onload=alert(1)>", "{{7*7}}${7*7}",
  "javascript:alert(1)", "\u202egnirts a\u202c", "\u2066isolated\u2069 \u200fRTL\u200e", "a\u0300\u0301\u0302\u0303", "&lt;b&gt;&amp;", "\u0000nul",
];

/** What of a view is markup of somebody else's making, or text that turns what stands beside it. */
async function harm(page) {
  return page.evaluate(() => {
    const foreign = [...document.querySelectorAll("#page script, #page img, #page svg[onload], #page iframe")];
    const own = (one) => [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join("");
    const turning = [...document.querySelectorAll("#page *")].filter((one) => /[\u202a-\u202e\u2066-\u2069]/.test(own(one)) && !one.closest("[dir=auto]"));
    return [...foreign, ...turning].map((one) => one.outerHTML.slice(0, 200));
  });
}

/** How one comes to each view, and what of the harmful texts must stand in it as it was written. */
const HARMED = {
  "an open dimension": [["g", "1"], ""],
  "evidence that is changed": [["e"], ""],
  "a passage that is marked": [["Escape", "m"], ""],
  "the sheet of keys": [["Escape", "?"], ""],
  "the checklist": [["Escape", "c"], " to tick"],
  "the guide": [["c"], " to ask"],
  "a glance": [["c", "v"], null],
};

steps["text that means harm is drawn as text: in every view, the names, the rubric, the notes"] = async () => {
  const bad = await Stage.open({ hostile: HOSTILE });
  await bad.tell(-1);
  const page = await bad.page();
  const told = [];
  const look = async (what, end) => {
    const shown = await page.evaluate(() => document.body.innerText);
    for (const text of end === null ? [] : HOSTILE.slice(0, 5)) assert.ok(shown.includes(text + end), `${text}${end} is not in ${what}`);
    told.push(...(await harm(page)).map((one) => `${what}: ${one}`));
  };
  for (const [what, [keys, end]] of Object.entries(HARMED)) {
    await gone(page, keys);
    await look(what, end);
  }
  await gone(page, ["v", "c", "c"]);
  await page.locator(".next .probe", { hasText: " to probe" }).waitFor();
  await gone(page, ["c", "n"]);
  await page.keyboard.insertText(HOSTILE.join(" "));
  await gone(page, ["Escape"]);
  await bad.tell("all");
  await page.locator(".hire button").nth(1).click();
  await page.locator("#reason").fill(HOSTILE.join(" "));
  await page.locator("#reason").blur();
  await gone(page, ["a"]);
  await look("the verdict", "");
  await page.goto(`http://127.0.0.1:${bad.port}/`);
  await page.locator(".sessions li").first().waitFor();
  await look("the list of sessions", null);
  assert.deepEqual(told, []);
  assert.deepEqual(bad.wrong, []);
  await bad.close();
};
steps["nothing went wrong on the way, and nobody else was asked"] = async () => assert.deepEqual(stage.wrong, []);

const failed = await play(steps);
await stage.close();
process.exit(failed ? 1 : 0);
