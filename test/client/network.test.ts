import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { accessKey, createClient, iamPassword, token } from "../../src/index.ts";
import type { Client, ClientEvent, ClientOptions } from "../../src/index.ts";
import { startMock } from "../support/mock.ts";
import type { FaultRule, MockServer } from "../support/mock.ts";
import { breathe, createTestClock } from "./support/clock.ts";
import { option } from "./support/observed.ts";
import { failureOf, secrets, witness } from "./support/secrets.ts";

let mock: MockServer;
let clock: ReturnType<typeof createTestClock>;
let events: ClientEvent[];

beforeEach(async () => {
  mock = await startMock({ settle: 0 });
  clock = createTestClock(Date.now());
  events = [];
});
afterEach(() => mock.close());

const connect = (options: ClientOptions = {}): Client =>
  createClient({
    auth: iamPassword({
      user: "ada",
      password: secrets.password,
      domain: "example",
      endpoint: mock.url,
    }),
    baseUrl: mock.url,
    clock,
    onEvent: (event) => events.push(witness(event)),
    ...options,
  });

/** Waits until the mock has seen `count` requests of an operation. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await breathe();
};
const attemptsOf = (operationId: string) =>
  events.filter((event) => event.type === "request" && event.operationId === operationId).length;
const there = async () => (await connect().listeners.list()).items.length;

interface Row {
  readonly fault: FaultRule;
  /** What a list, that may be sent twice, ends in; success where nothing is said. */
  readonly list?: object;
  /** What a create ends in, and how many listeners there are then. */
  readonly create?: object;
  readonly made: number;
  readonly attempts: readonly [list: number, create: number];
}
const operation = ["listListeners", "createListener"];
const uncertain = (cause: object) => ({ name: "UncertainOutcomeError", cause });
const once = { operation, count: 1 };
const rows: Record<string, Row> = {
  "a reset before the request is processed": {
    fault: { ...once, reset: true },
    create: uncertain({ name: "ConnectionError", refused: false }),
    made: 0,
    attempts: [2, 1],
  },
  "a reset after the request is processed": {
    fault: { ...once, reset: true, when: "after" },
    create: uncertain({ name: "ConnectionError", refused: false }),
    made: 1,
    attempts: [2, 1],
  },
  "a truncated answer": {
    fault: { ...once, truncate: 9, when: "after" },
    create: uncertain({ name: "ConnectionError" }),
    made: 1,
    attempts: [2, 1],
  },
  "a 429": { fault: { ...once, status: 429 }, made: 1, attempts: [2, 2] },
  "a 429 without Retry-After": {
    fault: { ...once, status: 429, retryAfter: null },
    made: 1,
    attempts: [2, 2],
  },
  "a 429 until a date": {
    fault: { ...once, status: 429, retryAfter: { date: 5 } },
    made: 1,
    attempts: [2, 2],
  },
  "a 503 with Retry-After": {
    fault: { ...once, status: 503, retryAfter: 3 },
    made: 1,
    attempts: [2, 2],
  },
  "a 503 without Retry-After": {
    fault: { ...once, status: 503, retryAfter: null },
    create: uncertain({ status: 503 }),
    made: 0,
    attempts: [2, 1],
  },
  "a 503 for longer than the deadline": {
    fault: { ...once, status: 503, retryAfter: 3600 },
    list: { code: "SYS.0503" },
    create: { code: "SYS.0503" },
    made: 0,
    attempts: [1, 1],
  },
  "a 502 of HTML": {
    fault: { ...once, html: true },
    create: uncertain({ name: "ResponseFormatError", status: 502 }),
    made: 0,
    attempts: [2, 1],
  },
  "an HTML page with 200": {
    fault: { ...once, html: true, status: 200 },
    list: { name: "ResponseFormatError", status: 200 },
    create: uncertain({ name: "ResponseFormatError" }),
    made: 0,
    attempts: [1, 1],
  },
  "a 401, then fine": { fault: { ...once, status: 401 }, made: 1, attempts: [1, 1] },
  "a redirect to another origin": {
    fault: { ...once, redirect: "https://elsewhere.example/" },
    list: { name: "RedirectError", status: 307 },
    create: { name: "RedirectError" },
    made: 0,
    attempts: [1, 1],
  },
};

