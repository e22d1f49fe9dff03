import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Document, Schema } from "../../../scripts/document/types.ts";
import { gaDocument, gaRules, load, type Rules } from "./support.ts";
import { judge } from "./judge.ts";
import { toCel, valuesOf } from "./values.ts";

let compared = 0;

/** Compares what is printed with the judge's word, and both answers have to come up. */
const agree = (
  arbitrary: fc.Arbitrary<unknown>,
  printed: (value: unknown) => boolean,
  judged: (value: unknown) => boolean,
): Set<boolean> => {
  const answers = new Set<boolean>();
  fc.assert(
    fc.property(arbitrary, (value) => {
      const answer = judged(value);
      answers.add(answer);
      compared += 1;
      return printed(value) === answer;
    }),
    { numRuns: 130 },
  );
  return answers;
};

const whole = { type: "integer", minimum: -4, maximum: 4 };
const part = {
  type: "object",
  required: ["size", "kids"],
  properties: {
    size: whole,
    label: { type: ["string", "null"] },
    kids: { type: "array", items: whole },
  },
};
const thing = {
  type: "object",
  required: ["n", "price", "on", "name", "tags", "numbers", "parts", "labels", "kind"],
  properties: {
    n: whole,
    m: whole,
    price: { type: "number" },
    on: { type: "boolean" },
    name: { type: "string" },
    nick: { type: ["string", "null"] },
    kind: { enum: ["a", "b"] },
    tags: { type: "array", items: { type: "string" } },
    numbers: { type: "array", items: whole },
    parts: { type: "array", items: part },
    labels: { type: "object", additionalProperties: whole },
    mixed: {
      type: "array",
      items: { anyOf: [{ type: "string" }, { type: "integer", minimum: 0, maximum: 2 }] },
    },
    any: { anyOf: [{ type: "string" }, { type: "boolean" }] },
    constructor: { type: "boolean" },
    sub: { type: "object", properties: { deep: { type: "object", properties: { x: whole } } } },
  },
};

