import { expect, test, describe } from "vitest";
import { emitRules } from "../../../scripts/emit/rules/index.ts";
import type { Rule } from "../../../scripts/document/rules.ts";
import type { Document, Schema } from "../../../scripts/document/types.ts";
import { rulesIn, withRules } from "./support.ts";

const seat: Schema = {
  type: "object",
  required: ["id", "row", "number", "guests", "labels", "either", "matrix", "pair", "marks"],
  properties: {
    id: { allOf: [{ type: "string", readOnly: true }] },
    row: { type: "string" },
    number: { type: "integer" },
    price: { type: "number" },
    note: { type: ["string", "null"] },
    guests: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
    labels: { type: "object", additionalProperties: { type: "string" } },
    either: { oneOf: [{ type: "string" }, { type: "integer" }] },
    matrix: { type: "array", items: { type: ["integer", "null"] } },
    pair: {
      type: "array",
      prefixItems: [{ type: "string" }, { type: "integer" }],
      items: { type: "integer" },
    },
    marks: {
      type: "object",
      patternProperties: { "^n": { type: "string" } },
      additionalProperties: { type: "integer" },
    },
  },
};
const json = (schema: Schema) => ({ content: { "application/json": { schema } } });
const $ref = "#/components/schemas/Seat";

const document: Document = {
  openapi: "3.1.0",
  info: { title: "Seats", version: "1" },
  paths: {
    "/seats": {
      "x-resource": { name: "seat", roles: { post: "create" } },
      post: {
        operationId: "createSeat",
        requestBody: json({ $ref }),
        responses: { 201: { description: "Made", ...json({ $ref }) } },
      },
    },
  },
  components: { schemas: { Seat: seat, Ticket: { oneOf: [{ $ref }, { type: "string" }] } } },
};
const SCHEMA = "#/components/schemas/Seat";
const RESOURCE = "#/paths/~1seats/x-resource";
const right = { id: "a", rule: "true", message: "wrong", error: "E" };

const mistakesOf = (pointer: string, ...rules: Partial<Rule>[]) =>
  rulesIn(withRules(document, { [pointer]: rules })).mistakes;

/** The rule, what it is told, and at which of its words. */
const RULES: [rule: string, message: string, at: string][] = [
  ["self.count > 1", "No such key: count", "count"],
  ["has(self.count)", "No such key: count", "count"],
  ["self.row > 1", "no such overload: string > int", "self"],
  ["self.number + 1", "is int, and has to be true or false", "self"],
  ["self.guests.all(g, size(g.name))", "predicate must return bool, got 'int'", "size"],
  ["self.row == 'a' &&", "Unexpected token: EOF", ""],
  ["self.row = 'a'", "", "="],
  ["seat.row == 'a'", "Unknown variable: seat", "seat"],
  ["self.row.matches('^a')", "matches() is not part of the language of rules", "self"],
  ["self.pair.all(p, p > 0)", "has no single type", "p > 0"],
  ["self.marks.all(m, self.marks[m] > 0)", "has no single type", "self.marks[m]"],
  ["has(self.guests[0].name)", "has() takes a property with dots alone", "self"],
  ["has(self.guests[0])", "has() takes a property with dots alone", "self"],
  ["self.id != self.row", "may be absent: ask for it first, as in has(self.id) && …", "id"],
  ["timestamp(self.row) < timestamp('a')", "timestamp() is not part", "timestamp"],
  ["int(self.row) > 1", "int() is not part", "int"],
  ["type(self.row) == string", "type() is not part", "type"],
  ["dyn(self.row) == 'a'", "dyn() is not part", "dyn"],
  ["self.row.lower() == 'a'", "found no matching overload for 'string.lower()'", "self"],
  ["cel.bind(a, self.row, a == 'a')", "bind() is not part", "cel"],
  ["{'a': 1}.all(k, k == 'a')", "map is not part", "{"],
  ["self.row == r'a' && b'a' == b'a'", "this literal is not part", "b"],
  ["self.number > 9007199254740993", "JavaScript's numbers don't reach", "9007"],
  ["self.number / self.number > 1", "a divisor is a number above 0", "number > 1"],
  ["self.number % 0 == 1", "a divisor is a number above 0", "0 =="],
  ["self.price > 1.0", "ask for it first, as in has(self.price) && …", "price"],
  ["self.price > 1.0 && has(self.price)", "may be absent", "price"],
  ["has(self.price) || self.price > 1.0", "may be absent", "price > "],
  ["self.note != ''", "ask for it first, as in has(self.note) && …", "note"],
  [
    "size(self.guests) >= 0 && self.guests[0].name == 'a'",
    "as in size(self.guests) > 0 && …",
    "self",
  ],
  [
    "size(self.guests) != 2 || self.guests[2].name == 'a'",
    "as in size(self.guests) > 2 && …",
    "self",
  ],
  [
    "size(self.guests) == 1 || self.guests[0].name == 'a'",
    "as in size(self.guests) > 0 && …",
    "self",
  ],
  ["self.guests[0].name == 'a'", "ask for it first, as in size(self.guests) > 0 && …", "self"],
  ["self.labels['a'] == 'a'", `ask for it first, as in "a" in self.labels && …`, "self"],
  ["self.matrix.all(m, self.matrix[m] == 1)", "", "self.matrix[m]"],
  ["self.number in [1] && [1][self.number] == 1", "may be absent", "[1][self"],
  ["self['row'] == 'a'", "a property in brackets is not part", "self"],
  [
    "self.row == 'a' == self.number > 1",
    "a comparison can only be on the left of ==",
    "self.number > 1",
  ],
  ["self.row == null", "null counts as absent: ask for it with has()", "self"],
  ["has(self.note) && self.note != null", "null counts as absent", "self.note !="],
  ["has(self.either) && self.either > 1", "has no single type", "either > 1"],
  ["self.matrix.all(m, m < 1)", "has no single type", "m <"],
  ["self.guests == self.guests", "only texts, numbers and booleans can be compared", "self"],
  ["[1] == [self.number]", "only texts, numbers and booleans can be compared", "["],
  ["self.guests.all(self, true)", "self can't be a variable here", "self, true"],
  ["self.guests.all(g, self.guests.all(g, true))", "g can't be a variable here", "g, true"],
  ["self.guests.all(G, true)", "G can't be a variable here", "G"],
  ["self.number.all(n, n > 1)", "cannot be range of a comprehension", "number"],
  ["others.all(o, o.row != self.row)", "others is only known on an x-resource", "others"],
  ["oldSelf.row == self.row", "oldSelf is only known on an x-resource", "oldSelf"],
];

