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

test("a name of a file may be encoded, as a URI wants it, or stand as it is", async () => {
  const { validate } = await load({
    "main.json": {
      type: "array",
      prefixItems: [
        { $ref: "a%20b.json#/$defs/c%3C" },
        { $ref: "a b.json" },
        { $ref: "100%.json" },
      ],
    },
    "a b.json": { type: "string", $defs: { "c<": { type: "integer" } } },
    "100%.json": { type: "boolean" },
  });
  expect(validate([1, "a", true])).toBe(true);
  expect([validate(["a"]), validate([1, 1]), validate([1, "a", "b"])]).toEqual([
    false,
    false,
    false,
  ]);
});

test.each<[string, unknown, string]>([
  [
    "an alternative of itself",
    { oneOf: [{ $ref: "#" }, { type: "string" }] },
    "main.json:1:1 #/ asks for itself, without end",
  ],
  [
    "what it is not",
    { not: { $ref: "main.json" } },
    "main.json:1:1 #/ asks for itself, without end",
  ],
])("a schema that is %s is refused", async (_, schema, message) => {
  await write({ "main.json": schema });
  await expect(bundle(join(home, "api.yaml"), home)).rejects.toThrow(message);
});

test.each<[unknown, string]>([
  ["", '6:8 the reference "" leads to no schema'],
  ["#", '6:8 the reference "#" leads to no schema'],
  [5, "6:8 the reference 5 leads to no schema"],
])("the reference %j is refused with its place", async ($ref, message) => {
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components:
  schemas:
    A: { $ref: ${JSON.stringify($ref)} }
    B: { type: object, properties: { $ref: { type: integer } } }
`,
  );
  await expect(bundle(join(home, "api.yaml"), home)).rejects.toThrow(message);
});

test("an example that can't be fetched stays a link", async () => {
  await write({ "main.json": { type: "string" } });
  await writeFile(
    join(home, "api.yaml"),
    `openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components:
  schemas:
    Near: { $ref: main.json }
  examples:
    far: { externalValue: "http://127.0.0.1:1/far.json" }
`,
  );
  const { document, remarks } = await bundle(join(home, "api.yaml"), home);
  expect(document.components?.examples?.["far"]).toEqual({
    externalValue: "http://127.0.0.1:1/far.json",
  });
  expect(remarks.map(({ level, place }) => `${place} ${level}`)).toEqual(["api.yaml:8:10 note"]);
});