describe.each(Object.entries(rows))("%s", (_, { fault, list, create, made, attempts }) => {
  test("on a list", async () => {
    mock.faults.add(fault);
    const page = clock.run(connect().listeners.list());
    if (list) expect(await failureOf(page)).toMatchObject(list);
    else expect((await page).items).toEqual([]);
    expect(attemptsOf("listListeners")).toBe(attempts[0]);
  });

  test("on a create", async () => {
    mock.faults.add(fault);
    const listener = clock.run(connect().listeners.create(option));
    if (create) expect(await failureOf(listener)).toMatchObject(create);
    else expect(await listener).toMatchObject(option);
    expect(attemptsOf("createListener")).toBe(attempts[1]);
    mock.faults.clear();
    expect(await there()).toBe(made);
  });
});

describe.each(["headers", "body"] as const)("stalled %s", (stall) => {
  test("end with the deadline", async () => {
    mock.faults.add({ operation, stall });
    const ga = connect();
    await ga.listenerTags.count({}); // has its token
    const list = failureOf(Promise.resolve(ga.listeners.list()));
    const create = failureOf(ga.listeners.create(option));
    await until(() => mock.journal.list().length >= 4);
    await clock.advance(60_000);
    expect(await list).toMatchObject({ name: "TimeoutError", timeout: 60_000 });
    expect(await create).toMatchObject(uncertain({ name: "TimeoutError" }));
  });
});

test("a redirect hands nothing to where it leads", async () => {
  await using elsewhere = await startMock();
  for (const status of [301, 302, 303, 307, 308]) {
    mock.faults.add({ operation, redirect: `${elsewhere.url}/v1/listeners`, status, count: 2 });
    const ga = connect();
    const calls = [() => ga.listeners.list(), () => ga.listeners.create(option)];
    for (const call of calls) {
      const failure = await failureOf(Promise.resolve(call()));
      expect(failure).toMatchObject({
        name: "RedirectError",
        status,
        message: `Redirects are not followed: ${mock.url} leads to ${elsewhere.url}`,
      });
    }
  }
  expect(elsewhere.journal.list()).toEqual([]);
});

test("a connection that is refused is tried four times, and the request surely did not run", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await until(() => server.listening);
  const { port } = server.address() as AddressInfo;
  server.close();
  const ga = connect({ auth: token(secrets.token), baseUrl: `http://127.0.0.1:${port}` });
  const failure = await failureOf(clock.run(ga.listeners.create(option)));
  expect(failure).toMatchObject({ name: "ConnectionError", reason: "ECONNREFUSED", refused: true });
  expect(failure).toMatchObject({ attempts: 4 });
  expect(attemptsOf("createListener")).toBe(4);
});

test("a clock that is wrong makes a signature invalid, and the error says so", async () => {
  mock.clock.setAhead(20 * 60_000);
  const auth = accessKey({ accessKey: "AccessKey", secretKey: secrets.secretKey });
  const failure = await failureOf(Promise.resolve(connect({ auth }).listeners.list()));
  expect(failure).toMatchObject({ status: 401, code: "APIGW.0301" });
  expect(String(failure)).toMatch(/the clock here is \d+ minutes behind the API's/);
});

test("100 concurrent calls on an expired token ask IAM once, and all succeed", async () => {
  const ga = connect();
  await ga.listeners.list();
  mock.clock.advance(25 * 3_600_000);
  const pages = await Promise.all(Array.from({ length: 100 }, () => ga.listeners.list()));
  expect(pages).toHaveLength(100);
  expect(attemptsOf("createToken")).toBe(2);
});

test("a repeated marker ends the iteration", async () => {
  await connect().listeners.create(option);
  const body = {
    listeners: [],
    page_info: { next_marker: "same", current_count: 0 },
    request_id: "r",
  };
  mock.faults.add({ operation: "listListeners", status: 200, body: JSON.stringify(body) });
  const iterate = async () => {
    for await (const each of connect().listeners.list()) witness(each);
  };
  expect(await failureOf(iterate())).toMatchObject({ message: "The list repeats the marker same" });
});

test("an aborted call ends at once, whatever the server does", async () => {
  mock.faults.add({ operation, stall: "body" });
  const controller = new AbortController();
  const list = connect().listeners.list({}, { signal: controller.signal });
  const outcome = expect(list).rejects.toThrow(new RangeError("enough"));
  await until(() => mock.journal.list().length >= 2);
  controller.abort(new RangeError("enough"));
  await outcome;
});
