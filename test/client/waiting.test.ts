import { describe, expect, test } from "vitest";
import { createTestClock } from "./support/clock.ts";
import { createObserved, gaError, json, listener, lost } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf } from "./support/secrets.ts";

const of = (status: string) => json(200, { listener: { ...listener, status } });
const gone = () => gaError(404, "GA.9002", "Not found");
const reset: Answer = () => Promise.reject(lost("ECONNRESET"));
const id = listener.id;

describe("waitUntilActive", () => {
  test("asks until the listener is ACTIVE, and tells what it sees", async () => {
    const { ga, clock, events } = createObserved([of("PENDING"), of("THAWING"), of("ACTIVE")]);
    expect(await clock.run(ga.listeners.waitUntilActive(id))).toMatchObject({
      id,
      status: "ACTIVE",
    });
    const seen = events.filter(({ type }) => type === "wait");
    expect(seen.map(({ attempt, reason }) => [attempt, reason])).toEqual([
      [1, "PENDING"],
      [2, "THAWING"],
      [3, "ACTIVE"],
    ]);
  });

  test("waits a little longer every time, up to 5 seconds, and not always the same", async () => {
    const slept = async (chance: number) => {
      const { ga, clock } = createObserved([
        ...Array.from({ length: 7 }, () => of("PENDING")),
        of("ACTIVE"),
      ]);
      clock.chance = chance;
      await clock.run(ga.listeners.waitUntilActive(id));
      return clock.slept;
    };
    expect(await slept(0)).toEqual([500, 1000, 1500, 2000, 2500, 2500, 2500]);
    expect(await slept(1)).toEqual([1000, 2000, 3000, 4000, 5000, 5000, 5000]);
  });

  test("waits as long as it is told, up to what it is told", async () => {
    const { ga, clock } = createObserved([
      ...Array.from({ length: 4 }, () => of("PENDING")),
      of("ACTIVE"),
    ]);
    clock.chance = 1;
    const options = { interval: 20, maxInterval: 50 };
    await clock.run(ga.listeners.waitUntilActive(id, options));
    expect(clock.slept).toEqual([20, 40, 50, 50]);
  });

  test.each(["interval", "maxInterval"])("refuses an %s that is no number", async (name) => {
    const { ga, sent } = createObserved([of("PENDING")]);
    const failure = await failureOf(
      Promise.resolve().then(() => ga.listeners.waitUntilActive(id, { [name]: "1s" as never })),
    );
    expect(failure).toMatchObject({ name: "ConfigurationError", option: name });
    expect(sent).toHaveLength(0);
  });

  test.each(["ERROR", "DELETING"])("fails at once when the listener is %s", async (status) => {
    const { ga, clock, sent } = createObserved([of("PENDING"), of(status)]);
    const failure = await failureOf(clock.run(ga.listeners.waitUntilActive(id)));
    expect(failure).toMatchObject({ name: "GaError", message: `The listener is ${status}` });
    expect(sent).toHaveLength(2);
  });

  test("takes a 404 for lateness at first, then for the truth", async () => {
    const late = createObserved([gone(), gone(), of("ACTIVE")]);
    expect(await late.clock.run(late.ga.listeners.waitUntilActive(id))).toMatchObject({ id });
    const { ga, clock } = createObserved([gone()]);
    const failure = await failureOf(clock.run(ga.listeners.waitUntilActive(id)));
    expect(failure).toMatchObject({ message: "The listener is GONE" });
    const waited = clock.slept.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThan(10_000);
    expect(waited).toBeLessThan(20_000);
  });

  test("goes on over a lost connection, and fails on what doesn't pass", async () => {
    const { ga, clock } = createObserved([reset, of("ACTIVE")]);
    expect(await clock.run(ga.listeners.waitUntilActive(id))).toMatchObject({ id });
    const refused = createObserved([gaError(403, "APIGW.0302")]);
    const failure = await failureOf(refused.clock.run(refused.ga.listeners.waitUntilActive(id)));
    expect(failure).toMatchObject({ code: "APIGW.0302" });
  });
});

