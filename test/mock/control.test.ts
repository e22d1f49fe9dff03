import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startMock } from "../support/mock.ts";
import type { MockServer } from "../support/mock.ts";
import { listenerWith } from "../contract/wrong.ts";
import { createCalls } from "./calls.ts";

let mock: MockServer;
let calls: ReturnType<typeof createCalls>;

beforeAll(async () => {
  mock = await startMock({ settle: "manual" });
  calls = createCalls(mock);
});

beforeEach(() => {
  mock.reset();
});

afterAll(() => mock.close());

describe("/_mock/health", () => {
  test("says that the mock is there", async () => {
    expect(await calls.control("GET", "health")).toMatchObject({
      status: 200,
      value: { status: "ok" },
    });
  });
});

describe("/_mock/reset", () => {
  test("puts everything back", async () => {
    await calls.create("one");
    await calls.control("POST", "faults", { operation: "showListener", status: 500 });
    await calls.control("POST", "clock", { advance: "1h" });
    expect((await calls.control("POST", "reset")).status).toBe(204);
    expect(await calls.names()).toEqual([]);
    expect(mock.faults.list()).toEqual([]);
    expect(mock.clock.ahead).toBe(0);
    expect(mock.journal.list()).toHaveLength(1);
  });
});

describe("/_mock/state", () => {
  test("can be taken and put back", async () => {
    await calls.create("one");
    const { value } = await calls.control("GET", "state");
    await calls.create("two");
    expect((await calls.control("PUT", "state", value)).status).toBe(204);
    expect(await calls.names()).toEqual(["one"]);
  });

  test("may be larger than any other request", async () => {
    const listener = Array.from({ length: 3_000 }, (_, at) => ({
      value: listenerWith({ name: `seeded-${at}` }).listener,
    }));
    const { status } = await calls.control("PUT", "state", { resources: { listener } });
    expect(status).toBe(204);
    expect((await calls.names()).length).toBe(2_000);
  });

  test.each([
    ["nested too deep", "[".repeat(200), "must not be nested deeper than 100 levels"],
    ["too large", " ".repeat(64 * 1024 * 1024 + 1), "must be at most 67108864 bytes"],
  ])("that is %s is refused as such", async (_, body, reason) => {
    const response = await fetch(`${mock.url}/_mock/state`, { method: "PUT", body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error_msg: `The body ${reason}.` });
  });

  test("that is wrong is refused by name and changes nothing", async () => {
    await calls.create("one");
    const wrong = { resources: { listener: [{ value: { name: "a b" } }] } };
    const { status, value } = await calls.control("PUT", "state", wrong);
    expect(status).toBe(400);
    expect(value).toMatchObject({
      error_msg: expect.stringMatching(/^Invalid resources\.listener\[0\]/) as string,
    });
    expect(await calls.names()).toEqual(["one"]);
  });
});

describe("/_mock/journal", () => {
  test("shows what came in and went out, without credentials", async () => {
    await calls.create("one");
    await calls.call("GET", "/v1/nothing");
    const { value } = await calls.control("GET", "journal?status=201");
    expect(value).toMatchObject({
      entries: [
        {
          operation: "createListener",
          request: {
            method: "POST",
            url: "/v1/listeners",
            headers: { "x-auth-token": "[redacted]" },
          },
          response: { status: 201 },
        },
      ],
    });
    expect(JSON.stringify(value)).not.toContain(mock.token);
    expect((await calls.control("DELETE", "journal")).status).toBe(204);
    expect(mock.journal.list()).toEqual([]);
  });

  test("refuses a filter that is no number", async () => {
    expect((await calls.control("GET", "journal?limit=few")).status).toBe(400);
  });
});

