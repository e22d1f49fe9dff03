import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMock, startMock } from "../support/mock.ts";
import type { FaultRule, MockServer } from "../support/mock.ts";
import { createCalls } from "./calls.ts";
import { openRaw, portOf } from "./raw.ts";

let mock: MockServer;
let calls: ReturnType<typeof createCalls>;
const slept: number[] = [];

beforeAll(async () => {
  mock = await startMock({
    settle: 0,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  });
  calls = createCalls(mock);
});

beforeEach(() => {
  mock.reset();
  slept.length = 0;
});

afterAll(() => mock.close());

const list = () => calls.call("GET", "/v1/listeners");

const createUnder = async (rule: FaultRule) => {
  mock.faults.add({ operation: "createListener", ...rule });
  try {
    const { port_ranges, ...rest } = { port_ranges: [{ from_port: 1, to_port: 1 }], name: "one" };
    const listener = { ...rest, port_ranges, protocol: "TCP", accelerator_id: crypto.randomUUID() };
    return await calls.call("POST", "/v1/listeners", { listener });
  } catch (error) {
    return error as Error;
  }
};

describe("an error answer", () => {
  test.each([
    [{ status: 429 }, "APIGW.0308", "1"],
    [{ status: 503 }, "SYS.0503", "1"],
    [{ status: 503, retryAfter: 7 }, "SYS.0503", "7"],
    [{ status: 503, retryAfter: 0.5 }, "SYS.0503", "0.5"],
    [{ status: 503, retryAfter: null }, "SYS.0503", null],
    [{ status: 500, code: "GA.9206" }, "GA.9206", null],
    [{ status: 500, code: "NEW.0001", message: "new" }, "NEW.0001", null],
  ])("%j is in the document's shape", async (rule, code, retryAfter) => {
    mock.faults.add(rule);
    const response = await list();
    expect(response.status).toBe(rule.status);
    expect(response.headers.get("retry-after")).toBe(retryAfter);
    expect(await response.json()).toMatchObject({
      error_code: code,
      request_id: response.headers.get("x-request-id"),
    });
  });

  test("has Retry-After as a date, by the mock's clock", async () => {
    mock.clock.advance("1h");
    mock.faults.add({ status: 503, retryAfter: { date: 10 } });
    const response = await list();
    const at = Date.parse(response.headers.get("retry-after") ?? "");
    const date = Date.parse(response.headers.get("date") ?? "");
    expect(at - date).toBeGreaterThanOrEqual(10_000);
    expect(at - date).toBeLessThan(13_000);
  });

  test("may be a proxy's page of HTML", async () => {
    mock.faults.add({ html: true });
    const response = await list();
    expect([response.status, response.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(await response.text()).toMatch(/^<html>/);
  });

  test("may be any body, with a status that says it is well", async () => {
    mock.faults.add({ status: 200, body: "<p>", headers: { "Content-Type": "text/html" } });
    const response = await list();
    expect([response.status, await response.text()]).toEqual([200, "<p>"]);
  });

  test("may send the client elsewhere", async () => {
    mock.faults.add({ redirect: "http://elsewhere.example/" });
    const response = await fetch(`${mock.url}/v1/listeners`, { redirect: "manual" });
    expect([response.status, response.headers.get("location")]).toEqual([
      307,
      "http://elsewhere.example/",
    ]);
  });

  test("to IAM is in IAM's shape", async () => {
    mock.faults.add({ operation: "createToken", status: 503 });
    const user = { name: "a", password: "b", domain: { name: "c" } };
    const auth = {
      identity: { methods: ["password"], password: { user } },
      scope: { domain: { name: "c" } },
    };
    const response = await calls.call("POST", "/v3/auth/tokens", { auth });
    expect(await response.json()).toMatchObject({
      error: { code: 503, title: "Service Unavailable" },
    });
  });
});

describe("a broken connection", () => {
  test.each<[FaultRule, string[]]>([
    [{ reset: true }, []],
    [{ reset: true, when: "after" }, ["one"]],
  ])("%j leaves %j behind", async (rule, names) => {
    expect(await createUnder(rule)).toBeInstanceOf(TypeError);
    expect(await calls.names()).toEqual(names);
  });

  test.each([0, 1, 100])("after %i bytes of the body is no whole answer", async (truncate) => {
    const response = await createUnder({ truncate });
    if (!(response instanceof Response)) throw response;
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow(TypeError);
    expect(await calls.names()).toEqual(["one"]);
  });

  test("in a body that there isn't breaks nothing, on the wire as in process", async () => {
    const headers = { "X-Auth-Token": mock.token };
    const own = createMock();
    for (const each of [mock, own]) each.faults.add({ status: 204, truncate: 0 });
    const url = `${mock.url}/v1/listeners`;
    for (const ask of [fetch, own.fetch]) {
      for (const method of ["GET", "HEAD"]) {
        expect(await ask(url, { method, headers })).toMatchObject({ status: 204 });
      }
    }
  });

  test.each<["headers" | "body", RegExp]>([
    ["headers", /^$/],
    ["body", /^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\n\{$/],
  ])("that stalls over its %s says no more", async (stall, heard) => {
    mock.faults.add({ stall });
    const connection = await openRaw(portOf(mock.url));
    connection.send(`GET /v1/listeners HTTP/1.1\r\nHost: a\r\nX-Auth-Token: ${mock.token}\r\n\r\n`);
    while (mock.journal.list().length === 0) await new Promise((resolve) => setImmediate(resolve));
    if (stall === "body") await connection.hears(/\r\n\r\n\{/);
    mock.faults.clear();
    await calls.names(); // a whole other call meanwhile
    expect(connection.heard()).toMatch(heard);
    connection.socket.destroy();
  });

  test("is noted in the journal", async () => {
    await createUnder({ truncate: 1 });
    expect(mock.journal.list()).toMatchObject([
      { fault: 1, broken: true, response: { status: 201 } },
    ]);
  });

  test("that stalls ends when the mock closes", async () => {
    const other = await startMock();
    other.faults.add({ stall: "headers" });
    const connection = await openRaw(portOf(other.url));
    connection.send(
      `GET /v1/listeners HTTP/1.1\r\nHost: a\r\nX-Auth-Token: ${other.token}\r\n\r\n`,
    );
    while (other.journal.list().length === 0) await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    expect(await connection.closed()).toBe("");
  });
});

describe("a rule", () => {
  const statuses = async (count: number) => {
    const seen: number[] = [];
    while (seen.length < count) seen.push((await list()).status);
    return seen;
  };

  test("happens so often, after so many that are let through", async () => {
    mock.faults.add({ status: 500, skip: 1, count: 2 });
    expect(await statuses(5)).toEqual([200, 500, 500, 200, 200]);
    expect(mock.faults.list()).toMatchObject([{ happened: 2 }]);
  });

  test("comes before those added later, and leaves the rest to them", async () => {
    mock.faults.add({ status: 500, count: 1 });
    mock.faults.add({ status: 503, count: 1 });
    expect(await statuses(3)).toEqual([500, 503, 200]);
  });

  test("is for its operations alone", async () => {
    mock.faults.add({ operation: ["showListener", "listListeners"], status: 500 });
    expect(await statuses(1)).toEqual([500]);
    expect((await calls.call("GET", "/v1/listeners/a")).status).toBe(500);
    expect((await calls.call("GET", "/v1/ga-listeners/tags")).status).toBe(200);
  });

  test("happens by chance, the same way again after a reset", async () => {
    const run = async () => {
      mock.reset();
      mock.faults.add({ status: 500, probability: 0.5 });
      return statuses(40);
    };
    const first = await run();
    expect(first).toContain(200);
    expect(first).toContain(500);
    expect(await run()).toEqual(first);
  });

  test("replaces the answer but not the effect when it comes after", async () => {
    const response = await createUnder({ status: 500, when: "after" });
    expect(response).toMatchObject({ status: 500 });
    expect(await calls.names()).toEqual(["one"]);
  });

  test("replaces the effect too when it comes before", async () => {
    expect(await createUnder({ status: 500 })).toMatchObject({ status: 500 });
    expect(await calls.names()).toEqual([]);
  });

  test("makes an answer late, alone or with another fault", async () => {
    mock.faults.add({ latency: 30, count: 1 });
    mock.faults.add({ latency: [100, 200], status: 500 });
    expect(await statuses(2)).toEqual([200, 500]);
    expect(slept[0]).toBe(30);
    expect(slept[1]).toBeGreaterThanOrEqual(100);
    expect(slept[1]).toBeLessThanOrEqual(200);
  });
});

test("whoever waits for a late answer in this process may give up", async () => {
  const late = createMock({ latency: 1, sleep: () => new Promise(() => undefined) });
  const giving = new AbortController();
  const answer = late.fetch("http://mock/v1/listeners", { signal: giving.signal });
  giving.abort(new Error("enough"));
  await expect(answer).rejects.toThrow("enough");
});

test("the mock's own latency is drawn from its range for every answer", async () => {
  const times: number[] = [];
  const slow = createMock({
    latency: [50, 200],
    sleep: (time) => (times.push(time), Promise.resolve()),
  });
  for (let at = 0; at < 20; at++) await slow.fetch("http://mock/v1/listeners");
  expect(times).toHaveLength(20);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(50);
  expect(Math.max(...times)).toBeLessThanOrEqual(200);
  expect(new Set(times).size).toBeGreaterThan(10);
});