/** Every operator and macro of the language, alone and with others. */
const RULES = [
  "self.n < 1",
  "self.n <= self.price",
  "self.price > 0.5",
  "self.name >= 'a' && 'b' > self.kind",
  "self.n == 1",
  "self.kind != 'a'",
  "self.name == self.kind",
  "self.on == false",
  "(self.n > 0) == self.on",
  "self.n < 0 == self.on != (self.on)",
  "self.on",
  "!self.on",
  "!(self.on && self.n > 0)",
  "!(self.on || self.n > 0) || self.price < 1.0",
  "self.on ? self.n > 0 : self.price > 0.0",
  "(self.on ? self.n : -self.n) > 0",
  "-self.n - -1 > 0",
  "self.n + 2 * self.n - 1 < 2 * (self.n - 1)",
  "self.n - (self.n - 1) - (1 - self.n) == 1",
  "(self.n + 7) / 2 == 3",
  "self.n / 2 * 2 == self.n",
  "-self.n / 3 == -1",
  "self.n % 3 == 1",
  "-self.n % 3 == -1 || self.n % 2 == 0",
  "self.price / 2.0 + 0.25 == self.price - 0.25",
  "self.price * -1.0 < 0.25",
  "double(self.n / 2) * 1.5 > self.price",
  "1.0 < double(-self.n)",
  "self.name + self.kind == 'aa' || self.name + 'b' == 'ab'",
  "string(self.n) == '-1' || string(self.on) == self.name",
  "string(-self.n) == '0' || string(self.name) == 'a'",
  "size(self.name) == 1",
  "self.name.size() > 1 && self.tags.size() < 3",
  "size(self.labels) == 2",
  "self.name.startsWith('a')",
  "self.name.endsWith(self.kind)",
  "self.name.contains('😀') || self.name.contains('')== self.on",
  "self.name in self.tags",
  "self.n in [1, 2, self.n * 2, size(self.tags)]",
  "!(self.name in ['a', \"b\", 'é'])",
  "'a' in self.labels",
  "self.name in self.labels || 'toString' in self.labels",
  "'a' in self.labels && self.labels['a'] > 0",
  "'__proto__' in self.labels && self.labels['__proto__'] == 0",
  "self.name in self.labels ? self.labels[self.name] > 0 : self.on",
  "!('b' in self.labels) || self.labels['b'] < 2",
  "has(self.labels.b) && self.labels.b == 1 || has(self.labels.toString)",
  "has(self.m)",
  "!has(self.m) || self.m > 0",
  "has(self.nick) && size(self.nick) > 1",
  "has(self.constructor)",
  "has(self.sub) && has(self.sub.deep) && has(self.sub.deep.x) && self.sub.deep.x > 0",
  "!has(self.sub) || !has(self.sub.deep) || (has(self.sub.deep.x) ? self.sub.deep.x < 1 : self.on)",
  "has(self.any) && self.any == 'a'",
  "has(self.any) && (self.any == true || self.any != 'b')",
  "has(self.mixed) && self.mixed.exists(x, x == 1)",
  "!has(self.mixed) || self.mixed.all(x, x != 'a' && x != 2) || 'a' in self.mixed",
  "size(self.numbers) > 1 && self.numbers[0] < self.numbers[1]",
  "!(size(self.parts) > 0) || size(self.parts[0].kids) > 0",
  "!(self.numbers.size() > 0) || self.numbers[0] == self.n",
  "size(self.numbers) == 0 || self.numbers[0] == self.n",
  "size(self.numbers) < 2 || self.numbers[1] > self.n",
  "size(self.numbers) == 2 && self.numbers[1] > self.n || self.numbers.size() >= 3 && self.numbers[2] > 0",
  "size(self.numbers) != 0 ? self.numbers[0] > 0 : self.n > 0",
  "self.numbers.all(x, x > 0)",
  "self.numbers.exists(x, x == self.n)",
  "self.numbers.exists_one(x, x > 0)",
  "size(self.numbers.filter(x, x % 2 == 0)) == 1",
  "self.n in self.numbers.map(x, x * x)",
  "size(self.numbers.map(x, x > 0, x + 1)) > 1",
  "size(self.parts.map(p, has(p.label), p.label).filter(l, l == 'a')) > 0",
  "size(self.tags + [self.name] + ['a']) > 3",
  "self.name in self.tags + ['a', 'b']",
  "self.labels.all(k, self.labels[k] > 0)",
  "self.labels.exists(k, k == self.name) || self.labels.exists_one(k, self.labels[k] == 0)",
  "size(self.labels.filter(k, self.labels[k] > 0)) > 0 && 'a' in self.labels.map(k, k)",
  "self.parts.all(p, p.kids.all(k, k <= p.size))",
  "self.parts.all(p, !has(p.label) || p.label != self.name)",
  "size(self.parts) == 0 || [self.parts[0]].all(p, !has(p.label) || p.label != 'a')",
  "self.parts.all(p, self.parts.exists_one(q, p.size == q.size))",
  "self.parts.all(p, self.parts.exists_one(q, p.size < q.size))",
  "self.parts.all(p, p.size < 0 || p.kids.all(a, p.kids.exists_one(b, a == b)))",
  "self.on || self.n > 2 || self.parts.all(p, p.size > 0 || self.numbers.all(x, x > p.size))",
  "self.parts.all(p, p.kids.exists(k, k == self.n)) || self.tags.all(class, class != 'a')",
  "self.numbers.all(x, self.numbers.filter(y, y == x).all(z, z > 0 || self.on))",
  "self.parts.all(p, self.parts.exists(q, q.size == p.size && q.kids.all(k, k != p.size)))",
];