describe("/_mock/clock", () => {
  test.each([
    ["advance", { advance: "2m" }, 120_000],
    ["ahead", { ahead: 5_000 }, 5_000],
    ["settle", { settle: true }, 0],
  ])("can be turned by %s", async (_, turn, ahead) => {
    const { status, value } = await calls.control("POST", "clock", turn);
    expect(status).toBe(200);
    expect(value).toMatchObject({ ahead });
    expect(await calls.control("GET", "clock")).toMatchObject({ value: { ahead } });
  });

  test("goes no further than a date can say", async () => {
    for (let turn = 0; turn < 79; turn++) mock.clock.advance("36500d");
    expect((await calls.control("POST", "clock", { advance: "36500d" })).status).toBe(400);
    expect((await calls.control("GET", "clock")).status).toBe(200);
    expect(await calls.create("one")).toMatchObject({ name: "one" });
  });

  test("settles what is busy", async () => {
    const { id } = await calls.create("one");
    await calls.control("POST", "clock", { settle: true });
    const shown = await calls.call("GET", `/v1/listeners/${id}`);
    expect(await shown.json()).toMatchObject({ listener: { status: "ACTIVE" } });
  });

  test("that is ahead shows in the Date of every answer", async () => {
    await calls.control("POST", "clock", { advance: "24h" });
    for (const path of ["/v1/listeners", "/v1/nothing"]) {
      const date = Date.parse((await calls.call("GET", path)).headers.get("date") ?? "");
      expect(Math.abs(date - mock.clock.now())).toBeLessThan(60_000);
    }
  });

  test.each([
    {},
    { back: 1 },
    { advance: "soon" },
    { advance: -1 },
    { advance: "9999999999d" },
    { ahead: 8e15 },
    { advance: 1, settle: true },
    { settle: false },
    [],
    "1",
  ])("refuses %j", async (turn) => {
    mock.clock.setAhead("1h");
    expect((await calls.control("POST", "clock", turn)).status).toBe(400);
    expect(mock.clock.ahead).toBe(3_600_000);
  });
});

describe("/_mock/faults", () => {
  test("are added, listed and taken away", async () => {
    const { status, value } = await calls.control("POST", "faults", [
      { status: 500 },
      { latency: 1 },
    ]);
    expect(status).toBe(201);
    const { faults } = value as { faults: { id: number }[] };
    expect(await calls.control("GET", "faults")).toMatchObject({ value: { faults } });
    expect((await calls.control("DELETE", `faults/${faults[0]?.id}`)).status).toBe(204);
    expect(mock.faults.list()).toHaveLength(1);
    expect((await calls.control("DELETE", "faults/99")).status).toBe(400);
    await calls.control("DELETE", "faults");
    expect(mock.faults.list()).toEqual([]);
  });

  test.each([
    [{}, "A fault needs one of latency, status"],
    [{ stauts: 500 }, "A fault has no property stauts"],
    [{ status: 99 }, "The fault's status can't be 99"],
    [{ status: 500, operation: "createListner" }, "No operation is called createListner"],
    [{ status: 500, probability: 2 }, "The fault's probability can't be 2"],
    [{ status: 500.5 }, "The fault's status can't be 500.5"],
    [{ latency: 1e12 }, "The fault's latency can't be 1000000000000"],
    [{ latency: [5, 1] }, "The fault's latency can't be [5,1]"],
    [{ latency: [-5, 1] }, "The fault's latency can't be [-5,1]"],
    [{ reset: true, count: 1.5 }, "The fault's count can't be 1.5: it takes a whole number"],
    [{ reset: true, skip: 0.5 }, "The fault's skip can't be 0.5: it takes a whole number"],
    [{ truncate: 2.5 }, "The fault's truncate can't be 2.5: it takes a whole number"],
    [{ status: 429, retryAfter: -1 }, "The fault's retryAfter can't be -1: it takes seconds"],
    [{ status: 429, retryAfter: { date: 1, at: 2 } }, "The fault's retryAfter can't be {"],
    [{ reset: true, operation: [] }, "The fault's operation can't be []: it takes an operation"],
    [{ status: 500, headers: { "a b": "" } }, "The fault's headers can't be"],
    [{ status: 500, headers: { a: "b\r\nc: d" } }, "The fault's headers can't be"],
    [{ status: 500, headers: { "Content-Length": "5" } }, "The fault's headers can't be"],
    [{ redirect: "a\nb" }, "The fault's redirect can't be"],
    [{ reset: false, html: false }, "A fault needs one of latency, status"],
    [[{ status: 500 }, { status: 1 }], "The fault's status can't be 1"],
    [null, "A fault must be an object"],
  ])("refuse %j", async (rule, message) => {
    const { status, value } = await calls.control("POST", "faults", rule);
    expect(status).toBe(400);
    expect(value).toMatchObject({ error_msg: expect.stringContaining(message) as string });
    expect(mock.faults.list()).toEqual([]);
  });
});

