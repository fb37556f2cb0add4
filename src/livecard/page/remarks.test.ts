import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { remarks } from "./remarks";

interface Case {
  readonly note: string;
  readonly remarks: readonly (readonly [string, string])[];
}

const CASES = JSON.parse(readFileSync(new URL("../../../tests/golden/notes.json", import.meta.url), "utf8")) as readonly Case[];

test.each(CASES)("Python and the page remark the same on: $note", ({ note, remarks: wanted }) => {
  expect(remarks(note).map(({ rule, words }) => [rule, words])).toEqual(wanted);
});
