import { describe, expect, test } from "vitest";
import { createClient, token } from "../../src/index.ts";
import type { Client, ClientOptions } from "../../src/index.ts";
import { createObserved, gaError, json, listener, lost, option } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf, secrets } from "./support/secrets.ts";

const never = new Promise<never>(() => undefined);
const stalledBody: Answer = () =>
  new Response(new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array(1)) }));
const endless = { listeners: [listener], page_info: { current_count: 1 } };
let pages = 0;

type Case = [
  stage: string,
  answer: Answer,
  call?: ((ga: Client, options: object) => Promise<unknown>) | undefined,
  options?: ClientOptions,
];
const all = async (list: AsyncIterable<unknown>) => {
  const items = [];
  for await (const item of list) items.push(item);
  return items;
};
/** Stages in which a call hangs, whatever it is told: none of these listens to its signal. */
const stages: Case[] = [
  ["the token", () => never, undefined, { auth: token(() => never) }],
  ["the headers", () => never],
  ["the body", stalledBody],
  [
    "a later page",
    () => (pages++ % 2 ? never : json(200, { ...endless, page_info: { next_marker: `${pages}` } })),
    (ga, options) => all(ga.listeners.list({}, options)),
  ],
  [
    "waiting for ACTIVE",
    () => json(200, { listener: { ...listener, status: "PENDING" } }),
    (ga, options) => ga.listeners.waitUntilActive(listener.id, options),
  ],
  [
    "waiting for the end",
    () => json(200, { listener }),
    (ga, options) => ga.listeners.waitUntilDeleted(listener.id, options),
  ],
  [
    "a reconciling create",
    () => never,
    (ga, options) => ga.listeners.create(option, { ...options, reconcile: true }),
  ],
];

describe.each(stages)("while %s takes long", (_, answer, call, options) => {
  const show = (ga: Client, each: object) => ga.listeners.show(listener.id, each);

  test("the deadline ends the call", async () => {
    const { ga, clock } = createObserved([answer], options);
    const ended = failureOf((call ?? show)(ga, { timeout: 10_000 }));
    await clock.advance(10_000);
    const failure = await ended;
    expect(failure).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(
        /^No outcome in \d+ ms(: the listener was \w+, not \w+)?$/,
      ) as string,
    });
  });

  test("the caller's signal ends the call at once with the caller's reason", async () => {
    const { ga, clock } = createObserved([answer], options);
    const controller = new AbortController();
    const ended = (call ?? show)(ga, { signal: controller.signal });
    const reason = new RangeError("the user left");
    const outcome = expect(ended).rejects.toBe(reason);
    await clock.advance(100);
    controller.abort(reason);
    await outcome;
  });
});

describe("a create", () => {
  test("whose request was on its way when the time was up may have run", async () => {
    const { ga, clock } = createObserved([() => never]);
    const ended = failureOf(ga.listeners.create(option, { timeout: 5000 }));
    await clock.advance(5000);
    expect(await ended).toMatchObject({
      name: "UncertainOutcomeError",
      cause: { name: "TimeoutError", timeout: 5000 },
    });
  });

  test("that waits to be sent again when the time is up surely did not", async () => {
    const { ga, clock } = createObserved(
      [() => Promise.reject(lost("ECONNREFUSED")), () => never],
      { auth: token(() => never) },
    );
    const ended = failureOf(ga.listeners.create(option, { timeout: 5000 }));
    await clock.advance(5000);
    expect(await ended).toMatchObject({ name: "TimeoutError", operationId: "createListener" });
  });
});

describe("the signal", () => {
  test("ends a back-off", async () => {
    const { ga, clock, sent } = createObserved([gaError(503, "X.1", "", { "Retry-After": "9" })]);
    const controller = new AbortController();
    const call = ga.listeners.show(listener.id, { signal: controller.signal });
    const outcome = expect(call).rejects.toThrow(new RangeError("enough"));
    await clock.advance(8000);
    controller.abort(new RangeError("enough"));
    await outcome;
    await clock.advance(8000);
    expect(sent).toHaveLength(1);
  });

  test.each([null, 0, ""])("may end a call for no more reason than %j", async (reason) => {
    const { ga, clock } = createObserved([() => never]);
    const controller = new AbortController();
    const outcome = expect(
      ga.listeners.show(listener.id, { signal: controller.signal }),
    ).rejects.toBe(reason);
    await clock.advance(100);
    controller.abort(reason);
    await outcome;
  });

  test("that is aborted already keeps the call from being sent", async () => {
    const { ga, sent } = createObserved([json(200, { listener })]);
    const reason = new RangeError("never mind");
    await expect(
      ga.listeners.show(listener.id, { signal: AbortSignal.abort(reason) }),
    ).rejects.toBe(reason);
    expect(sent).toHaveLength(0);
  });

  test("reaches the platform's fetch, and so does the deadline", async () => {
    const { ga, sent, clock } = createObserved([() => never]);
    const controller = new AbortController();
    const aborted = failureOf(ga.listeners.show(listener.id, { signal: controller.signal }));
    const late = failureOf(ga.listeners.show(listener.id));
    await clock.advance(100);
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    controller.abort(new RangeError("enough"));
    await aborted;
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    await clock.advance(60_000);
    expect(await late).toMatchObject({ timeout: 60_000 });
    expect(sent.map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });

  test("leaves nothing behind on a signal of long life", async () => {
    const { ga } = createObserved([json(200, { listener })]);
    const signal = new AbortController().signal;
    let count = 0;
    const { addEventListener, removeEventListener } = signal;
    Object.assign(signal, {
      addEventListener: (...all: Parameters<typeof addEventListener>) => (
        count++,
        addEventListener.apply(signal, all)
      ),
      removeEventListener: (...all: Parameters<typeof removeEventListener>) => (
        count--,
        removeEventListener.apply(signal, all)
      ),
    });
    await ga.listeners.show(listener.id, { signal });
    await Promise.resolve();
    expect(count).toBe(0);
  });
});

test.each([0, -1])("a call with %d ms of time is not sent", async (timeout) => {
  const { ga, clock, sent } = createObserved([json(201, { listener })]);
  const ended = failureOf(ga.listeners.create(option, { timeout }));
  await clock.advance(1);
  expect(await ended).toMatchObject({ name: "TimeoutError" });
  expect(sent).toHaveLength(0);
});

test("no deadline is longer than a timer can hold", async () => {
  const { ga } = createObserved([json(200, { listener })], { clock: undefined, timeout: Infinity });
  expect(await ga.listeners.show(listener.id)).toEqual(listener);
});

test("a time that has passed ends a call without a warning of the platform's", async () => {
  const warnings: Error[] = [];
  const keep = (warning: Error) => warnings.push(warning);
  process.on("warning", keep);
  const { listeners } = createClient({ auth: token(secrets.token), fetch: () => never });
  expect(await failureOf(listeners.show(listener.id, { timeout: -5 }))).toMatchObject({
    name: "TimeoutError",
    attempts: 0,
  });
  await new Promise((resolve) => setTimeout(resolve));
  process.off("warning", keep);
  expect(warnings).toEqual([]);
});
