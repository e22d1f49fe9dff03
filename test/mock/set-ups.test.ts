import { getEventListeners } from "node:events";
import { install } from "@sinonjs/fake-timers";
import { Request as ForeignRequest } from "undici";
import { afterEach, describe, expect, test, vi } from "vitest";
import { listenerWith } from "../contract/wrong.ts";
import { createMock, startMock } from "../support/mock.ts";
import { openRaw, portOf } from "./raw.ts";

const url = "http://ga.test/v1/listeners";
const headers = { "X-Auth-Token": "mock-token", "Content-Type": "application/json" };
const post = () => ({ method: "POST", headers, body: JSON.stringify(listenerWith({})) });

const made = (mock: Pick<ReturnType<typeof createMock>, "state">): number =>
  mock.state.export().resources?.["listener"]?.length ?? 0;

describe("the time of the test is the mock's", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("with fake timers that came later", async () => {
    const mock = createMock({ settle: "2s" });
    vi.useFakeTimers({ now: Date.parse("2030-01-01T00:00:00Z") });
    await mock.fetch(url, post());
    vi.advanceTimersByTime(10_000);
    const { listeners } = (await (await mock.fetch(url, { headers })).json()) as {
      listeners: { status: string; created_at: string }[];
    };
    expect(listeners[0]).toMatchObject({ status: "ACTIVE" });
    expect(listeners[0]?.created_at).toMatch(/^2030/);
  });

  test("with real ones that came back", () => {
    vi.useFakeTimers({ now: 0 });
    const mock = createMock();
    vi.useRealTimers();
    expect(mock.clock.now()).toBeGreaterThan(Date.parse("2020-01-01"));
  });

  test("with Sinon's; a clock passed in wins", () => {
    const mock = createMock();
    const own = createMock({ now: () => 42 });
    const clock = install({ now: 1_000 });
    expect([mock.clock.now(), own.clock.now()]).toEqual([1_000, 42]);
    clock.uninstall();
  });
});

describe("a request that is given up", () => {
  test("before it was sent never happened", async () => {
    const mock = createMock();
    await expect(mock.fetch(url, { ...post(), signal: AbortSignal.abort() })).rejects.toThrow();
    const controller = new AbortController();
    const going = mock.fetch(url, { ...post(), signal: controller.signal });
    controller.abort();
    await expect(going).rejects.toThrow();
    expect([made(mock), mock.journal.list()]).toEqual([0, []]);
  });

  test("is forgotten by a reset, as is every other on its way", async () => {
    let go = (): void => undefined;
    const mock = createMock({
      latency: 300,
      sleep: () => new Promise((resolve) => (go = resolve)),
    });
    const going = mock.fetch(url, post());
    const end = expect(going).rejects.toThrow(TypeError);
    await vi.waitUntil(() => mock.journal.list().length === 1, 30_000);
    mock.reset();
    go();
    await end;
    expect([made(mock), mock.journal.list()]).toEqual([0, []]);
  });

  test("leaves nothing behind on a signal that many share, and no warning", async () => {
    const warnings: Error[] = [];
    const keep = (warning: Error) => warnings.push(warning);
    process.on("warning", keep);
    const mock = createMock();
    const { signal } = new AbortController();
    const many = Array.from({ length: 30 }, () => mock.fetch(url, { headers, signal }));
    expect(getEventListeners(signal, "abort").length).toBeLessThan(2);
    for (const response of await Promise.all(many)) expect(response.status).toBe(200);
    mock.faults.add({ reset: true });
    await expect(mock.fetch(url, { headers, signal })).rejects.toThrow(TypeError);
    expect(getEventListeners(signal, "abort")).toEqual([]);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", keep);
    expect(warnings).toEqual([]);
  });

  test("by a state that is put in the place of its own changes nothing in that", async () => {
    let go = (): void => undefined;
    const mock = createMock({ sleep: () => new Promise((resolve) => (go = resolve)) });
    mock.faults.add({ latency: 300, count: 1 });
    const end = expect(mock.fetch(url, post())).rejects.toThrow(TypeError);
    await vi.waitUntil(() => mock.journal.list().length === 1, 30_000);
    expect(() => mock.state.import({ random: -1 })).toThrow("random"); // which ends nothing
    mock.state.import({});
    go();
    await end;
    expect(made(mock)).toBe(0);
    expect(mock.journal.list()).toMatchObject([{ end: "the connection was reset" }]);
  });
});

test("the journal has a request when it comes, and how it ended", async () => {
  let go = (): void => undefined;
  const mock = createMock({ sleep: () => new Promise((resolve) => (go = resolve)) });
  mock.faults.add({ latency: 800, count: 1 });
  const first = mock.fetch(`${url}?name=first`, { headers });
  await mock.fetch(`${url}?name=second`, { headers });
  const seen = () => mock.journal.list().map(({ response, end }) => [response.status, end]);
  expect(seen()).toEqual([
    [0, undefined],
    [200, "answered"],
  ]);
  go();
  await first;
  expect(seen()).toEqual([
    [200, "answered"],
    [200, "answered"],
  ]);
});

describe("the headers of a fault win in any case", () => {
  test.each(["Retry-After", "retry-after", "X-REQUEST-ID", "access-control-allow-origin", "date"])(
    "%s",
    async (name) => {
      const mock = createMock();
      mock.faults.add({ status: 503, headers: { [name]: "mine" } });
      const response = await mock.fetch(url, { headers });
      expect(response.headers.get(name)).toBe("mine");
    },
  );
});

