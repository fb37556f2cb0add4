import { expect, test } from "vitest";
import schema from "./schema.json";
import { types, type Schema } from "./types";

test("events.ts is what schema.json says (npm run types writes it anew)", async () => {
  await expect(types(schema.$defs as Record<string, Schema>)).toMatchFileSnapshot("./events.ts");
});

test("an event is told apart by its type, a constant", () => {
  const text = types({ Ended: { properties: { type: { enum: ["Ended"] } }, required: ["type"] } });
  expect(text).toContain('export interface Ended {\n  readonly type: "Ended";\n}');
});

test("fields that may be missing, lists, pairs, maps and unions have their own forms", () => {
  const text = types({
    All: {
      properties: {
        maybe: { type: "string" },
        many: { type: "array", items: { type: "integer" } },
        pair: { type: "array", prefixItems: [{ type: "number" }, { type: "boolean" }] },
        map: { type: "object", additionalProperties: { $ref: "#/$defs/Other" } },
        either: { anyOf: [{ enum: [1, 2] }, { type: "null" }] },
      },
      required: ["many"],
    },
  });
  expect(text).toContain("readonly maybe?: string;");
  expect(text).toContain("readonly many: readonly (number)[];");
  expect(text).toContain("readonly pair?: readonly [number, boolean];");
  expect(text).toContain("readonly map?: { readonly [name: string]: Other };");
  expect(text).toContain("readonly either?: 1 | 2 | null;");
});

test("a shape without a rule is an error, not an `any`", () => {
  expect(() => types({ Odd: { type: "bits" } })).toThrow(/has no rule/);
});
