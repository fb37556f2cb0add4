import { expect, test } from "vitest";
import { ACTIONS, ALL, Bindings, type Shelf } from "./bindings";

function memory(kept: string | null = null): Shelf & { kept: string | null } {
  const shelf = { kept, getItem: () => shelf.kept, setItem: (_: string, value: string) => void (shelf.kept = value) };
  return shelf;
}

test("every action has a key of its own", () => {
  expect(new Set(ALL.map((one) => ACTIONS[one].key)).size).toBe(ALL.length);
});

test("a key is found whatever its case", () => {
  const bindings = new Bindings(null);
  expect([bindings.action("A"), bindings.action("a"), bindings.action("§")]).toEqual(["accept", "accept", undefined]);
});

test("a new key is remembered for the next time", () => {
  const shelf = memory();
  expect(new Bindings(shelf).bind("accept", "Q")).toBe(true);
  const again = new Bindings(shelf);
  expect([again.action("q"), again.action("a")]).toEqual(["accept", undefined]);
});

test("a key that is taken is exchanged, so that no action is without one", () => {
  const bindings = new Bindings(null);
  bindings.bind("accept", "x");
  expect([bindings.action("x"), bindings.action("a")]).toEqual(["accept", "dismiss"]);
});

test("digits, blanks and keys that move about cannot be given away", () => {
  const bindings = new Bindings(null);
  expect(["3", " ", "Enter", "Tab", "Escape", "ArrowUp"].map((key) => bindings.bind("accept", key))).toEqual(Array(6).fill(false));
  expect(bindings.action("a")).toBe("accept");
});

test("all can be as at first", () => {
  const bindings = new Bindings(memory());
  bindings.bind("accept", "q");
  bindings.reset();
  expect(bindings.action("a")).toBe("accept");
});

test.each(["{", "[]", "null", '{"accept": 4}', '{"accept": "x"}', '{"accept": "Enter", "dance": "q"}'])(
  "what was kept and is no good (%s) is left alone",
  (kept) => expect(new Bindings(memory(kept)).action("a")).toBe("accept"),
);

test("a browser that keeps nothing does no harm", () => {
  const refusing: Shelf = {
    getItem: () => {
      throw new Error("forbidden");
    },
    setItem: () => {
      throw new Error("forbidden");
    },
  };
  const bindings = new Bindings(refusing);
  expect(bindings.bind("accept", "q")).toBe(true);
  expect(bindings.action("q")).toBe("accept");
});
