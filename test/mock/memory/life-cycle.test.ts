import { describe, expect, test } from "vitest";
import { createTestMock } from "./support.ts";

const statusOf = ({ send }: ReturnType<typeof createTestMock>, id: string) => {
  const { status, body } = send("GET", `/v1/listeners/${id}`);
  return status === 200 ? (body.listener.status as string) : status;
};

describe("the life of a listener", () => {
  test("goes from PENDING to ACTIVE, through an update, to DELETING and 404, by the clock", () => {
    const bench = createTestMock({ settle: 2000 });
    const { id, status } = bench.create().body.listener;
    expect(status).toBe("PENDING");
    bench.clock.advance(1999);
    expect(statusOf(bench, id)).toBe("PENDING");
    bench.clock.advance(1);
    expect(statusOf(bench, id)).toBe("ACTIVE");

    const updated = bench.send("PUT", `/v1/listeners/${id}`, { listener: { name: "web-2" } });
    expect(updated.body.listener).toMatchObject({ id, name: "web-2", status: "PENDING" });
    bench.clock.advance(2000);
    expect(statusOf(bench, id)).toBe("ACTIVE");

    const deleted = bench.send("DELETE", `/v1/listeners/${id}`);
    expect(deleted).toMatchObject({ status: 204, body: undefined });
    expect(statusOf(bench, id)).toBe("DELETING");
    bench.clock.advance(2000);
    expect(statusOf(bench, id)).toBe(404);
    expect(bench.send("GET", "/v1/listeners").body.listeners).toStrictEqual([]);
  });

  test("is over at once where nothing takes time", () => {
    const bench = createTestMock({ settle: 0 });
    const { id, status } = bench.create().body.listener;
    expect(status).toBe("ACTIVE");
    bench.send("DELETE", `/v1/listeners/${id}`);
    expect(statusOf(bench, id)).toBe(404);
  });

  test("waits for a word where settling is manual, however late it gets", () => {
    const bench = createTestMock({ settle: "manual" });
    const { id } = bench.create().body.listener;
    bench.clock.advance(1e9);
    expect(statusOf(bench, id)).toBe("PENDING");
    bench.memory.settle();
    expect(statusOf(bench, id)).toBe("ACTIVE");
  });

  test("settles at a word what is not yet due, and only once", () => {
    const bench = createTestMock({ settle: 2000 });
    const { id } = bench.create().body.listener;
    bench.memory.settle();
    expect(statusOf(bench, id)).toBe("ACTIVE");
    bench.send("PUT", `/v1/listeners/${id}`, { listener: { name: "web-2" } });
    bench.clock.advance(1999);
    expect(statusOf(bench, id)).toBe("PENDING");
  });

  test("ends in ERROR where the seed says so", () => {
    const { create } = createTestMock({ settle: 0 });
    const value = create().body.listener;
    const settles_at = "2019-01-08T01:22:00.000Z";
    const failing = { value: { ...value, status: "PENDING" }, becomes: "ERROR", settles_at };
    const bench = createTestMock({ seed: { resources: { listener: [failing] } } });
    bench.clock.advance(22_848);
    expect(statusOf(bench, value.id)).toBe("PENDING");
    bench.clock.advance(1);
    expect(statusOf(bench, value.id)).toBe("ERROR");
    expect(bench.send("DELETE", `/v1/listeners/${value.id}`).status).toBe(204);
  });
});

