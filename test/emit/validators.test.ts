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
    "knows dates, with the zone where there is a time",
    {
      type: "object",
      properties: {
        day: { type: "string", format: "date" },
        at: { type: "string", format: "date-time" },
        time: { type: "string", format: "time" },
      },
    },
    [
      { day: "2024-02-29" },
      { at: "2024-02-29T23:59:60Z" },
      { at: "2024-02-29t10:00:00.123+05:30" },
      { time: "10:00:00-08:00" },
    ],
    [
      { day: "29.2.2024" },
      { day: "2024-13-01" },
      { day: "2024-02-29T00:00:00Z" },
      { at: "2024-02-29" },
      { at: "2024-02-29T10:00:00" },
      { at: "2024-02-29 10:00:00Z" },
      { at: "2024-02-29T24:00:00Z" },
      { time: "10:00" },
    ],
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
    [JSON.parse('{"constructor":1}'), JSON.parse('{"constructor":null}')],
    [{}],
  ],
  [
    "looks for properties of inherited names among a value's own",
    {
      type: "object",
      required: ["toString", "id"],
      properties: { toString: { type: "string" }, valueOf: { type: "integer" }, id: {} },
      additionalProperties: false,
    },
    [
      { id: 1, toString: "a" },
      { id: 1, toString: "a", valueOf: 1 },
    ],
    [{ id: 1 }, { toString: "a" }, { id: 1, toString: 1 }, { id: 1, toString: "a", more: 1 }],
  ],
  [
    "counts what `if` has seen, also where nothing follows from it",
    { if: { required: ["a"], properties: { a: { const: 1 } } }, unevaluatedProperties: false },
    [{ a: 1 }, {}],
    [{ a: 2 }, { a: 1, b: 1 }],
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

test.each<[string, Schema]>([
  [
    "beside the part that defines it",
    {
      allOf: [
        { properties: { id: { readOnly: true }, secret: { writeOnly: true } } },
        { required: ["id", "secret"] },
      ],
    },
  ],
  ["in a component that doesn't define it", { allOf: [ref("Kept"), { allOf: [ref("Strict")] }] }],
  ["beside variants", { required: ["id", "secret"], oneOf: [ref("Kept"), { type: "string" }] }],
  [
    "where the property is read-only by what it refers to",
    {
      required: ["id", "secret"],
      properties: { id: { allOf: [ref("Id")] }, secret: { anyOf: [{ writeOnly: true }] } },
    },
  ],
])("what only travels the other way isn't required %s", async (_, value) => {
  const { aBody, a200 } = await load(
    api(
      {
        "post /a": {
          operationId: "a",
          requestBody: json(ref("Value")),
          responses: { "200": json(ref("Value")) },
        },
      },
      {
        Value: value,
        Kept: {
          type: "object",
          properties: { id: { readOnly: true }, secret: { writeOnly: true } },
        },
        Strict: { required: ["id", "secret"] },
        Id: { readOnly: true },
      },
      "3.0.3",
    ),
  );
  expect([aBody?.({ secret: 1 }), aBody?.({ id: 1 })]).toEqual([true, false]);
  expect([a200?.({ id: 1 }), a200?.({ secret: 1 })]).toEqual([true, false]);
});

test("what is forbidden to be there is asked of all keys", async () => {
  const { sent, answered } = await bothWays({
    properties: { id: { readOnly: true } },
    not: { required: ["id", "old"] },
  });
  expect([sent({}), sent({ id: 1, old: 1 })]).toEqual([true, false]);
  expect([answered({ id: 1 }), answered({ id: 1, old: 1 })]).toEqual([true, false]);
});

test.each<[pattern: string, good: string[], bad: string[]]>([
  ["^\\d{3}\\-\\d{4}$", ["555-1234"], ["x", "5551234"]],
  ["^[a-z\\_\\-]+$", ["a_-"], ["A", "\\"]],
  ["^[\\w-\\.]+@[a-z]+$", ["a-b.c@d"], ["a b@d"]],
  ["^{[a-z]+}$", ["{a}"], ["a"]],
  ["^https\\:\\/\\/a\\#\\@\\%$", ["https://a#@%"], ["https://a"]],
  ["^[^\\<\\>\\&]]$", ["a]"], ["<]", "a"]],
  ["^a{,3}$", ["a{,3}"], ["aaa"]],
  ["^[+--\\]]$", ["+", ",", "-", "]"], ["."]],
  ["^(a)\\1\\2$", ["aa\u0002"], ["aa"]],
  ["^\\p{L}\\-[\\p{L}\\_]$", ["é-漢", "é-_"], ["1-2"]],
  ["^\\😀\\Q$", ["😀Q"], ["😀"]],
])(
  "the pattern %s means what ECMAScript says, also as a property's name",
  async (pattern, good, bad) => {
    const { sent } = await bothWays({ pattern });
    expect(good.map(sent)).toEqual(good.map(() => true));
    expect(bad.map(sent)).toEqual(bad.map(() => false));
    const named = await bothWays({
      patternProperties: { [pattern]: { type: "integer" } },
      additionalProperties: false,
    });
    const holding = (value: unknown) => (key: string) => named.sent({ [key]: value });
    expect(good.map(holding(1))).toEqual(good.map(() => true));
    expect([...good.map(holding("a")), ...bad.map(holding(1))]).not.toContain(true);
  },
);

test("what is no pattern at all is not checked, and refuses nothing", async () => {
  const { sent } = await bothWays({
    properties: { a: { pattern: "(?<a" } },
    patternProperties: { "(?<a": { type: "integer" }, "^x": { type: "integer" } },
    additionalProperties: false,
    propertyNames: { pattern: "(?<a" },
  });
  expect([{ a: "anything", b: "c", x: 1 }, { x: "y" }].map(sent)).toEqual([true, false]);
});

test.each<[number, number[], number[]]>([
  [0.01, [0.07, 4.35, 8.61, 19.99, -0.29, 1e21, 0], [0.015, 19.999, 1e-7]],
  [0.1, [0.3, 0.7, 1.1], [0.25]],
  [1e-8, [12391239123, 3e-8], [1e-9]],
  [3, [9, -3], [10, 4.5]],
  [2.5, [7.5, 1e22], [8]],
])("a multiple of %d is one in decimals", async (multipleOf, good, bad) => {
  const { sent } = await bothWays({ multipleOf });
  expect(good.filter((each) => !sent(each))).toEqual([]);
  expect(bad.filter((each) => sent(each))).toEqual([]);
});

test("all prices are multiples of a cent", async () => {
  const { sent } = await bothWays({ multipleOf: 0.01 });
  const prices = Array.from({ length: 10_001 }, (_, cents) => cents / 100);
  expect(prices.filter((each) => !sent(each))).toEqual([]);
});

test("no name of the document is one of the compiler's", async () => {
  const names = ["validate", "schema", "func", "pattern", "lengthOf", "isEqual", "root", "default"];
  const document = api(
    Object.fromEntries(
      names.map((name) => [
        `post /${name}`,
        {
          operationId: name,
          requestBody: json({ type: "string", maxLength: 3, pattern: "^a" }),
          responses: Object.fromEntries(
            Array.from({ length: 40 }, (_, at) => [String(200 + at), json({ maxLength: at })]),
          ),
        },
      ]),
    ),
  );
  const validators = await load(document);
  expect(validators["validate200"]?.("")).toBe(true);
  expect(validators["validate201"]?.("ab")).toBe(false);
});

test("a parameter in a media type is validated by its schema there", async () => {
  const { findQuery } = await load(
    api({
      "get /a": {
        operationId: "find",
        parameters: [
          {
            name: "where",
            in: "query",
            content: {
              "application/json": {
                schema: { required: ["x"], properties: { x: { type: "integer" } } },
              },
            },
          },
        ],
      },
    }),
  );
  const given = [{}, { where: { x: 1 } }, { where: { x: "no" } }, { where: {} }];
  expect(given.map((each) => findQuery?.(each))).toEqual([true, true, false, false]);
});

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

test.each<[string, Schema]>([
  ["the names of schemas", { discriminator: { propertyName: "kind" } }],
  [
    "a mapping, to one schema twice",
    { discriminator: { propertyName: "kind", mapping: { Cat: "Cat", tom: "Cat", Dog: "Dog" } } },
  ],
])("of a union that %s tell apart, the variant counts that a value names", async (_, told) => {
  const named = { type: "object", required: ["kind"], properties: { kind: { type: "string" } } };
  const document = api(
    { "post /a": { operationId: "a", requestBody: json(ref("Pet")) } },
    {
      Pet: { ...told, oneOf: [ref("Cat"), ref("Dog"), { type: "null" }] },
      Cat: { ...named, properties: { ...named.properties, lives: { type: "integer" } } },
      Dog: { allOf: [named, { properties: { barks: { type: "boolean" } } }] },
    },
  );
  const { aBody } = await load(document);
  const isTaken = (value: unknown): boolean | undefined => aBody?.(value);
  expect(
    [{ kind: "Cat", lives: 9 }, { kind: "Dog", barks: true }, { kind: "Dog", lives: "" }, null].map(
      isTaken,
    ),
  ).toEqual([true, true, true, true]);
  expect(
    [{ kind: "Cat", lives: "many" }, { kind: "Dog", barks: 1 }, { kind: "Cow" }, {}].map(isTaken),
  ).toEqual([false, false, false, false]);
});

test("null is taken where OpenAPI 3.0 has nullable beside a type and parts", async () => {
  const { sent } = await bothWays(
    {
      type: "object",
      nullable: true,
      allOf: [{ type: "object", required: ["a"], properties: { a: { type: "string" } } }],
    },
    "3.0.3",
  );
  expect([null, { a: "" }, {}, "a"].map((value) => sent(value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