test.each([204, 205, 304])(
  "%i has no body and no length, in process and on the wire",
  async (status) => {
    const mock = createMock();
    mock.faults.add({ status });
    const inProcess = await mock.fetch(url, { headers });
    expect([inProcess.status, await inProcess.text()]).toEqual([status, ""]);
    await using server = await startMock();
    server.faults.add({ status });
    const response = await fetch(`${server.url}/v1/listeners`, { headers });
    expect([response.status, await response.text()]).toEqual([status, ""]);
    expect(response.headers.get("content-length")).toBeNull();
  },
);

test("a page of another origin may send its credentials", async () => {
  const mock = createMock();
  const response = await mock.fetch(url, { headers: { ...headers, Origin: "http://app.test" } });
  expect(response.headers.get("access-control-allow-origin")).toBe("http://app.test");
  expect(response.headers.get("access-control-allow-credentials")).toBe("true");
  expect(response.headers.get("vary")).toBe("Origin");
  const plain = await mock.fetch(url, { headers });
  expect(plain.headers.get("access-control-allow-origin")).toBe("*");
});

test("a state travels with its clock", async () => {
  let time = Date.parse("2030-01-01T00:00:00Z");
  const one = createMock({ settle: "90s", now: () => time });
  one.clock.advance("3h");
  await one.fetch(url, post());
  const state = one.state.export();
  expect(state.clock).toEqual({ now: "2030-01-01T03:00:00.000Z", ahead: 10_800_000 });
  time += 3_600_000;
  const two = createMock({ now: () => time });
  two.state.import(state);
  expect(two.clock.ahead).toBe(10_800_000);
  const status = async () =>
    ((await (await two.fetch(url, { headers })).json()) as { listeners: { status: string }[] })
      .listeners[0]?.status;
  time += 89_000;
  expect(await status()).toBe("PENDING");
  time += 1_000;
  expect(await status()).toBe("ACTIVE");
  const { clock: _, ...old } = state;
  two.clock.setAhead(5);
  two.state.import(old);
  expect(two.clock.ahead).toBe(5);
});

test("what can't work is refused at the start", async () => {
  expect(() => createMock({ stateless: true })).toThrow("Prism");
  const limits = { silence: 1_000 };
  await expect(startMock({ latency: 1_500, limits })).rejects.toThrow("1500 ms");
  await expect(startMock({ stateless: true, seed: {} })).rejects.toThrow("seed");
  await using server = await startMock({ limits });
  expect(() => server.faults.add({ latency: 1_500 })).toThrow("999 ms");
});

test("headers are found whatever case an environment gives them in", async () => {
  const mock = createMock();
  const given = Object.entries(headers);
  const request = {
    method: "GET",
    url,
    body: null,
    headers: {
      forEach(each: (value: string, name: string) => void) {
        for (const [name, value] of given) each(value, name);
      },
    },
  } as unknown as Request;
  expect((await mock.fetch(request)).status).toBe(200);
});

test("a Request of other classes is read, whatever comes beside it", async () => {
  const mock = createMock();
  const init = post();
  const foreign = () => new ForeignRequest(url, init) as unknown as Request;
  expect((await mock.fetch(foreign())).status).toBe(201);
  const { signal } = new AbortController();
  mock.reset();
  expect((await mock.fetch(foreign(), { signal })).status).toBe(201);
  const wrong = await mock.fetch(foreign(), { body: "{}", headers });
  expect(wrong.status).toBe(400);
});

describe("on the wire", () => {
  test("the journal says of who didn't wait that the client went away", async () => {
    let go = (): void => undefined;
    await using mock = await startMock({ sleep: () => new Promise((resolve) => (go = resolve)) });
    mock.faults.add({ latency: 800, count: 1 });
    const controller = new AbortController();
    const { signal } = controller;
    const end = expect(fetch(`${mock.url}/v1/listeners`, { headers, signal })).rejects.toThrow();
    await vi.waitUntil(() => mock.journal.list().length === 1, 30_000);
    controller.abort();
    await end;
    const entry = () => mock.journal.list()[0];
    await vi.waitUntil(() => entry()?.end === "the client went away", 30_000);
    expect(entry()).toMatchObject({ operation: "listListeners", response: { status: 0 } });
    go();
    await vi.waitUntil(() => entry()?.response.status === 200, 30_000);
    expect(entry()?.end).toBe("the client went away");
  });

  test("a namespace that had to make room is a 410 that says how to begin it anew", async () => {
    await using mock = await startMock();
    const ask = (method: string, path: string) =>
      fetch(`${mock.url}${path}`, { method, headers: { ...headers, "X-Mock-Namespace": "first" } });
    expect((await ask("GET", "/v1/listeners")).status).toBe(200);
    for (let each = 0; each < 500; each++) mock.namespace(`later-${each}`);
    for (const path of ["/v1/listeners", "/_mock/journal"]) {
      const response = await ask("GET", path);
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({
        error_msg: expect.stringMatching(/first was forgotten.*POST \/_mock\/reset/) as string,
      });
    }
    expect((await ask("POST", "/_mock/reset")).status).toBe(204);
    expect((await ask("GET", "/v1/listeners")).status).toBe(200);
  });

  test("a preference that is sent in two headers is the first of both", async () => {
    await using mock = await startMock();
    const connection = await openRaw(portOf(mock.url));
    connection.send(
      "GET /v1/listeners HTTP/1.1\r\nHost: a\r\nX-Auth-Token: mock-token\r\n" +
        "Prefer: code=503\r\nPrefer: code=200\r\nConnection: close\r\n\r\n",
    );
    const heard = await connection.closed();
    expect(heard).toMatch(/^HTTP\/1\.1 503 /);
    expect(heard).toContain("\r\nRetry-After: 1\r\n");
  });
});
