/** A mock under which the API is changed while it runs. */
import { describe, expect, test } from "vitest";
import { apis, createMockCore, isResponse, service } from "../support/mock.ts";
import type { MockDocument, MockResponse } from "../support/mock.ts";
import { listenerWith } from "../contract/wrong.ts";

const [listeners, iam] = apis;

/** The API without an operation. */
const without = (gone: string): MockDocument => {
  const kept = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([id]) => id !== gone));
  return {
    ...listeners,
    operations: kept(listeners.operations),
    contracts: kept(listeners.contracts),
  };
};

/** The API whose listeners must not be named so. */
const refusing = (name: string): MockDocument => ({
  ...listeners,
  responses: {
    ...listeners.responses,
    showListener: {
      200: Object.assign(
        (body: unknown) => (body as { listener: { name: string } }).listener.name !== name,
        {
          errors: [
            {
              instancePath: "/listener/name",
              schemaPath: "#/const",
              keyword: "maxLength",
              params: { limit: 3 },
            },
          ],
        },
      ),
    },
  },
});

const createCore = () => {
  const { core, parts, serve } = createMockCore({ settle: 0 });
  const send = async (method: string, path: string, body?: unknown, more = {}) => {
    const headers = { "x-auth-token": "mock-token", "content-type": "application/json", ...more };
    const text = body === undefined ? undefined : JSON.stringify(body);
    return core.handle({ method, url: path, headers, body: text });
  };
  const create = (name: string, more = {}): Promise<MockResponse> =>
    send(
      "POST",
      "/v1/listeners",
      listenerWith({ name, accelerator_id: crypto.randomUUID() }),
      more,
    );
  const names = async (more = {}): Promise<string[]> => {
    const { body = "" } = await send("GET", "/v1/listeners", undefined, more);
    return (JSON.parse(body) as { listeners: { name: string }[] }).listeners.map(
      (each) => each.name,
    );
  };
  const change = (document: MockDocument) => serve({ ...service, documents: [document, iam] });
  return { core, parts, send, create, names, change };
};

describe("a mock whose API changes while it runs", () => {
  test("keeps what fits in every namespace, and tells what doesn't", async () => {
    const { parts, create, names, change } = createCore();
    const mine = { "x-mock-namespace": "mine" };
    for (const name of ["web", "long"]) await create(name);
    await create("long", mine);
    parts.clock.advance("1h");
    expect(change(refusing("long"))).toEqual([
      expect.stringMatching(
        /^resources\.listener\[1\]\.value\.name length must be at most 3: \{"value":\{"id":"[^"]+"/,
      ),
      expect.stringMatching(
        /^\[mine\] resources\.listener\[0\]\.value\.name length must be at most 3: \{"value":\{"id"/,
      ),
    ]);
    expect(await names()).toEqual(["web"]);
    expect(await names(mine)).toEqual([]);
    expect(parts.clock.ahead).toBe(3_600_000);
    expect(parts.journal.list({ method: "POST" })).toHaveLength(2);
    expect(parts.things?.list("listener", { offset: 0, limit: 9 })?.count).toBe(1);
    expect((await create("long")).status).toBe(201); // requests are refused by their own schema only
  });

  test("drops the faults of an operation that is gone, and keeps the counts of others", async () => {
    const { parts, create, change } = createCore();
    parts.faults.add({ operation: "showListener", status: 503 });
    parts.faults.add({ operation: "createListener", status: 503, count: 2 });
    await create("web");
    expect(change(without("showListener"))).toEqual([
      "a fault of showListener, which is no operation any more",
    ]);
    expect(parts.faults.list()).toMatchObject([{ id: 2, count: 2, happened: 1 }]);
    expect(() => parts.faults.add({ operation: "showListener", status: 503 })).toThrow(TypeError);
    expect([(await create("web")).status, (await create("web")).status]).toEqual([503, 201]);
  });

  test("answers a request that waits meanwhile by the API of then", async () => {
    const { parts, send, change } = createCore();
    parts.faults.add({ operation: "listListeners", latency: 50 });
    const waiting = send("GET", "/v1/listeners");
    change(without("listListeners"));
    const response = await waiting;
    expect(isResponse(response) && response.status).toBe(405);
  });

  test("goes on as before where another API can't be served", async () => {
    const { create, names, change } = createCore();
    await create("web");
    const contracts = Object.fromEntries(
      Object.entries(listeners.contracts).map(([id, { resource, ...contract }]) => [
        id,
        { ...contract, ...(resource && { resource: { name: "listener", role: resource.role } }) },
      ]),
    );
    expect(() => change({ ...listeners, contracts })).toThrow("x-resource listener");
    expect(await names()).toEqual(["web"]);
  });

  test("is back at its seed after a reset, as far as that fits", async () => {
    const { parts, serve } = createMockCore({
      seed: {
        resources: {
          listener: ["web", "long"].map((name, port) => ({
            value: {
              name,
              protocol: "TCP",
              port_ranges: [{ from_port: port + 1, to_port: port + 1 }],
              accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
            },
          })),
        },
        faults: [{ operation: "showListener", status: 503 }],
      },
    });
    const change = (document: MockDocument) => serve({ ...service, documents: [document, iam] });
    change(refusing("long"));
    parts.reset();
    expect(parts.things?.list("listener", { offset: 0, limit: 9 })?.count).toBe(1);
    expect(parts.faults.list()).toHaveLength(1);
    change(without("showListener"));
    parts.reset();
    expect(parts.faults.list()).toEqual([]);
  });
});