describe("while a listener is busy", () => {
  const writes: [name: string, method: string, path: (id: string) => string, body?: object][] = [
    ["an update", "PUT", (id) => `/v1/listeners/${id}`, { listener: { name: "web-2" } }],
    ["a delete", "DELETE", (id) => `/v1/listeners/${id}`],
    [
      "new tags",
      "POST",
      (id) => `/v1/ga-listeners/${id}/tags/create`,
      { tags: [{ key: "a", value: "b" }] },
    ],
    [
      "fewer tags",
      "DELETE",
      (id) => `/v1/ga-listeners/${id}/tags/delete`,
      { tags: [{ key: "a" }] },
    ],
  ];

  test.each(writes)("%s is refused with GA.9004", (_name, method, path, body) => {
    const bench = createTestMock();
    const { id } = bench.create().body.listener;
    const refuse = (status: string) => {
      expect(bench.send(method, path(id), body)).toMatchObject({
        status: 400,
        code: "GA.9004",
        message: `Resource ${id} is in ${status} status no operation allowed`,
      });
    };
    refuse("PENDING");
    bench.clock.advance(2000);
    bench.send("DELETE", `/v1/listeners/${id}`);
    refuse("DELETING");
  });

  test("it keeps its ports and its place in the quota until it is gone", () => {
    const bench = createTestMock();
    const { id } = bench.create().body.listener;
    bench.clock.advance(2000);
    bench.send("DELETE", `/v1/listeners/${id}`);
    expect(bench.create().code).toBe("GA.9101");
    bench.clock.advance(2000);
    expect(bench.create().status).toBe(201);
  });
});

describe("a write", () => {
  test("shows when it was made; settling does not", () => {
    const bench = createTestMock();
    const { id, created_at, updated_at } = bench.create().body.listener;
    expect([created_at, updated_at]).toStrictEqual(Array(2).fill("2019-01-08T01:21:37.151Z"));
    bench.clock.advance(5000);
    bench.send("PUT", `/v1/listeners/${id}`, { listener: { description: "" } });
    bench.clock.advance(5000);
    expect(bench.send("GET", `/v1/listeners/${id}`).body.listener).toMatchObject({
      created_at: "2019-01-08T01:21:37.151Z",
      updated_at: "2019-01-08T01:21:42.151Z",
      status: "ACTIVE",
    });
  });

  test("changes what it names and nothing else", () => {
    const bench = createTestMock({ settle: 0 });
    const before = bench.create({ description: "one", tags: [{ key: "a", value: null }] }).body
      .listener;
    const port_ranges = [{ from_port: 1, to_port: 2 }];
    const { body } = bench.send("PUT", `/v1/listeners/${before.id}`, { listener: { port_ranges } });
    expect(body.listener).toStrictEqual({ ...before, port_ranges });
  });

  test("leaves what was answered before as it was", () => {
    const bench = createTestMock({ settle: 0 });
    const first = bench.create({ name: "one" }).body.listener;
    const second = bench.create({ name: "two", protocol: "UDP" }).body.listener;
    bench.send("POST", `/v1/ga-listeners/${first.id}/tags/create`, {
      tags: [{ key: "a", value: "b" }],
    });
    expect(bench.send("GET", `/v1/listeners/${second.id}`).body.listener).toStrictEqual(second);
  });
});

test("a fresh listener shows defaults where the request said nothing", () => {
  expect(createTestMock().create().body.listener).toMatchObject({
    description: "",
    client_affinity: "NONE",
    tags: [],
    frozen_info: { status: 0, effect: 1, scene: [] },
    domain_id: "99a3fff0d03c428eac3678da6a7d0f24",
  });
});

test("equal seeds and requests give equal answers, other seeds other ids", () => {
  const run = (random: number) => {
    const bench = createTestMock({ random });
    return [bench.create(), bench.create({ protocol: "UDP" }), bench.send("GET", "/v1/listeners")];
  };
  expect(run(7)).toStrictEqual(run(7));
  expect(run(7)[0]?.body.listener.id).not.toBe(run(8)[0]?.body.listener.id);
});

test("every answer carries its request id twice, and the mock's time", () => {
  const bench = createTestMock();
  bench.clock.advance(60_000);
  const answers = [
    bench.create(),
    bench.create(),
    bench.send("GET", "/v1/listeners"),
    bench.send("GET", "/v1/listeners/none"),
    bench.send("GET", "/v1/ga-listeners/tags"),
    bench.send("POST", "/v1/ga-listeners/resource-instances/count", {}),
  ];
  for (const { headers, body } of answers) {
    expect(body.request_id).toBe(headers["X-Request-Id"]);
    expect(headers["Date"]).toBe("Tue, 08 Jan 2019 01:22:37 GMT");
  }
});
