import { describe, expect, test } from "vitest";
import {
  classify,
  createBackOff,
  isRepeatable,
  retryAfterOf,
} from "../../src/client/retry-policy.ts";
import type { Failure } from "../../src/client/retry-policy.ts";

type Row = [failure: string, Failure, retryable: boolean, mayHaveRun: boolean, throttled: boolean];
const rows: Row[] = [
  ["no connection", { refused: true }, true, false, false],
  ["a lost connection", {}, true, true, false],
  ["a 400", { status: 400, code: "GA.9101" }, false, false, false],
  ["a 400 that says not now", { status: 400, code: "GA.9004" }, true, false, true],
  ["a 401", { status: 401 }, false, false, false],
  ["a 404", { status: 404 }, false, false, false],
  ["a 408", { status: 408 }, true, true, false],
  ["a 429", { status: 429 }, true, false, true],
  ["a 500", { status: 500 }, true, true, false],
  ["a 501", { status: 501 }, false, true, false],
  ["a 502", { status: 502 }, true, true, false],
  ["a 503", { status: 503 }, true, true, true],
  ["a 503 that says when", { status: 503, retryAfter: 0 }, true, false, true],
  ["a 504", { status: 504 }, true, true, false],
  ["a 504 that says when", { status: 504, retryAfter: 1 }, true, true, false],
];

test.each(rows)("%s is judged", (_, failure, retryable, mayHaveRun, throttled) => {
  expect(classify(failure, "GA.9004")).toEqual({ retryable, mayHaveRun, throttled });
});

test.each([
  ["GET", undefined, true],
  ["HEAD", undefined, true],
  ["PUT", undefined, true],
  ["DELETE", undefined, true],
  ["OPTIONS", undefined, true],
  ["POST", undefined, false],
  ["PATCH", undefined, false],
  ["POST", true, true],
] as const)("a %s whose operation is safe: %s may be repeated: %s", (method, safe, expected) => {
  const operation = { id: "x", method, path: "/", ...(safe && { safe }) };
  expect(isRepeatable({ method }, { operation })).toBe(expected);
});

describe("how long a response asks to wait", () => {
  const now = Date.UTC(2026, 0, 1);
  test.each([
    [{}, undefined],
    [{ "retry-after": "7" }, 7000],
    [{ "retry-after": "0" }, 0],
    [{ "retry-after": "-1" }, undefined],
    [{ "retry-after": "1.5" }, undefined],
    [{ "retry-after": "soon" }, undefined],
    [{ "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9000],
    [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
    [
      {
        "retry-after": "Thu, 01 Jan 2026 00:05:09 GMT",
        date: "Thu, 01 Jan 2026 00:05:01 GMT",
      },
      8000,
    ],
  ])("%j", (headers, ms) => {
    expect(retryAfterOf(new Headers(headers as Record<string, string>), now)).toBe(ms);
  });
});

describe("the back-off", () => {
  test("has a bound that doubles up to a cap, and a higher one when throttled", () => {
    const { delay } = createBackOff(() => 0.5);
    const bounds = (throttled: boolean) => [1, 2, 3, 20].map((each) => 2 * delay(each, throttled));
    expect(bounds(false)).toEqual([100, 200, 400, 20_000]);
    expect(bounds(true)).toEqual([1000, 2000, 4000, 20_000]);
  });

  test("lets four attempts be made, and takes each retry from a budget that success fills", () => {
    const { spend, earn } = createBackOff(Math.random, { budget: 2 });
    expect(spend(4)).toBe(false);
    expect([spend(1), spend(2), spend(3)]).toEqual([true, true, false]);
    earn(3);
    expect([spend(1), spend(2), spend(3)]).toEqual([true, true, false]);
    for (let count = 0; count < 5; count++) earn(1);
    expect(spend(1)).toBe(true);
  });

  test("lets nothing be sent again where it is switched off", () => {
    expect(createBackOff(Math.random, false).spend(1)).toBe(false);
  });
});
