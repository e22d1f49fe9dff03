import { expect, test } from "vitest";
import { emitClient } from "../../scripts/emit/client/index.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { emitTypes } from "../../scripts/emit/types/index.ts";
import { typesOf as typesOfModel } from "../../scripts/emit/types/named-types.ts";
import type { Document, Schema } from "../../scripts/document/types.ts";
import { api, json, ref } from "./support/api.ts";

/** The part of schema.ts that is made of components; `Value` is answered, and sent where `sent` is true. */
const typesOf = (
  schemas: Readonly<Record<string, Schema>>,
  sent = false,
  openapi = "3.1.0",
): string => {
  const document = api(
    {
      "post /a": {
        operationId: "a",
        ...(sent ? { requestBody: json(ref("Value")) } : {}),
        responses: { "200": json(ref("Value")) },
      },
    },
    schemas,
    openapi,
  );
  const model = modelOf(document);
  return emitTypes(model, typesOfModel(model), "runtime").split("export interface paths")[0] ?? "";
};

/** client.ts of a document. */
const clientOf = (document: Document): string => {
  const model = modelOf(document);
  return emitClient(model, typesOfModel(model), "ga-listeners/runtime");
};

test("a property's comment says what it is, its constraints, default and example", () => {
  const text = typesOf({
    Value: {
      type: "object",
      properties: {
        port: {
          type: "integer",
          title: "Port",
          description: "Where it listens.",
          minimum: 1,
          maximum: 65535,
          default: 80,
          example: 443,
        },
        name: {
          type: "string",
          minLength: 1,
          maxLength: 64,
          pattern: "^[a-z]+$",
          deprecated: true,
        },
        many: {
          type: "array",
          minItems: 2,
          maxItems: 2,
          uniqueItems: true,
          items: { type: "number", exclusiveMinimum: 0, multipleOf: 0.5 },
        },
      },
    },
  });
  expect(text).toContain(
    [
      "    /**",
      "     * Port",
      "     *",
      "     * Where it listens.",
      "     *",
      "     * 1 to 65535.",
      "     *",
      "     * @default 80",
      "     * @example 443",
      "     */",
      "    port?: number;",
    ].join("\n"),
  );
  expect(text).toContain("* 1 to 64 characters, matches `^[a-z]+$`.\n     *\n     * @deprecated\n");
  expect(text).toContain(
    "     * 2 items, no item twice.\n     *\n     * - Each item: More than 0, a multiple of 0.5.\n     */\n    many?: number[];",
  );
});

