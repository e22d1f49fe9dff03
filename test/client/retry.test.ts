import { describe, expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  ResponseFormatError,
  UncertainOutcomeError,
} from "../../src/index.ts";
import type { Client, RetryOptions } from "../../src/index.ts";
import { createObserved, gaError, json, listener, lost, option } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf } from "./support/secrets.ts";

const calls: Record<string, (ga: Client) => Promise<unknown>> = {
  GET: (ga: Client) => ga.listeners.show(listener.id),
  PUT: (ga: Client) => ga.listeners.update(listener.id, { name: "b" }),
  DELETE: (ga: Client) => ga.listeners.delete(listener.id),
  "safe POST": (ga: Client) => ga.listenerTags.count({}),
  create: (ga: Client) => ga.listeners.create(option),
  "other POST": (ga: Client) => ga.listenerTags.create(listener.id, []),
};
const success = json(200, { listener, total_count: 1 });
const busy = (headers: Record<string, string> = {}) => gaError(503, "SYS.0503", "busy", headers);
const reset: Answer = () => Promise.reject(lost("ECONNRESET"));
const cut: Answer = () =>
  new Response(new ReadableStream({ pull: (stream) => stream.error(lost("UND_ERR_SOCKET")) }));

/** Attempts, and what comes after the last: nothing means success. */
type Row = [
  failure: string,
  answer: Answer,
  repeatable: [number, unknown?],
  creating: [number, unknown?],
];
const table: Row[] = [
  [
    "connection refused",
    () => Promise.reject(lost("ECONNREFUSED")),
    [4, ConnectionError],
    [4, ConnectionError],
  ],
  [
    "unknown host",
    () => Promise.reject(lost("ENOTFOUND", "getaddrinfo ENOTFOUND ga")),
    [4, ConnectionError],
    [4, ConnectionError],
  ],
  ["connection reset", reset, [4, ConnectionError], [1, UncertainOutcomeError]],
  ["body cut off", cut, [4, ConnectionError], [1, UncertainOutcomeError]],
  ["408", () => gaError(408, "X.1"), [4, ApiError], [1, UncertainOutcomeError]],
  ["429", () => gaError(429, "APIGW.0308"), [4, ApiError], [4, ApiError]],
  ["500", () => gaError(500, "GA.9201"), [4, ApiError], [1, UncertainOutcomeError]],
  [
    "502 of HTML",
    () => new Response("<html>", { status: 502 }),
    [4, ResponseFormatError],
    [1, UncertainOutcomeError],
  ],
  ["503", () => busy(), [4, ApiError], [1, UncertainOutcomeError]],
  ["503 with Retry-After", () => busy({ "Retry-After": "1" }), [4, ApiError], [4, ApiError]],
  ["504", () => gaError(504, "X.1"), [4, ApiError], [1, UncertainOutcomeError]],
  ["GA.9004", () => gaError(400, "GA.9004"), [4, ApiError], [4, ApiError]],
  ["GA.9101", () => gaError(400, "GA.9101"), [1, ApiError], [1, ApiError]],
  ["401", () => gaError(401, "APIGW.0301"), [1, ApiError], [1, ApiError]],
  ["403", () => gaError(403, "APIGW.0302"), [1, ApiError], [1, ApiError]],
  ["404", () => gaError(404, "GA.9002"), [1, ApiError], [1, ApiError]],
  ["409", () => gaError(409, "GA.9005"), [1, ApiError], [1, ApiError]],
  [
    "an HTML page with 200",
    () => new Response("<html>"),
    [1, ResponseFormatError],
    [1, UncertainOutcomeError],
  ],
];

describe.each(table)("%s", (_, answer, repeatable, creating) => {
  test.each(Object.entries(calls))("on %s", async (kind, call) => {
    const isRepeatable = kind !== "create" && kind !== "other POST";
    const [attempts, error] = isRepeatable ? repeatable : creating;
    const { ga, sent, clock } = createObserved([answer]);
    const failure = await failureOf(clock.run(call(ga)));
    expect(failure).toBeInstanceOf(error);
    expect(sent).toHaveLength(attempts);
    const again = createObserved([answer, success]);
    if (attempts === 1) return;
    await again.clock.run(call(again.ga));
    expect(again.sent).toHaveLength(2);
  });
});

test("a 404 on a repeated DELETE is success", async () => {
  const { ga, sent, clock } = createObserved([reset, gaError(404, "GA.9002")]);
  expect(await clock.run(ga.listeners.delete(listener.id))).toBeUndefined();
  expect(sent).toHaveLength(2);
});

test("every attempt sends the same bytes", async () => {
  const { ga, sent, clock } = createObserved([busy({ "Retry-After": "0" }), success]);
  await clock.run(ga.listeners.create(option));
  expect(sent[1]?.body).toBe(sent[0]?.body);
  expect(sent[0]?.body).toBe(JSON.stringify({ listener: option }));
});

