import { describe, expect, test } from "vitest";
import { createMock, scenarios, startMock } from "../support/mock.ts";
import type { Seed } from "../support/mock.ts";
import { createCalls } from "./calls.ts";

const listener = {
  name: "one",
  protocol: "TCP",
  port_ranges: [{ from_port: 1, to_port: 2 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
};
const list = (mock: { fetch: typeof fetch }, token = "mock-token") =>
  mock.fetch("http://mock/v1/listeners", { headers: { "X-Auth-Token": token } });
const create = (mock: { fetch: typeof fetch }) =>
  mock.fetch("http://mock/v1/listeners", {
    method: "POST",
    headers: { "X-Auth-Token": "mock-token", "Content-Type": "application/json" },
    body: JSON.stringify({ listener }),
  });
const statuses = async (mock: { fetch: typeof fetch }, times: number): Promise<number[]> => {
  const all: number[] = [];
  for (let at = 0; at < times; at++) all.push((await list(mock)).status);
  return all;
};

describe("a seed with faults", () => {
  const seed: Seed = { faults: [{ operation: "listListeners", status: 503, skip: 1, count: 2 }] };

  test("makes go wrong what it says, in every namespace and again after a reset", async () => {
    const mock = createMock({ seed });
    expect(await statuses(mock, 4)).toEqual([200, 503, 503, 200]);
    expect(mock.namespace("other").faults.list()).toMatchObject([{ id: 1, status: 503 }]);
    mock.reset();
    expect(await statuses(mock, 2)).toEqual([200, 503]);
  });

  test("is exported with what is left of them, so that an import goes on from there", async () => {
    const mock = createMock({ seed });
    expect(await statuses(mock, 2)).toEqual([200, 503]);
    const exported = mock.state.export();
    expect(exported.faults).toEqual([
      { operation: "listListeners", status: 503, skip: 0, count: 1 },
    ]);
    const other = createMock();
    other.state.import(exported);
    expect(await statuses(other, 2)).toEqual([503, 200]);
    expect(other.state.export().faults).toEqual([]);
  });

  test("takes the place of other faults; one without leaves them alone", () => {
    const mock = createMock({ seed });
    mock.state.import({ resources: {} });
    expect(mock.faults.list()).toHaveLength(1);
    mock.state.import({ faults: [{ latency: 1 }, { reset: true }] });
    expect(mock.faults.list()).toMatchObject([{ latency: 1 }, { reset: true }]);
    mock.state.import({ faults: [] });
    expect(mock.faults.list()).toEqual([]);
  });

  test.each([
    [{ faults: {} }, "Invalid faults: must be an array"],
    [
      { faults: [{ status: 99 }] },
      "Invalid faults[0]: The fault's status can't be 99: it takes a whole number from 200 to 599.",
    ],
    [{ faults: [{ reset: true }, { operation: "no" }] }, /^Invalid faults\[1\]: No operation is/],
    [{ faults: [{ reset: true }], resources: { no: [] } }, /^Invalid resources\.no: /],
  ])("is refused as %j, and nothing has changed", (wrong, message) => {
    expect(() => createMock({ seed: wrong as Seed })).toThrow(message);
    const mock = createMock({ seed });
    expect(() => {
      mock.state.import(wrong as Seed);
    }).toThrow(message);
    expect(mock.faults.list()).toMatchObject([{ status: 503 }]);
  });

  test("goes through the control plane and back", async () => {
    await using mock = await startMock();
    const { control } = createCalls(mock);
    expect((await control("PUT", "state", seed)).status).toBe(204);
    expect((await control("GET", "state")).value).toMatchObject(seed);
  });
});

describe("a scenario", () => {
  const of = (name: keyof typeof scenarios, more = {}) =>
    createMock({ seed: scenarios[name](1), random: 1, ...more });

  test("each has a name", () => {
    expect(Object.keys(scenarios)).toEqual(["example", "empty", "quota", "flaky", "expiring"]);
  });

  test("empty: nothing is there", async () => {
    expect(await (await list(of("empty"))).json()).toMatchObject({ listeners: [] });
  });

  test("quota: the accelerator takes no further listener, until one has gone", async () => {
    const mock = of("quota", { settle: 0 });
    const refused = await create(mock);
    expect(await refused.json()).toMatchObject({ error_code: "GA.9103" });
    const path = "http://mock/v1/listeners/00000000-0000-4000-8000-000000000010";
    await mock.fetch(path, { method: "DELETE", headers: { "X-Auth-Token": "mock-token" } });
    expect((await create(mock)).status).toBe(201);
  });

  test("flaky: answers are slow, fail or get lost, by chance", async () => {
    const waits: number[] = [];
    const mock = of("flaky", { sleep: (ms: number) => Promise.resolve(void waits.push(ms)) });
    const seen = new Set(await statuses(mock, 100));
    expect([...seen].sort()).toEqual([200, 429, 503]);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(50);
    expect(Math.max(...waits)).toBeLessThanOrEqual(800);
    const lost = await Promise.allSettled(Array.from({ length: 40 }, () => create(mock)));
    expect(lost.some(({ status }) => status === "rejected")).toBe(true);
  });

  test("expiring: its token works for a minute", async () => {
    const mock = of("expiring");
    expect((await list(mock, "expiring-token")).status).toBe(200);
    mock.clock.advance("59s");
    expect((await list(mock, "expiring-token")).status).toBe(200);
    mock.clock.advance("1s");
    expect((await list(mock, "expiring-token")).status).toBe(401);
    expect((await list(mock)).status).toBe(200);
  });
});
