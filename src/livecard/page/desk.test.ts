import { expect, test } from "vitest";
import { deskWith } from "./fixtures/fakes";
import { events } from "./fixtures/interview.mjs";
import { Keys } from "./keys";
import type { Event } from "./state";

const interview = events({ finished: true });

function atTheKeys() {
  const { desk, server } = deskWith(interview);
  const asked: string[] = [];
  const reach = { note: () => asked.push("note"), suggestion: () => asked.push("suggestion"), place: () => asked.push("place"), editor: () => asked.push("editor"), find: () => asked.push("find"), now: () => asked.push("now") };
  const keys = new Keys(desk, reach);
  return { desk, server, asked, press: (...all: string[]) => all.map((key) => keys.press(key)) };
}

test("an entry is drawn at once, those that come close behind it together", () => {
  const { desk, server } = deskWith([]);
  let drawn = 0;
  desk.card.subscribe(() => (drawn += 1));
  interview.forEach((event) => server.tell(event));
  expect(drawn).toBe(2);
  server.pass();
  expect(drawn).toBe(3);
  server.pass();
  server.pass();
  expect(drawn).toBe(3);
});

test("the focus rests on the first suggestion and moves on when that is judged", () => {
  const { desk, server, press } = atTheKeys();
  expect(desk.focused.value?.id).toBe(0);
  press("a");
  expect(server.sent).toEqual([{ type: "EvidenceAccepted", evidence: 0 }]);
  server.confirm();
  expect(desk.focused.value?.id).toBe(1);
  press("X");
  expect(server.sent).toEqual([{ type: "EvidenceDismissed", evidence: 1 }]);
});

test("new evidence does not move the focus", () => {
  const { desk, server, press } = atTheKeys();
  press("j", "j", "k");
  const found = interview.find((event) => event.type === "EvidenceFound") as Event & { type: "EvidenceFound" };
  server.tell({ ...found, evidence: 99 });
  server.pass();
  expect(desk.focused.value?.id).toBe(1);
});

test("the focus stays at the ends of the list", () => {
  const { desk, press } = atTheKeys();
  press("k");
  expect(desk.focused.value?.id).toBe(0);
});

test("G and a digit go to a dimension, digits alone rate it, 0 takes the rating back", () => {
  const { desk, server, press } = atTheKeys();
  expect(press("3")).toEqual([false]);
  press("g", "2", "4");
  expect(desk.dimension.value).toBe("API Design");
  expect(server.sent).toEqual([{ type: "RatingGiven", dimension: "API Design", level: 4 }]);
  server.confirm();
  press("4");
  expect(server.sent).toEqual([]);
  press("0");
  expect(server.sent).toEqual([{ type: "RatingGiven", dimension: "API Design", level: null }]);
});

test("a digit that names no dimension or no level does nothing", () => {
  const { desk, server, press } = atTheKeys();
  press("g", "9", "g", "1", "7");
  expect([desk.dimension.value, server.sent]).toEqual(["System Design", []]);
});

test("? shows the keys and Esc hides them", () => {
  const { desk, press } = atTheKeys();
  press("?");
  expect(desk.help.value).toBe(true);
  expect(press("Escape", "Escape")).toEqual([true, false]);
});

test("N, T and J ask for the note, the place and the suggestion; other keys are left alone", () => {
  const { asked, press } = atTheKeys();
  press("n", "t", "j");
  expect(asked).toEqual(["note", "place", "suggestion"]);
  expect(press("q")).toEqual([false]);
});

test("an accepted one can be looked at and dismissed after all", () => {
  const { desk, server, press } = atTheKeys();
  press("a");
  server.confirm();
  desk.shown.value = "accepted";
  press("a");
  expect(server.sent).toEqual([]);
  press("x");
  expect(server.sent).toEqual([{ type: "EvidenceDismissed", evidence: 0 }]);
});

test("a note is sent only where it changed", () => {
  const { desk, server } = deskWith(interview);
  desk.note("", "");
  desk.note("", "clear and calm");
  expect(server.sent).toEqual([{ type: "NoteWritten", dimension: "", text: "clear and calm" }]);
});

test("an event from a newer server is told, and the rest goes on", () => {
  const { desk, server } = deskWith(interview);
  server.tell({ type: "Sneezed" } as unknown as Event);
  server.tell({ type: "AudioHeard", until: 999, late: 0 });
  server.pass();
  expect(desk.trouble.value).toMatch(/build the page anew/);
  expect(desk.card.value.sound.until).toBe(999);
});

test("keys that are pressed faster than the server answers build on one another", () => {
  const { server, press } = atTheKeys();
  press("f", "f", "-", "-");
  const level = (interview.find((event) => event.type === "EvidenceFound") as Event & { type: "EvidenceFound" }).level;
  expect(server.sent.map((one) => ("flag" in one ? one.flag : "level" in one ? one.level : null))).toEqual(
    ["return", "mild", Math.max(1, level - 1), Math.max(1, level - 2)],
  );
});