describe("the control plane", () => {
  test("names what it has, and which methods", async () => {
    expect(await calls.control("GET", "nothing")).toMatchObject({
      status: 404,
      value: {
        error_msg: expect.stringContaining(
          "health, reset, state, journal, faults, clock",
        ) as string,
      },
    });
    const { status, headers } = await calls.control("PATCH", "state");
    expect([status, headers.get("allow")]).toEqual([405, "GET, PUT, OPTIONS"]);
    const asked = await calls.control("OPTIONS", "state");
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, PUT, OPTIONS"]);
    const health = await calls.control("POST", "health");
    expect([health.status, health.headers.get("allow")]).toEqual([405, "GET, OPTIONS"]);
    expect((await calls.control("OPTIONS", "nothing")).status).toBe(404);
    for (const name of ["__proto__", "constructor", "state/a", "journal/5", "things/a/b/c", ""]) {
      for (const method of ["GET", "DELETE"]) {
        expect((await calls.control(method, name)).status).toBe(404);
      }
    }
    expect((await calls.control("GET", "state/")).status).toBe(200);
  });

  test("refuses a body that is no JSON", async () => {
    const response = await fetch(`${mock.url}/_mock/clock`, { method: "POST", body: "{" });
    expect(response.status).toBe(400);
  });

  test("is closed to a page of another origin, which may read why", async () => {
    const page = { Origin: "http://evil.example" };
    const { status, headers, value } = await calls.control("POST", "reset", {}, page);
    expect([status, headers.get("access-control-allow-origin")]).toEqual([403, page.Origin]);
    expect(value).toMatchObject({
      error_msg: expect.stringContaining("--control-origin http://evil.example") as string,
    });
  });

  test.each(["things/%zz", "things/listener/%zz", "scenarios/%zz", "faults/%zz"])(
    "refuses %s in a line, though it can't be decoded",
    async (path) => {
      const method = path.startsWith("things/%")
        ? "GET"
        : path.startsWith("sc")
          ? "POST"
          : "DELETE";
      const { status, value } = await calls.control(method, path);
      expect(status).toBe(400);
      expect(value).toMatchObject({ error_msg: expect.stringContaining("%zz") as string });
    },
  );

  test("tells a preflight nothing, whoever asks", async () => {
    await calls.create("one");
    const response = await fetch(`${mock.url}/_mock/state`, {
      method: "OPTIONS",
      headers: { Origin: "http://evil.example", "Access-Control-Request-Method": "PUT" },
    });
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(mock.state.export()).toMatchObject({ resources: { listener: [{}] } });
  });

  test("is open to an allowed origin", async () => {
    await using other = await startMock({ control: { origins: ["http://page.example"] } });
    const page = { Origin: "http://page.example" };
    const { status, headers } = await createCalls(other).control("POST", "reset", {}, page);
    expect(status).toBe(204);
    expect(headers.get("access-control-allow-origin")).toBe("http://page.example");
  });

  test("can be switched off", async () => {
    await using other = await startMock({ control: false });
    const { status, value } = await createCalls(other).control("GET", "health");
    expect([status, value]).toMatchObject([404, { error_code: "APIGW.0101" }]);
  });
});

describe("a namespace", () => {
  test("sees nothing of another", async () => {
    const a = createCalls(mock, { "X-Mock-Namespace": "a" });
    const b = createCalls(mock, { "X-Mock-Namespace": "b" });
    await Promise.all([a.create("one"), b.create("two"), calls.create("three")]);
    await b.control("POST", "faults", { operation: "listListeners", status: 503 });
    await b.control("POST", "clock", { advance: 1_000 });
    expect(await a.names()).toEqual(["one"]);
    expect(await calls.names()).toEqual(["three"]);
    expect((await b.call("GET", "/v1/listeners")).status).toBe(503);
    expect(await a.control("GET", "clock")).toMatchObject({ value: { ahead: 0 } });
    await a.control("POST", "reset");
    expect(await a.names()).toEqual([]);
    expect(mock.namespace("b").journal.list()).toHaveLength(2);
  });

  test("is gone when it is dropped", async () => {
    const { headers, drop } = mock.namespace("c");
    await createCalls(mock, headers).create("one");
    drop();
    expect(await createCalls(mock, headers).names()).toEqual([]);
  });
});