test("a comment also says what parts are that have no name", () => {
  const text = typesOf({
    Value: {
      description: "A value.",
      anyOf: [
        { type: "string", title: "Text", description: "In words.\n\nOr in none." },
        { type: "array", items: { type: "array", items: { type: "string", maxLength: 3 } } },
        { const: 7, description: "Luck." },
        ref("Other"),
      ],
    },
    Other: {
      type: "object",
      description: "Another one.",
      properties: {
        pair: {
          type: "array",
          prefixItems: [
            { type: "string", description: "What." },
            { type: "integer", minimum: 1 },
          ],
          items: { $ref: "#/components/schemas/Other", description: "Its kin." },
        },
        map: { type: "object", additionalProperties: { type: "string", description: "A word." } },
        mood: { oneOf: [{ const: "calm", title: "Calm", description: "At rest." }] },
      },
    },
  });
  const comment = (lines: readonly string[], indent = "") =>
    `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
  expect(text).toContain(
    comment([
      "A value.",
      "",
      "- Either: Text",
      "",
      "  In words.",
      "",
      "  Or in none.",
      "- Either:",
      "  - Each item:",
      "    - Each item: At most 3 characters.",
      "- Either `7`: Luck.",
    ]) + "export type Value =",
  );
  expect(text).toContain(
    `${comment(["- Item 1: What.", "- Item 2: At least 1.", "- Each further item: Its kin."], "    ")}    pair?:`,
  );
  expect(text).toContain(`    /** - Each value: A word. */\n    map?:`);
  expect(text).toContain("/** At rest. */");
});

test("a list of values is a const object, a union and a list; closed when sent, open when answered", () => {
  const text = typesOf(
    {
      Value: { type: "object", properties: { color: ref("Color"), size: { enum: [1, 2] } } },
      Color: { type: "string", enum: ["red", "dark-blue"] },
    },
    true,
  );
  expect(text).toContain(
    'export const Color = {\n  red: "red",\n  "dark-blue": "dark-blue",\n} as const;\n',
  );
  expect(text).toContain('export type Color = "red" | "dark-blue";\n');
  expect(text).toContain('export const ColorValues = ["red", "dark-blue"] as const;\n');
  expect(text).toContain(
    "export interface Value {\n    color?: Color | (string & {});\n    size?: ValueSize | (number & {});\n}",
  );
  expect(text).toContain(
    "export interface ValueInput {\n    color?: Color | undefined;\n    size?: ValueSize | undefined;\n}",
  );
});

test("members of a list of values take their names and words from the document", () => {
  const named: Schema = {
    type: "integer",
    enum: [0, 1],
    "x-enum-varnames": ["Off", "On"],
    "x-enumDescriptions": { "1": "It runs" },
  };
  expect(typesOf({ Value: named })).toContain(
    "export const Value = {\n  Off: 0,\n  /** It runs */\n  On: 1,\n} as const;\n",
  );
  const constants: Schema = {
    oneOf: [{ const: "a", title: "first", description: "The first" }, { const: "b" }],
  };
  expect(typesOf({ Value: constants })).toContain(
    'export const Value = {\n  /** The first */\n  first: "a",\n  b: "b",\n} as const;\n',
  );
});

test("a schema that travels both ways has two types only where they differ", () => {
  expect(
    typesOf({ Value: { type: "object", properties: { a: { type: "string" } } } }, true),
  ).not.toContain("Input");
  const differing: Schema = {
    type: "object",
    properties: { a: { type: "string", readOnly: true }, b: { type: "string", writeOnly: true } },
  };
  const text = typesOf({ Value: differing, ValueInput: { type: "string" } }, true);
  expect(text).toContain("export interface Value {\n    a?: string;\n}");
  expect(text).toContain("export interface ValueInput2 {\n    b?: string | undefined;\n}");
});

test.each<[string, Readonly<Record<string, Schema>>, string]>([
  [
    "a list that begins with items of its own",
    {
      Row: {
        type: "array",
        prefixItems: [{ type: "string" }, { type: "integer" }],
        items: { enum: [true, null] },
      },
    },
    "export type Row = [string, number, ...(true | null)[]];",
  ],
  [
    "a list of which all that isn't evaluated is described",
    {
      Row: {
        type: "array",
        prefixItems: [{ type: "string" }],
        unevaluatedItems: { type: "number" },
      },
    },
    "export type Row = [string, ...(number)[]];",
  ],
  [
    "nullable by type",
    { Value: { type: ["string", "null"] } },
    "export type Value = string | null;",
  ],
  ["nothing known", { Value: {} }, "export type Value = unknown;"],
  [
    "no object's property",
    { Value: { type: "object", additionalProperties: false } },
    "export type Value = Record<string, never>;",
  ],
  [
    "a map",
    { Value: { type: "object", additionalProperties: { type: "number" } } },
    "export interface Value {\n    [key: string]: number;\n}",
  ],
  [
    "a map beside properties that don't fit",
    { Value: { properties: { a: { type: "string" } }, additionalProperties: { type: "number" } } },
    "[key: string]: unknown;",
  ],
  ["constants", { Value: { enum: ["a", 1, null] } }, 'export type Value = "a" | 1 | null;'],
  [
    "a property that must be there beside a union",
    {
      Value: { oneOf: [ref("A"), ref("B")], required: ["a"] },
      A: { properties: { a: {} } },
      B: {},
    },
    "a: unknown;",
  ],
  [
    "more required than the part says",
    { Value: { allOf: [ref("A")], required: ["a"] }, A: { properties: { a: { type: "string" } } } },
    'export type Value = WithRequired<A, "a">;',
  ],
  [
    "more required, of a name full of signs",
    { Value: { allOf: [ref("A")], required: ["a/b%~#"] }, A: { properties: { "a/b%~#": {} } } },
    'export type Value = WithRequired<A, "a\\u002fb\\u0025\\u007e\\u0023">;',
  ],
  [
    "a schema called like a type of the language",
    { Value: { type: "array", items: ref("string") }, string: { type: "integer" } },
    "export type Value = string2[];",
  ],
  [
    "a reference with percent signs",
    { Value: { type: "array", items: ref("a%20b") }, "a b": { type: "boolean" } },
    "export type Value = AB[];",
  ],
  [
    "beside a reference",
    { Value: { ...ref("A"), properties: { b: { type: "string" } } }, A: { properties: { a: {} } } },
    "} & A;",
  ],
  [
    "a part of another schema",
    {
      Value: { properties: { a: { $ref: "#/components/schemas/A/properties/x" } } },
      A: { properties: { x: { type: "boolean" } } },
    },
    "export type AX = boolean;",
  ],
  [
    "a union whose variants are made of it",
    {
      Value: {
        type: "object",
        properties: { kind: { type: "string" } },
        oneOf: [ref("Cat")],
        discriminator: { propertyName: "kind" },
      },
      Cat: { allOf: [ref("Value"), { properties: { lives: { type: "number" } } }] },
    },
    "export type Cat = ValueBase & {",
  ],
])("%s", (_, schemas, expected) => {
  expect(typesOf(schemas)).toContain(expected);
});

test("names that the client uses itself are imported under another", () => {
  const text = clientOf(
    api(
      { "get /a": { operationId: "a", responses: { "200": json(ref("List")) } } },
      { List: { type: "object", properties: {} } },
    ),
  );
  expect(text).toContain("  List as SchemaList,\n");
  expect(text).toContain("a: (options?: CallOptions): Call<SchemaList> =>");
});

test("nothing is unwrapped, paged or remembered without an extension", () => {
  const list: Schema = {
    type: "object",
    properties: {
      items: { type: "array", items: { type: "string" } },
      next_marker: { type: "string" },
    },
  };
  const text = clientOf(
    api({
      "get /a": { operationId: "listItems", tags: ["items"], responses: { "200": json(list) } },
    }),
  );
  expect(text).toContain(
    "list: (options?: CallOptions): Call<ListItemsResult> =>\n      send(listItems, {}, options),",
  );
});

test("what begins a line of a description with @ is no tag of the comment", () => {
  const schemas = {
    Value: {
      type: "object",
      properties: {
        type: { type: "string", description: "@deprecated is a word here.\n\n  @see nothing" },
        mail: {
          type: "string",
          description: "Such as me@example.com, or @ alone.",
          deprecated: true,
        },
      },
    },
  } as const;
  const types = typesOf(schemas);
  expect(types).toContain("* \\@deprecated is a word here.");
  expect(types).toMatch(/\* +\\@see nothing/);
  expect(types).toContain("Such as me@example.com, or @ alone.");
  expect(types.match(/\* @\w+/g)).toEqual(["* @deprecated"]);
  const client = clientOf(
    api({
      "get /a": { operationId: "a", summary: "@throws never", description: "One\n@param two" },
    }),
  );
  expect(client).toContain("* \\@throws never");
  expect(client).toContain("* \\@param two");
});