test("Z takes back the last decision, also one that has not come back yet, and goes to what it was about", () => {
  const { desk, server, press } = atTheKeys();
  expect(press("z")).toEqual([false]);
  press("a", "x", "z", "z");
  expect(server.sent.slice(2)).toEqual([{ type: "DecisionUndone", decision: 2 }, { type: "DecisionUndone", decision: 1 }]);
  server.confirm();
  expect(desk.focused.value?.id).toBe(0);
  expect(desk.evidence.value.every((one) => one.judgement === "open")).toBe(true);
});

test("the same suggestion is not judged twice by a key that is held down", () => {
  const { desk, server } = deskWith(interview);
  const [one] = desk.listed.value;
  desk.accept(one!);
  desk.accept(one!);
  expect(server.sent).toEqual([{ type: "EvidenceAccepted", evidence: 0 }]);
});

test("what is changed in the editor is saved as just what differs", () => {
  const { desk, server, press } = atTheKeys();
  press("e");
  const draft = desk.draft.value!;
  desk.save(draft);
  expect([server.sent, desk.draft.value]).toEqual([[], null]);
  desk.save({ ...draft, to: draft.to - 1, note: "why?" });
  expect(server.sent).toEqual([
    { type: "QuoteChanged", evidence: 0, from: draft.from, to: draft.to - 1 },
    { type: "EvidenceNoted", evidence: 0, text: "why?" },
  ]);
});

test("M marks the last sentence that the candidate finished, under the open dimension", () => {
  const { desk, press } = atTheKeys();
  press("g", "2", "m");
  const draft = desk.draft.value!;
  expect([draft.evidence, draft.dimension]).toEqual([null, "API Design"]);
  expect(desk.card.value.utterances[draft.utterance]?.speaker).toBe("candidate");
});

test("what is taken back can be decided the same way again before the server has answered, also on the glance", () => {
  const { desk, server, press } = atTheKeys();
  press("v");
  desk.outlook.glance.look(desk.card.value);
  const evidence = desk.focused.value!.id;
  press("x");
  server.confirm();
  press("z", "x", "z", "a");
  expect(server.sent).toEqual([
    { type: "DecisionUndone", decision: 1 },
    { type: "EvidenceDismissed", evidence },
    { type: "DecisionUndone", decision: 2 },
    { type: "EvidenceAccepted", evidence },
  ]);
});

test("a level, a tick and a note change back as fast as one changes one's mind", () => {
  const { desk, server, press } = atTheKeys();
  press("g", "2", "3", "0", "3", "i", "i");
  desk.note("", "calm");
  desk.note("", "");
  expect(server.sent.map((one) => ("level" in one ? one.level : "mark" in one ? one.mark : "text" in one && one.text))).toEqual(
    [3, null, 3, "tick", null, "calm", ""],
  );
});

test("what an undo brings back has the keys while it is on its way, and no other in between", () => {
  const { desk, server, press } = atTheKeys();
  press("j", "j", "a");
  server.confirm();
  press("z");
  const focused: (number | undefined)[] = [];
  desk.focused.subscribe((one) => focused.push(one?.id));
  server.tell({ type: "AudioHeard", until: 999, late: 0 });
  server.confirm();
  expect(new Set(focused)).toEqual(new Set([2]));
  press("a");
  server.confirm();
  press("z", "x");
  expect(server.sent.at(-1)).toEqual({ type: "EvidenceDismissed", evidence: 2 });
});

test("from the end of the list the keys go back, past what is decided and not yet confirmed", () => {
  const { desk, server, press } = atTheKeys();
  const ids = desk.listed.value.map((one) => one.id);
  press(...ids.map(() => "j"), "a", "a", "k", "x");
  expect(server.sent.map((one) => "evidence" in one && one.evidence)).toEqual([ids.at(-1), ids.at(-2), ids.at(-4)]);
});

test("evidence is changed as it will be, not as it was", () => {
  const { desk, server, press } = atTheKeys();
  press("f", "e");
  const draft = desk.draft.value!;
  desk.save({ ...draft, to: draft.to - 1 });
  press("k", "e");
  expect(desk.draft.value!.to).toBe(draft.to - 1);
  desk.save({ ...desk.draft.value!, to: draft.to });
  expect(server.sent.slice(1).map((one) => "to" in one && one.to)).toEqual([draft.to - 1, draft.to]);
});

test("a card that is on its way to be reopened may be changed, one on its way to be submitted may not", () => {
  const { desk, server, press } = atTheKeys();
  desk.decide({ type: "CardSubmitted" });
  press("a");
  expect(desk.connection.refused.value).toMatch(/reopen it/);
  desk.decide({ type: "CardReopened" });
  press("a");
  expect(server.sent.map((one) => one.type)).toEqual(["CardSubmitted", "CardReopened", "EvidenceAccepted"]);
});