describe.each<[string, Answer]>([
  ["503", () => gaError(503, "SYS.0503", "busy")],
  ["429", () => gaError(429, "SYS.0429", "busy")],
  ["a lost connection", reset],
  ["a proxy's page", () => new Response("<html>", { status: 502 })],
  ["half an answer", () => new Response('{"listener":{"id":')],
])("while looking ends in %s", (_, trouble) => {
  const five = Array.from({ length: 25 }, () => trouble);

  test("a wait goes on", async () => {
    const { ga, clock, events } = createObserved([of("PENDING"), ...five, of("ACTIVE")]);
    expect(await clock.run(ga.listeners.waitUntilActive(id))).toMatchObject({ status: "ACTIVE" });
    expect(events.filter(({ type }) => type === "wait").length).toBeGreaterThan(3);
    const last = createObserved([of("DELETING"), ...five, gone()]);
    expect(await last.clock.run(last.ga.listeners.waitUntilDeleted(id))).toBeUndefined();
  });

  test("a wait that times out names the last status and the last error", async () => {
    const { ga, clock } = createObserved([of("PENDING"), trouble]);
    const ended = failureOf(ga.listeners.waitUntilActive(id, { timeout: 100_000 }));
    await clock.advance(100_000);
    const failure = await ended;
    expect(failure).toMatchObject({
      name: "TimeoutError",
      operationId: "showListener",
      lastStatus: "PENDING",
      message: expect.stringMatching(
        /^No outcome in 100000 ms: the listener was PENDING, not ACTIVE; the last error was: /,
      ) as string,
      cause: { retryable: true },
    });
  });
});

describe("a wait that is shorter than what its look would take", () => {
  test.each<[string, Answer | Response]>([
    ["the API asks to wait", gaError(503, "SYS.0503", "down for now", { "Retry-After": "9" })],
    ["the back-off is long", gaError(429, "APIGW.0308", "down for now")],
    ["every attempt fails", () => Promise.reject(lost("down for now"))],
  ])("names the last error where %s", async (_, answer) => {
    const { ga, clock } = createObserved([answer], { retry: { base: 900, throttledBase: 9000 } });
    clock.chance = 1;
    const ended = failureOf(ga.listeners.waitUntilActive(id, { timeout: 2000 }));
    await clock.advance(2000);
    const failure = await ended;
    expect(failure).toMatchObject({
      name: "TimeoutError",
      message: expect.stringMatching(/not ACTIVE; the last error was: .*down for now/) as string,
      cause: { retryable: true },
    });
  });
});

test("a look that hangs until the wait is over leaves the error before as the last one", async () => {
  const clock = createTestClock();
  // Of two timers that are due at once Node may call the later one first.
  const after = (ms: number, act: () => void) => clock.after(ms < 20_000 ? ms - 0.5 : ms, act);
  const early = { ...clock, after };
  const never = () => new Promise<never>(() => undefined);
  const answers = [of("PENDING"), gaError(503, "SYS.0503", "down for now"), never];
  const { ga } = createObserved(answers, { retry: false, clock: early });
  const ended = failureOf(ga.listeners.waitUntilActive(id, { timeout: 20_000 }));
  await clock.advance(20_000);
  expect(await ended).toMatchObject({
    message: expect.stringMatching(
      /PENDING, not ACTIVE; the last error was: down for now$/,
    ) as string,
  });
});

test("a status that nobody knows is named by a wait that times out", async () => {
  const { ga, clock } = createObserved([of("FROZEN")]);
  const ended = failureOf(ga.listeners.waitUntilActive(id, { timeout: 25_000 }));
  await clock.advance(25_000);
  expect(await ended).toMatchObject({
    message: "No outcome in 25000 ms: the listener was FROZEN, not ACTIVE",
  });
});

describe("waitUntilDeleted", () => {
  test("fails at once when the listener is ERROR", async () => {
    const { ga, clock, sent } = createObserved([of("DELETING"), of("ERROR")]);
    expect(await failureOf(clock.run(ga.listeners.waitUntilDeleted(id)))).toMatchObject({
      message: "The listener is ERROR",
    });
    expect(sent).toHaveLength(2);
  });

  test("asks until the API doesn't know the listener", async () => {
    const { ga, clock, sent } = createObserved([of("ACTIVE"), of("DELETING"), gone()]);
    expect(await clock.run(ga.listeners.waitUntilDeleted(id))).toBeUndefined();
    expect(sent).toHaveLength(3);
  });

  test("gives up after 10 minutes", async () => {
    const { ga, clock } = createObserved([of("DELETING")]);
    const ended = failureOf(ga.listeners.waitUntilDeleted(id));
    await clock.advance(600_000);
    expect(await ended).toMatchObject({ name: "TimeoutError" });
  });
});
