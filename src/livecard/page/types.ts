/** TypeScript types from the JSON Schema that Python writes: `events.ts` is this module's output. */

export interface Schema {
  $ref?: string;
  anyOf?: Schema[];
  enum?: (string | number)[];
  type?: string;
  items?: Schema;
  prefixItems?: Schema[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  description?: string;
}

const HEADER =
  "/** What goes over the socket. Generated from schema.json: change the Python events, then run `npm run types`. */\n";

export function types(defs: Record<string, Schema>): string {
  return HEADER + Object.entries(defs).map(([name, schema]) => declaration(name, schema)).join("");
}

function declaration(name: string, schema: Schema): string {
  const comment = schema.description ? `/** ${schema.description} */\n` : "";
  if (!schema.properties) return `\n${comment}export type ${name} = ${expression(schema)};\n`;
  const required = new Set(schema.required);
  const fields = Object.entries(schema.properties).map(
    ([field, inner]) => `  readonly ${field}${required.has(field) ? "" : "?"}: ${expression(inner)};\n`,
  );
  return `\n${comment}export interface ${name} {\n${fields.join("")}}\n`;
}

function expression(schema: Schema): string {
  if (schema.$ref) return schema.$ref.replace("#/$defs/", "");
  if (schema.anyOf) return schema.anyOf.map(expression).join(" | ");
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(" | ");
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "null":
      return "null";
    case "array":
      return list(schema);
    case "object":
      return `{ readonly [name: string]: ${mapped(schema.additionalProperties)} }`;
    default:
      throw new Error(`types.ts has no rule for ${JSON.stringify(schema)}: add one`);
  }
}

function list(schema: Schema): string {
  if (schema.prefixItems) return `readonly [${schema.prefixItems.map(expression).join(", ")}]`;
  return schema.items ? `readonly (${expression(schema.items)})[]` : "readonly unknown[]";
}

function mapped(inner: Schema | boolean | undefined): string {
  return inner === undefined || typeof inner === "boolean" ? "unknown" : expression(inner);
}
