import { beforeAll, describe, expect, test } from "vitest";
import type { ResourceRule, ResourceWrite } from "../../../src/contract.ts";
import { gaDocument, load, type Rules } from "./support.ts";

let rules: Rules;
beforeAll(async () => {
  rules = await load(await gaDocument());
});

const ports = (...pairs: [number, number][]) =>
  pairs.map(([from_port, to_port]) => ({ from_port, to_port }));
const tags = (...keys: string[]) => keys.map((key) => ({ key, value: "" }));

describe("a request", () => {
  const wrong: [what: string, operation: string, body: object, path: string, rule: string][] = [
    [
      "a range that ends before it starts",
      "createListener",
      { listener: { port_ranges: ports([1, 2], [9, 8]) } },
      "listener.port_ranges[1]",
      "from_port must be at most to_port (9-8)",
    ],
    [
      "ranges that share a port",
      "createListener",
      { listener: { port_ranges: ports([1, 80], [80, 90]) } },
      "listener.port_ranges[1]",
      "80-90 must not overlap 1-80",
    ],
    [
      "a range that contains an earlier one",
      "updateListener",
      { listener: { port_ranges: ports([50, 60], [1, 9], [1, 100]) } },
      "listener.port_ranges[2]",
      "1-100 must not overlap 50-60",
    ],
    [
      "the same range three times",
      "updateListener",
      { listener: { port_ranges: ports([5, 5], [5, 5], [5, 5]) } },
      "listener.port_ranges[1]",
      "5-5 must not overlap 5-5",
    ],
    [
      "a key twice",
      "createListener",
      { listener: { port_ranges: ports([1, 1]), tags: tags("a", "b", "a") } },
      "listener.tags[2].key",
      "must not repeat a",
    ],
    [
      "a key twice",
      "createListenerTags",
      { tags: tags("a", "a") },
      "tags[1].key",
      "must not repeat a",
    ],
    [
      "a key twice",
      "deleteListenerTags",
      { tags: tags("a", "a") },
      "tags[1].key",
      "must not repeat a",
    ],
  ];

  test.each(wrong)("with %s is found out: %s %j", (_what, operation, body, path, rule) => {
    const error = path.includes("tags") ? "GA.9107" : "GA.9101";
    expect(rules.requestRules[operation]?.body?.(body)).toMatchObject({ path, rule, error });
  });

  test.each([
    ["createListener", { listener: { port_ranges: ports([1, 79], [80, 80], [81, 65535]) } }],
    [
      "createListener",
      { listener: { port_ranges: ports([200, 300], [1, 100]), tags: tags("a", "A") } },
    ],
    ["updateListener", { listener: { name: "web" } }],
    ["createListenerTags", { tags: [] }],
  ])("is right: %s %j", (operation, body) => {
    expect(rules.requestRules[operation]?.body?.(body)).toBeUndefined();
  });
});

describe("a write", () => {
  const listener = (more: object) => ({
    ...{ id: "l1", accelerator_id: "acc", protocol: "TCP", port_ranges: ports([80, 90]) },
    ...more,
  });
  const rule = (id: string): ResourceRule => {
    const found = rules.resourceRules["listener"]?.find((each) => each.id === id);
    if (found === undefined) throw new Error(`no rule is called ${id}`);
    return found;
  };
  const others = (...all: object[]) => new Set(all);

  const wrong: [id: string, write: ResourceWrite, path: string, rule: string, error: string][] = [
    [
      "quota",
      { self: listener({}), others: others(...Array.from({ length: 10 }, () => ({}))) },
      "accelerator_id",
      "acc must have at most 10 listeners",
      "GA.9103",
    ],
    [
      "ports-taken",
      {
        self: listener({ port_ranges: ports([1, 2], [90, 91]) }),
        others: others(listener({ protocol: "UDP" }), listener({ id: "l2" })),
      },
      "port_ranges[1]",
      "90-91 must not overlap 80-90 of listener l2",
      "GA.9101",
    ],
    [
      "tag-limit",
      { self: listener({ tags: tags(...Array.from({ length: 21 }, (_, at) => `k${at}`)) }) },
      "tags",
      "of listener l1 must be at most 20",
      "GA.9103",
    ],
    [
      "frozen",
      { oldSelf: listener({ frozen_info: { status: 1 } }) },
      "",
      "a frozen listener can't be changed",
      "GA.9006",
    ],
  ];

  test.each(wrong)("is refused by %s", (id, write, path, message, error) => {
    expect(rule(id).check(write)).toStrictEqual({ id, path, rule: message, error });
  });

  const right: [id: string, write: ResourceWrite][] = [
    ["quota", { self: listener({}), others: others(...Array.from({ length: 9 }, () => ({}))) }],
    [
      "ports-taken",
      { self: listener({ port_ranges: ports([1, 79], [91, 91]) }), others: others(listener({})) },
    ],
    ["ports-taken", { self: listener({}), others: others(listener({ protocol: "UDP" })) }],
    ["ports-taken", { self: listener({}), others: others() }],
    [
      "tag-limit",
      {
        self: listener({
          tags: tags(...Array.from({ length: 20 }, (_, at) => `k${at}`), "_sys_a"),
        }),
      },
    ],
    ["tag-limit", { self: listener({}) }],
    ["frozen", { oldSelf: listener({}) }],
    ["frozen", { oldSelf: listener({ frozen_info: { status: 0 } }) }],
    ["frozen", { oldSelf: listener({ frozen_info: null }) }],
  ];

  test.each(right)("is let through by %s: %j", (id, write) => {
    expect(rule(id).check(write)).toBeUndefined();
  });

  test("asks rules as they say of themselves", () => {
    const facts = rules.resourceRules["listener"]?.map((each) => [
      each.id,
      each.on.join(),
      each.readsOthers,
      each.isPrecondition,
    ]);
    expect(facts).toStrictEqual([
      ["frozen", "update,delete", false, true],
      ["quota", "create", true, false],
      ["ports-taken", "create,update", true, false],
      ["tag-limit", "create,update", false, false],
    ]);
  });
});
