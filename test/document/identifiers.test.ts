import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { emitValidators } from "../../scripts/emit/validators/index.ts";
import { checksOf } from "../../scripts/emit/validators/request-parts.ts";
import { warningsOf } from "../../scripts/document/warnings.ts";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "identifiers-"));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const API = `openapi: 3.1.0
info: { title: t, version: "1" }
paths:
  /a:
    post:
      operationId: a
      requestBody: { content: { application/json: { schema: { $ref: "main.json" } } } }
      responses: { "204": { description: d } }
`;

const write = async (files: Readonly<Record<string, unknown>>): Promise<void> => {
  await writeFile(join(home, "api.yaml"), API);
  for (const [name, schema] of Object.entries(files))
    await writeFile(join(home, name), JSON.stringify(schema));
};

/** The validator of the schema in main.json, and what is told of it. */
const load = async (files: Readonly<Record<string, unknown>>) => {
  await write(files);
  const { document } = await bundle(join(home, "api.yaml"), home);
  const model = modelOf(document);
  const code = emitValidators(checksOf(model));
  const { aBody } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    aBody: (value: unknown) => boolean;
  };
  return { validate: aBody, warnings: new Set(warningsOf(model).map(({ message }) => message)) };
};

const integer = { type: "integer" };

test.each<[string, Readonly<Record<string, unknown>>]>([
  [
    "an anchor",
    { "main.json": { $ref: "#whole", $defs: { a: { $anchor: "whole", ...integer } } } },
  ],
  [
    "an anchor in another file",
    {
      "main.json": { $ref: "parts.json#whole" },
      "parts.json": { $defs: { a: { $anchor: "whole", ...integer } } },
    },
  ],
  [
    "anchors of two files that ask each other",
    {
      "main.json": { $ref: "parts.json#there", $defs: { a: { $anchor: "here", ...integer } } },
      "parts.json": { $defs: { a: { $anchor: "there", $ref: "main.json#here" } } },
    },
  ],
  [
    "an identifier that is no place",
    {
      "main.json": {
        $ref: "https://example.com/whole",
        $defs: { a: { $id: "https://example.com/whole", ...integer } },
      },
    },
  ],
  [
    "an identifier within an identifier",
    {
      "main.json": {
        $id: "https://example.com/a/main",
        $ref: "other/thing#/$defs/whole",
        $defs: { a: { $id: "other/thing", $defs: { whole: integer } } },
      },
    },
  ],
  [
    "an anchor of an identifier, and not one of the same name elsewhere",
    {
      "main.json": {
        $id: "https://example.com/main",
        $ref: "thing#x",
        $defs: {
          a: { $id: "thing", $anchor: "x", ...integer },
          b: { $anchor: "x", type: "string" },
        },
      },
    },
  ],
  [
    "a URN",
    {
      "main.json": {
        $ref: "urn:example:whole",
        $defs: { a: { $id: "urn:example:whole", ...integer } },
      },
    },
  ],
  [
    "a dynamic anchor that is the only one",
    {
      "main.json": { $dynamicRef: "#whole", $defs: { a: { $dynamicAnchor: "whole", ...integer } } },
    },
  ],
  [
    "a name with a tilde and a slash in it",
    { "main.json": { $ref: "#/$defs/a~0b~1c", $defs: { "a~b/c": integer } } },
  ],
])("a reference leads to %s", async (_, files) => {
  const { validate, warnings } = await load(files);
  expect([validate(1), validate("1"), warnings]).toEqual([true, false, new Set()]);
});

test("an identifier among data is data", async () => {
  const { validate } = await load({
    "main.json": {
      anyOf: [{ $ref: "https://example.com/whole" }],
      $defs: {
        data: { enum: [{ $id: "https://example.com/whole", type: "null" }] },
        a: { $id: "https://example.com/whole", ...integer },
      },
    },
  });
  expect([validate(1), validate(null)]).toEqual([true, false]);
});

test("a dynamic reference that may lead to several schemas is told, and refuses nothing", async () => {
  const { validate, warnings } = await load({
    "main.json": {
      $id: "https://example.com/main",
      $ref: "list",
      $defs: {
        text: { $dynamicAnchor: "item", type: "string" },
        list: {
          $id: "list",
          type: "array",
          items: { $dynamicRef: "#item" },
          $defs: { any: { $dynamicAnchor: "item" } },
        },
      },
    },
  });
  expect([validate(["a"]), validate([1]), validate({})]).toEqual([true, true, false]);
  expect([...warnings]).toEqual([
    "a `$dynamicRef` that may lead to several schemas is unknown in types, and not checked",
  ]);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  [
    "references",
    {
      "main.json": { $ref: "one.json" },
      "one.json": { $ref: "two.json" },
      "two.json": { $ref: "one.json" },
    },
  ],
  [
    "parts",
    {
      "main.json": { type: "object", properties: { a: { $ref: "one.json" } } },
      "one.json": { allOf: [{ $ref: "two.json" }] },
      "two.json": { allOf: [{ type: "object" }, { $ref: "one.json" }] },
    },
  ],
])("a circle of %s across files is refused with its place", async (_, files) => {
  await write(files);
  await expect(bundle(join(home, "api.yaml"), home)).rejects.toThrow(
    /^(one|two)\.json:1:\d+ #\/ refers to itself, and to nothing else$/,
  );
});

test("files that refer to each other within properties are no circle", async () => {
  const { validate } = await load({
    "main.json": { type: "object", properties: { next: { $ref: "one.json" } } },
    "one.json": { type: "object", required: ["id"], properties: { back: { $ref: "main.json" } } },
  });
  expect(validate({ next: { id: 1, back: { next: { id: 2 } } } })).toBe(true);
  expect(validate({ next: { id: 1, back: { next: {} } } })).toBe(false);
});