describe("a rule can't be", () => {
  test.each(RULES)("%s", (rule, message, at) => {
    const mistakes = mistakesOf(SCHEMA, { ...right, rule });
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatchObject({
      pointer: `${SCHEMA}/x-rules/0`,
      part: "rule",
      message: expect.stringContaining(message) as string,
    });
    expect(rule.slice(mistakes[0]?.offset).startsWith(at)).toBe(true);
  });
});

describe("a rule has to have", () => {
  test.each([
    ["an id", { id: undefined }, "id", "id is missing"],
    ["a rule", { rule: "" }, "rule", "rule is missing"],
    ["a message", { message: undefined }, "message", "message is missing"],
    ["an error", { error: undefined }, "error", "error is missing"],
    ["a message that is one", { message: "is {self.row" }, "message", "a brace without its other"],
    [
      "a message about what is there",
      { message: "is {self.title}" },
      "message",
      "No such key: title",
    ],
    ["a message that can be read", { message: "is {self.guests}" }, "message", "can't show list<"],
    ["a field of self", { field: "'a'" }, "field", "is no field of self"],
    ["roles only on an x-resource", { on: ["create"] }, "on", "only an x-resource has roles"],
  ] as [string, Partial<Rule>, string, string][])("%s", (_what, change, part, message) => {
    const mistakes = mistakesOf(SCHEMA, { ...right, ...change });
    expect(mistakes).toMatchObject([{ part, message: expect.stringContaining(message) as string }]);
  });

  test("an offset in its message", () => {
    const message = "row is {self.row}, not {self.title}";
    const [mistake] = mistakesOf(SCHEMA, { ...right, message });
    expect(mistake).toMatchObject({ part: "message", offset: message.indexOf("title") });
  });
});

test("a list of rules can hold what is none", () => {
  const wrong = withRules(document, { [SCHEMA]: [right, null as unknown as Rule] });
  expect(rulesIn(wrong).mistakes).toMatchObject([{ pointer: `${SCHEMA}/x-rules/1`, part: "id" }]);
});

test("an id is taken once", () => {
  expect(mistakesOf(SCHEMA, right, right)).toMatchObject([
    { pointer: `${SCHEMA}/x-rules/1`, part: "id", message: "an earlier rule is called a too" },
  ]);
});

test("every rule that is wrong is told of", () => {
  const mistakes = mistakesOf(
    SCHEMA,
    { ...right, rule: "1" },
    { ...right, id: "c" },
    {
      ...right,
      id: "b",
      rule: "2",
    },
  );
  expect(mistakes.map(({ pointer }) => pointer)).toStrictEqual([
    `${SCHEMA}/x-rules/0`,
    `${SCHEMA}/x-rules/2`,
  ]);
});

test("a schema that no request surely follows has no rules", () => {
  expect(mistakesOf("#/components/schemas/Ticket", right)).toMatchObject([
    {
      pointer: "#/components/schemas/Ticket/x-rules",
      message: expect.stringContaining("no request body") as string,
    },
  ]);
});

test("a document with a mistake has no rules.ts", () => {
  const wrong = withRules(document, { [SCHEMA]: [{ ...right, rule: "self" }] });
  expect(() => emitRules(rulesIn(wrong), { runtime: "ga-listeners/runtime" })).toThrow(
    `${SCHEMA}/x-rules/0`,
  );
});

describe("on an x-resource", () => {
  test.each([
    ["others without within", { rule: "size(others) < 1" }, "rule", "others is only known"],
    ["oldSelf on create", { rule: "oldSelf.row == self.row" }, "on", "no oldSelf on create"],
    ["self on delete", { rule: "self.number > 1", on: ["delete"] }, "on", "no self on delete"],
    [
      "a role that writes nothing",
      { on: ["list"] },
      "on",
      "list is none of create, update, delete",
    ],
  ] as [string, Partial<Rule>, string, string][])("%s", (_what, change, part, message) => {
    expect(mistakesOf(RESOURCE, { ...right, ...change })).toMatchObject([
      {
        pointer: `${RESOURCE}/x-rules/0`,
        part,
        message: expect.stringContaining(message) as string,
      },
    ]);
  });

  test("what a request lacks can be read", () => {
    expect(mistakesOf(RESOURCE, { ...right, rule: "self.id != self.row" })).toEqual([]);
  });

  test("nothing is known of a thing that no response shows", () => {
    const hidden = withRules(document, { [RESOURCE]: [right] });
    Object.assign(hidden.paths?.["/seats"]?.["x-resource"] ?? {}, { name: "ghost", roles: {} });
    expect(rulesIn(hidden).mistakes).toMatchObject([
      { message: expect.stringContaining("no response shows ghost") as string },
    ]);
  });
});
