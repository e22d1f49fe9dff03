import { describe, expect, test } from "vitest";
import {
  checkPortRanges,
  checkPortsTaken,
  checkTagKeys,
  checkTagValues,
} from "../../support/mock.ts";

const ports = (...pairs: [number, number][]) =>
  pairs.map(([from_port, to_port]) => ({ from_port, to_port }));

describe("port ranges", () => {
  test.each([
    ["one port", ports([443, 443])],
    ["adjacent ranges", ports([1, 79], [80, 80], [81, 65535])],
    ["ranges in any order", ports([200, 300], [1, 100])],
    ["none", []],
  ])("may be %s", (_case, ranges) => {
    expect(checkPortRanges(ranges)).toBeUndefined();
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
    expect(checkPortRanges(ranges)?.message).toBe(`Invalid listener.port_ranges${message}`);
  });

  test("may not overlap another listener's", () => {
    const taken = ports([80, 90]);
    expect(checkPortsTaken(ports([1, 79], [91, 91]), taken, "listener web")).toBeUndefined();
    expect(checkPortsTaken(ports([1, 79], [90, 91]), taken, "listener web")?.message).toBe(
      "Invalid listener.port_ranges[1]: 90-91 must not overlap 80-90 of listener web",
    );
  });
});

describe("tags", () => {
  test("may not repeat a key; keys differ by case", () => {
    expect(checkTagKeys([{ key: "a" }, { key: "A" }], "tags")).toBeUndefined();
    expect(checkTagKeys([{ key: "a" }, { key: "b" }, { key: "a" }], "listener.tags")).toStrictEqual(
      {
        path: "listener.tags[2].key",
        rule: "repeats a",
        message: "Invalid listener.tags[2].key: repeats a",
      },
    );
  });

  test("may not ask for a value of one key twice", () => {
    expect(checkTagValues([{ values: ["a"] }, { values: ["a"] }, {}], "tags")).toBeUndefined();
    expect(checkTagValues([{ values: [] }, { values: ["a", "a"] }], "tags")?.message).toBe(
      "Invalid tags[1].values[1]: repeats a",
    );
  });
});
