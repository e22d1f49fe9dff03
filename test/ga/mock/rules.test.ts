import { describe, expect, test } from "vitest";
import { requestRules, resourceRules } from "../../../generated/rules.ts";
import type { RuleViolation } from "../../../src/contract.ts";

const messageOf = (violation: RuleViolation | undefined) =>
  violation && `Invalid ${violation.path}: ${violation.rule}`;

const ports = (...pairs: [number, number][]) =>
  pairs.map(([from_port, to_port]) => ({ from_port, to_port }));

describe("port ranges", () => {
  test.each([
    ["one port", ports([443, 443])],
    ["adjacent ranges", ports([1, 79], [80, 80], [81, 65535])],
    ["ranges in any order", ports([200, 300], [1, 100])],
    ["none", []],
  ])("may be %s", (_case, ranges) => {
    for (const { body } of [requestRules.createListener, requestRules.updateListener]) {
      expect(body({ listener: { port_ranges: ranges } })).toBeUndefined();
    }
  });

  test.each([
    [
      "end before they start",
      ports([1, 2], [9, 8]),
      "[1]: from_port must be at most to_port (9-8)",
    ],
    ["share a port", ports([1, 80], [80, 90]), "[1]: 80-90 must not overlap 1-80"],
    ["are the same", ports([5, 5], [5, 5]), "[1]: 5-5 must not overlap 5-5"],
    [
      "contain an earlier one",
      ports([50, 60], [1, 9], [1, 100]),
      "[2]: 1-100 must not overlap 50-60",
    ],
  ])("are refused when they %s", (_case, ranges, message) => {
    for (const { body } of [requestRules.createListener, requestRules.updateListener]) {
      const violation = body({ listener: { port_ranges: ranges } });
      expect(messageOf(violation)).toBe(`Invalid listener.port_ranges${message}`);
      expect(violation?.error).toBe("GA.9101");
    }
  });

  test("may not overlap another listener's", () => {
    const taken = { id: "web", protocol: "TCP", port_ranges: ports([80, 90]) };
    const others = Object.assign([taken], { size: 1 });
    const rule = resourceRules.listener.find(({ id }) => id === "ports-taken");
    const check = (self: object) => rule?.check({ self: { protocol: "TCP", ...self }, others });
    expect(check({ port_ranges: ports([1, 79], [91, 91]) })).toBeUndefined();
    expect(check({ port_ranges: ports([80, 90]), protocol: "UDP" })).toBeUndefined();
    expect(messageOf(check({ port_ranges: ports([1, 79], [90, 91]) }))).toBe(
      "Invalid port_ranges[1]: 90-91 must not overlap 80-90 of listener web",
    );
  });
});

describe("tags", () => {
  const { createListenerTags, deleteListenerTags, filterListenersByTag } = requestRules;

  test.each([createListenerTags, deleteListenerTags, filterListenersByTag])(
    "may not repeat a key; keys differ by case",
    ({ body }) => {
      expect(body({ tags: [{ key: "a" }, { key: "A" }] })).toBeUndefined();
      const violation = body({ tags: [{ key: "a" }, { key: "b" }, { key: "a" }] });
      expect(violation).toMatchObject({
        path: "tags[2].key",
        rule: "must not repeat a",
        error: "GA.9107",
      });
    },
  );

  test("of a new listener may not repeat a key", () => {
    const tags = [{ key: "a" }, { key: "b" }, { key: "a" }];
    expect(messageOf(requestRules.createListener.body({ listener: { tags } }))).toBe(
      "Invalid listener.tags[2].key: must not repeat a",
    );
  });

  test("may not ask for a value of one key twice", () => {
    const { body } = requestRules.countListenersByTag;
    const apart = [{ key: "a", values: ["a"] }, { key: "b", values: ["a"] }, { key: "c" }];
    expect(body({ tags: apart })).toBeUndefined();
    const twice = [
      { key: "a", values: [] },
      { key: "b", values: ["a", "a"] },
    ];
    expect(body({ tags: twice })).toMatchObject({
      path: "tags[1].values[1]",
      rule: "must not repeat a",
      error: "GA.9108",
    });
  });
});