test("an uncertain outcome has the last failure as its cause", async () => {
  const { ga, clock } = createObserved([gaError(429, "APIGW.0308"), reset]);
  const failure = await failureOf(clock.run(ga.listeners.create(option)));
  expect(failure).toMatchObject({
    name: "UncertainOutcomeError",
    operationId: "createListener",
    message: "The request may have run: No answer from https://ga.myhuaweicloud.com: ECONNRESET",
    cause: { name: "ConnectionError", reason: "ECONNRESET" },
  });
});

describe("the back-off", () => {
  const delaysOf = async (answer: Answer, chance: number, retry: RetryOptions | false = {}) => {
    const { ga, clock, events } = createObserved([answer], { retry, timeout: 1e6 });
    clock.chance = chance;
    await failureOf(clock.run(ga.listeners.show(listener.id)));
    return events.flatMap(({ delayMs }) => delayMs ?? []);
  };

  test("is any time up to a bound that doubles, from 100 ms, or from 1 s when throttled", async () => {
    expect(await delaysOf(reset, 0)).toEqual([0, 0, 0]);
    expect(await delaysOf(reset, 0.999)).toEqual([99.9, 199.8, 399.6]);
    expect(await delaysOf(() => gaError(429, "X.1"), 0.5)).toEqual([500, 1000, 2000]);
    expect(await delaysOf(() => gaError(400, "GA.9004"), 0.5)).toEqual([500, 1000, 2000]);
  });

  test("has a cap, and takes other figures", async () => {
    const retry = { attempts: 3, base: 15_000, cap: 20_000 };
    expect(await delaysOf(reset, 1, retry)).toEqual([15_000, 20_000]);
    expect(await delaysOf(reset, 1, false)).toEqual([]);
  });

  test.each([
    ["seconds", { "Retry-After": "7" }, 7000],
    ["seconds said twice, the first time", { "Retry-After": "7, 2" }, 7000],
    ["no time at all", { "Retry-After": "0" }, 500],
    ["a date, by the clock here", { "Retry-After": "Thu, 01 Jan 2026 00:00:09 GMT" }, 9000],
    [
      "a date, by the answer's own clock",
      { "Retry-After": "Thu, 01 Jan 2026 00:05:09 GMT", Date: "Thu, 01 Jan 2026 00:05:01 GMT" },
      8000,
    ],
    ["a date that has passed", { "Retry-After": "Wed, 31 Dec 2025 00:00:00 GMT" }, 500],
    ["nonsense", { "Retry-After": "soon" }, 500],
    ["a negative number", { "Retry-After": "-5" }, 500],
  ])("waits as Retry-After says: %s", async (_, headers, delayMs) => {
    const { ga, clock, events } = createObserved([busy(headers), success]);
    await clock.run(ga.listeners.show(listener.id));
    expect(events.find(({ type }) => type === "retry")).toMatchObject({
      delayMs,
      attempt: 1,
      reason: "SYS.0503",
    });
  });

  test.each(["soon", "-5", "1.5", "in 5"])("takes %s for no Retry-After", async (text) => {
    const { ga, sent, clock } = createObserved([busy({ "Retry-After": text })]);
    expect(await failureOf(clock.run(ga.listeners.create(option)))).toBeInstanceOf(
      UncertainOutcomeError,
    );
    expect(sent).toHaveLength(1);
  });

  test("fails at once, and says so, where Retry-After passes the deadline", async () => {
    const { ga, sent, clock } = createObserved([busy({ "Retry-After": "120" })]);
    const failure = await failureOf(ga.listeners.create(option));
    expect(failure).toMatchObject({ code: "SYS.0503", retryable: true });
    expect(String(failure)).toBe("ApiError: busy (a retry in 120000 ms would pass the deadline)");
    expect((failure as Error).stack).toContain("would pass the deadline");
    expect(sent).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });
});

describe("the budget", () => {
  test("ends retries when too many have failed, and grows with success", async () => {
    let isUp = false;
    const { ga, sent, clock } = createObserved(
      [() => (isUp ? success.clone() : reset({} as never))],
      {
        retry: { budget: 4 },
      },
    );
    const attempts = async (settle: (call: Promise<unknown>) => Promise<unknown>) => {
      const before = sent.length;
      await settle(clock.run(ga.listeners.show(listener.id)));
      return sent.length - before;
    };
    expect(await attempts(failureOf)).toBe(4);
    expect(await attempts(failureOf)).toBe(2);
    expect(await attempts(failureOf)).toBe(1);
    isUp = true;
    for (let count = 0; count < 5; count++) expect(await attempts((call) => call)).toBe(1);
    isUp = false;
    expect(await attempts(failureOf)).toBe(2);
  });

  test("gets back what a retry took that went well", async () => {
    const { ga, sent, clock } = createObserved(
      Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? reset : success)),
      { retry: { budget: 2 } },
    );
    for (let count = 0; count < 20; count++) await clock.run(ga.listeners.show(listener.id));
    expect(sent).toHaveLength(40);
  });
});