describe("an independent evaluator agrees with what is printed for", () => {
  const schemaOf = (index: number): Schema => ({
    ...thing,
    "x-rules": [{ id: `rule-${index}`, rule: RULES[index], message: "wrong", error: "E" }],
  });
  const document: Document = {
    openapi: "3.1.0",
    info: { title: "Things", version: "1" },
    paths: Object.fromEntries(
      RULES.map((_, index) => [
        `/rule${index}`,
        {
          post: {
            operationId: `rule${index}`,
            requestBody: { content: { "application/json": { schema: schemaOf(index) } } },
            responses: {},
          },
        },
      ]),
    ),
  };
  let loaded: Promise<Rules>;
  beforeAll(async () => {
    loaded = Promise.resolve(await load(document));
  });

  test.each(RULES.map((rule, index) => [rule, index] as const))("%s", async (rule, index) => {
    const check = (await loaded).requestRules[`rule${index}`]?.body;
    const judged = judge(rule);
    const answers = agree(
      valuesOf(thing),
      (value) => check?.(value) === undefined,
      (value) => judged({ self: toCel(value, thing) }),
    );
    expect(answers.size).toBe(2);
  });
});

const port = fc.integer({ min: 1, max: 9 });
const ranges = fc.array(fc.record({ from_port: port, to_port: port }), { maxLength: 4 });
const tags = fc.array(
  fc.record({ key: fc.constantFrom("a", "b", "c", "_sys_a"), value: fc.constant(null) }),
  {
    maxLength: 4,
  },
);
const create = fc.record({
  listener: fc.record({ port_ranges: ranges, tags }, { requiredKeys: ["port_ranges"] }),
});
const update = fc.record({ listener: fc.record({ port_ranges: ranges }, { requiredKeys: [] }) });
const status = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const thingOfGa = fc.record({
  id: fc.string(),
  protocol: fc.constantFrom("TCP", "UDP"),
  accelerator_id: fc.constant("a"),
  port_ranges: fc.array(fc.record({ from_port: port, to_port: port }), { maxLength: 2 }),
  frozen_info: fc.option(fc.record({ status }, { requiredKeys: [] }), { nil: undefined }),
  tags: fc.option(
    // Mostly keys that count, so that more than the limit come up in every run.
    fc.array(fc.record({ key: fc.constantFrom("a", "a", "a", "_sys_b") }), {
      maxLength: 40,
      size: "max",
    }),
  ),
});
const write = fc.record({
  self: thingOfGa,
  oldSelf: thingOfGa,
  others: fc.array(thingOfGa, { maxLength: 12, size: "max" }),
});

describe("an independent evaluator agrees about GA's", () => {
  type Listener = { listener: { port_ranges?: object[]; tags?: object[] } };
  const rulesAt = (end: string) =>
    Object.entries(gaRules).find(([pointer]) => pointer.endsWith(end))?.[1] ?? [];
  const [rangeOrder, portsApart, keptApart, uniqueKeys] = [
    "/PortRangeOption",
    "/CreateListenerOption",
    "/UpdateListenerOption",
    "/CreateListenerOption/properties/tags",
  ].map((end) => judge(rulesAt(end)[0]?.rule ?? ""));
  let loaded: Rules;
  beforeAll(async () => {
    loaded = await load(await gaDocument());
  });

  test.each([
    ["createListener", create, portsApart],
    ["updateListener", update, keptApart],
  ] as const)("requests: %s", (operation, bodies, apart) => {
    const answers = agree(
      bodies,
      (body) => loaded.requestRules[operation]?.body?.(body) === undefined,
      (body) => {
        const { listener } = body as Listener;
        return (
          (listener.port_ranges ?? []).every((each) => rangeOrder?.({ self: toCel(each) })) &&
          apart?.({ self: toCel(listener) }) === true &&
          uniqueKeys?.({ self: toCel(listener.tags ?? []) }) === true
        );
      },
    );
    expect(answers.size).toBe(2);
  });

  test.each(rulesAt("x-resource").map(({ id, rule }) => [id, rule]))(
    "listeners: %s",
    (id, rule) => {
      const printed = loaded.resourceRules["listener"]?.find((each) => each.id === id);
      const judged = judge(rule);
      const answers = agree(
        write,
        (value) => {
          const { self, oldSelf, others } = value as {
            self: object;
            oldSelf: object;
            others: object[];
          };
          return printed?.check({ self, oldSelf, others: new Set(others) }) === undefined;
        },
        (value) => judged(Object.fromEntries((toCel(value) as Map<string, unknown>).entries())),
      );
      expect(answers.size).toBe(2);
    },
  );
});

afterAll(() => {
  expect(compared).toBeGreaterThan(10_000);
});
