import { expect, test } from "vitest";
import { modelOf } from "../../scripts/document/model.ts";
import { emitValidators } from "../../scripts/emit/validators/index.ts";
import { checksOf } from "../../scripts/emit/validators/request-parts.ts";
import type { Document, Schema } from "../../scripts/document/types.ts";
import { api, json, ref } from "./support/api.ts";

type Validate = ((value: unknown) => boolean) & {
  errors?: { instancePath: string; keyword: string }[] | null;
};

/** validators.js of a document. */
const codeOf = (document: Document): string => emitValidators(checksOf(modelOf(document)));

const load = async (document: Document): Promise<Record<string, Validate>> =>
  (await import(`data:text/javascript,${encodeURIComponent(codeOf(document))}`)) as Record<
    string,
    Validate
  >;

/** The validators of a schema as a request's body and as an answer. */
const bothWays = async (
  schema: Schema,
  openapi = "3.1.0",
): Promise<{ sent: Validate; answered: Validate }> => {
  const document = api(
    {
      "post /a": {
        operationId: "a",
        requestBody: json(ref("Value")),
        responses: { "200": json(ref("Value")) },
      },
    },
    { Value: schema },
    openapi,
  );
  const { aBody, a200 } = await load(document);
  if (aBody === undefined || a200 === undefined) throw new Error("a validator is missing");
  return { sent: aBody, answered: a200 };
};

const accepts: [string, Schema, unknown[], unknown[]][] = [
  [
    "counts characters, not code units",
    { type: "string", maxLength: 2 },
    ["ab", "😀😀", "漢字"],
    ["abc", "😀😀😀"],
  ],
  ["reads patterns as Unicode", { type: "string", pattern: "^\\p{L}+$" }, ["é漢"], ["1"]],
  [
    "reads patterns with needless escapes",
    { type: "string", pattern: "^[\\w\\-]+\\:$" },
    ["a-b:"],
    ["a b:"],
  ],
  [
    "knows common formats",
    { type: "string", format: "uuid" },
    ["ac1bf54f-6a23-4074-af77-800648d25bc8"],
    ["ac1b"],
  ],
  [
    "takes formats it doesn't know for words",
    { type: "string", format: "colour" },
    ["anything"],
    [1],
  ],
  ["bounds int32", { type: "integer", format: "int32" }, [2147483647], [2147483648, 1.5]],
  [
    "compares whole values",
    { uniqueItems: true, items: {} },
    [[{ a: [1] }, { a: [2] }]],
    [[{ a: [1] }, { a: [1] }]],
  ],
  [
    "compares constants",
    { const: { a: [1, null] } },
    [{ a: [1, null] }],
    [{ a: [1] }, { a: [1, 2] }],
  ],
  [
    "is not fooled by names every object has",
    { type: "object", required: ["constructor"] },
    [JSON.parse('{"constructor":1}')],
    [],
  ],
  [
    "sees a property named __proto__",
    { type: "object", additionalProperties: false },
    [{}],
    [JSON.parse('{"__proto__":1}')],
  ],
  [
    "keeps track of evaluated properties",
    { allOf: [{ properties: { a: {} } }], properties: { b: {} }, unevaluatedProperties: false },
    [{ a: 1, b: 1 }],
    [{ c: 1 }],
  ],
  [
    "follows recursion",
    { type: "object", properties: { next: ref("Value"), n: { type: "number" } } },
    [{ next: { next: { n: 1 } } }],
    [{ next: { next: { n: "1" } } }],
  ],
];

test.each(accepts)("a validator %s", async (_, schema, good, bad) => {
  const { sent } = await bothWays(schema);
  for (const value of good) expect([value, sent(value)]).toEqual([value, true]);
  for (const value of bad) expect([value, sent(value)]).toEqual([value, false]);
});

test("what only travels the other way isn't required", async () => {
  const { sent, answered } = await bothWays({
    type: "object",
    required: ["id", "secret"],
    properties: {
      id: { type: "string", readOnly: true },
      secret: { type: "string", writeOnly: true },
    },
  });
  expect([
    sent({ secret: "s" }),
    sent({ id: "i" }),
    answered({ id: "i" }),
    answered({ secret: "s" }),
  ]).toEqual([true, false, true, false]);
});

const withId: Schema = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "string", readOnly: true } },
};

test.each<[string, Schema, unknown, unknown]>([
  ["then", { if: {}, then: withId }, { id: "i" }, {}],
  ["else", { if: { not: {} }, else: withId }, { id: "i" }, {}],
  ["contains", { type: "array", contains: withId }, [{ id: "i" }], [{}]],
  ["dependentSchemas", { dependentSchemas: { a: withId } }, { a: 1, id: "i" }, { a: 1 }],
  ["unevaluatedItems", { type: "array", unevaluatedItems: withId }, [{ id: "i" }], [{}]],
])(
  "what only travels the other way isn't required under %s either",
  async (_, schema, withIt, withoutIt) => {
    const { sent, answered } = await bothWays(schema);
    expect([sent(withIt), sent(withoutIt)]).toEqual([true, true]);
    expect([answered(withIt), answered(withoutIt)]).toEqual([true, false]);
  },
);

test("OpenAPI 3.0's own words mean what they mean in 3.1", async () => {
  const { sent } = await bothWays(
    {
      type: "object",
      properties: {
        a: { type: "string", nullable: true, enum: ["x"] },
        b: { type: "number", minimum: 0, exclusiveMinimum: true },
      },
    } as Schema,
    "3.0.3",
  );
  expect([{ a: null }, { a: "x" }, { b: 1 }].map(sent)).toEqual([true, true, true]);
  expect([{ a: "y" }, { b: 0 }].map(sent)).toEqual([false, false]);
});

test("an error names the place and the rule", async () => {
  const { sent } = await bothWays({
    type: "object",
    properties: { a: { type: "array", items: { type: "integer", maximum: 3 } } },
  });
  expect(sent({ a: [1, 9] })).toBe(false);
  expect(sent.errors).toMatchObject([
    { instancePath: "/a/1", keyword: "maximum", params: { limit: 3 } },
  ]);
});

test("the module needs no eval and loads nothing", () => {
  const schema: Schema = {
    type: "array",
    uniqueItems: true,
    items: { type: "string", minLength: 1, format: "email", pattern: "^a" },
  };
  const text = codeOf(api({ "post /a": { requestBody: json(schema) } }));
  expect(text).not.toMatch(/\beval\b|new Function|\brequire\b|\bimport\b/);
});

test("parameters are validated as the values they mean", async () => {
  const { listQuery, listPath } = await load(
    api({
      "get /a/{id}": {
        operationId: "list",
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string", minLength: 2 } },
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1 } },
          { name: "q", in: "query", required: true, schema: { type: "string" } },
        ],
      },
    }),
  );
  expect([{ q: "a" }, { q: "a", limit: 1 }].map((each) => listQuery?.(each))).toEqual([true, true]);
  expect(
    [{}, { q: "a", limit: 0 }, { q: "a", limit: "1" }].map((each) => listQuery?.(each)),
  ).toEqual([false, false, false]);
  expect([{ id: "ab" }, { id: "a" }].map((each) => listPath?.(each))).toEqual([true, false]);
});
