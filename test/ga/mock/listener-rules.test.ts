import { describe, expect, test } from "vitest";
import { accelerator, createTestMock } from "../../mock/memory/support.ts";

const ports = (...pairs: [number, number][]) =>
  pairs.map(([from_port, to_port]) => ({ from_port, to_port }));

const other = "11111111-2222-4333-8444-555555555555";

describe("port ranges", () => {
  const refusals: [given: string, properties: Record<string, unknown>, message: string][] = [
    [
      "that end before they start",
      { port_ranges: ports([2, 1]) },
      "listener.port_ranges[0] from_port must be at most to_port (2-1)",
    ],
    [
      "that overlap each other",
      { port_ranges: ports([1, 5], [5, 9]) },
      "listener.port_ranges[1] 5-9 must not overlap 1-5",
    ],
  ];

  test.each(refusals)(
    "%s are refused with GA.9101, on create and update",
    (_given, properties, message) => {
      const bench = createTestMock({ settle: 0 });
      const expected = {
        status: 400,
        code: "GA.9101",
        message: `port_ranges is invalid or overlapped: ${message}`,
      };
      expect(bench.create(properties)).toMatchObject(expected);
      const { id } = bench.create().body.listener;
      expect(bench.send("PUT", `/v1/listeners/${id}`, { listener: properties })).toMatchObject(
        expected,
      );
    },
  );

  test("of another listener of the accelerator and protocol are refused with GA.9101", () => {
    const bench = createTestMock({ settle: 0 });
    const first = bench.create({ port_ranges: ports([100, 200]) }).body.listener;
    const message = `port_ranges is invalid or overlapped: listener.port_ranges[0] 200-300 must not overlap 100-200 of listener ${first.id}`;
    const port_ranges = ports([200, 300]);
    expect(bench.create({ port_ranges })).toMatchObject({ code: "GA.9101", message });
    const { id } = bench.create({ port_ranges: ports([201, 300]) }).body.listener;
    expect(bench.send("PUT", `/v1/listeners/${id}`, { listener: { port_ranges } })).toMatchObject({
      code: "GA.9101",
      message,
    });
    expect(bench.send("GET", `/v1/listeners/${id}`).body.listener.port_ranges).toStrictEqual(
      ports([201, 300]),
    );
  });

  test.each([
    ["another protocol", { protocol: "UDP" }],
    ["another accelerator", { accelerator_id: other }],
    ["ports beside them", { port_ranges: ports([442, 442], [444, 444]) }],
  ])("may be taken again with %s", (_difference, properties) => {
    const bench = createTestMock();
    expect([bench.create().status, bench.create(properties).status]).toStrictEqual([201, 201]);
  });

  test("may be what the listener itself has", () => {
    const bench = createTestMock({ settle: 0 });
    const { id } = bench.create().body.listener;
    const port_ranges = ports([443, 443], [80, 90]);
    expect(bench.send("PUT", `/v1/listeners/${id}`, { listener: { port_ranges } }).status).toBe(
      200,
    );
  });
});

describe("quotas", () => {
  const fill = (bench: ReturnType<typeof createTestMock>) =>
    Array.from({ length: 10 }, (_, port) =>
      bench.create({ port_ranges: ports([port + 1, port + 1]) }),
    );

  test("refuse the eleventh listener of an accelerator with GA.9103, not that of another", () => {
    const bench = createTestMock({ settle: 0 });
    const listeners = fill(bench);
    expect(listeners.map(({ status }) => status)).toStrictEqual(Array(10).fill(201));
    expect(bench.create()).toMatchObject({
      status: 400,
      code: "GA.9103",
      message: `Insufficient quota resource : listener.accelerator_id ${accelerator} must have at most 10 listeners`,
    });
    expect(bench.create({ accelerator_id: other }).status).toBe(201);
    bench.send("DELETE", `/v1/listeners/${listeners[4]?.body.listener.id}`);
    expect(bench.create().status).toBe(201);
  });

  test("refuse the twenty-first tag with GA.9103; a key that is there already counts once", () => {
    const bench = createTestMock({ settle: 0 });
    const tags = Array.from({ length: 19 }, (_, index) => ({ key: `k${index}`, value: "" }));
    const { id } = bench.create({ tags }).body.listener;
    const write = (...keys: string[]) =>
      bench.send("POST", `/v1/ga-listeners/${id}/tags/create`, {
        tags: keys.map((key) => ({ key, value: "new" })),
      });
    expect(write("k0", "k19").status).toBe(204);
    expect(write("k1", "k20")).toMatchObject({
      status: 400,
      code: "GA.9103",
      message: `Insufficient quota resource : tags of listener ${id} must be at most 20`,
    });
    const { body } = bench.send("GET", `/v1/ga-listeners/${id}/tags`);
    expect(body.tags).toHaveLength(20);
    expect(body.tags).toContainEqual({ key: "k1", value: "" });
  });
});

describe("tags of a new listener", () => {
  test("may not repeat a key: GA.9107", () => {
    const tags = [
      { key: "a", value: "1" },
      { key: "a", value: "2" },
    ];
    expect(createTestMock().create({ tags })).toMatchObject({
      status: 400,
      code: "GA.9107",
      message: "Tag key is duplicated: listener.tags[1].key must not repeat a",
    });
  });
});

describe("a frozen listener", () => {
  const frozen = createTestMock({ settle: 0 }).create().body.listener;
  const seedOf = (frozen_info: object) => ({
    resources: { listener: [{ value: { ...frozen, frozen_info } }] },
  });

  test.each([
    ["PUT", `/v1/listeners/${frozen.id}`, { listener: { name: "web-2" } }],
    ["DELETE", `/v1/listeners/${frozen.id}`, undefined],
    ["POST", `/v1/ga-listeners/${frozen.id}/tags/create`, { tags: [{ key: "a", value: "b" }] }],
    ["DELETE", `/v1/ga-listeners/${frozen.id}/tags/delete`, { tags: [{ key: "a" }] }],
  ])("refuses %s %s with GA.9006, and can be seen", (method, path, body) => {
    const bench = createTestMock({ seed: seedOf({ status: 1, effect: 1, scene: ["POLICE"] }) });
    expect(bench.send(method, path, body)).toMatchObject({
      status: 400,
      code: "GA.9006",
      message: "Resource frozen",
    });
    expect(
      bench.send("GET", `/v1/listeners/${frozen.id}`).body.listener.frozen_info.scene,
    ).toStrictEqual(["POLICE"]);
  });

  test("is none whose frozen_info says normal", () => {
    const bench = createTestMock({ seed: seedOf({ status: 0, effect: 1, scene: [] }) });
    expect(bench.send("DELETE", `/v1/listeners/${frozen.id}`).status).toBe(204);
  });
});

describe("a listener that something depends on", () => {
  test("can be changed but not deleted: 409, GA.9005 names both", () => {
    const value = createTestMock({ settle: 0 }).create().body.listener;
    const seed = {
      resources: { listener: [{ value, dependants: ["endpoint group e1", "endpoint group e2"] }] },
    };
    const bench = createTestMock({ settle: 0, seed });
    expect(bench.send("PUT", `/v1/listeners/${value.id}`, { listener: { name: "x" } }).status).toBe(
      200,
    );
    expect(bench.send("DELETE", `/v1/listeners/${value.id}`)).toMatchObject({
      status: 409,
      code: "GA.9005",
      message: `Found listener ${value.id} is associated by endpoint group e1, endpoint group e2`,
    });
    const single = { resources: { listener: [{ value, dependants: ["endpoint group e1"] }] } };
    expect(
      createTestMock({ seed: single }).send("DELETE", `/v1/listeners/${value.id}`).status,
    ).toBe(409);
  });
});

describe("checks are made in one order", () => {
  const bench = createTestMock({ settle: 2000 });
  const { id } = bench.create().body.listener;
  const tooLow = { listener: { port_ranges: ports([0, 0]) } };
  const overlapping = { listener: { port_ranges: ports([1, 2], [2, 3]) } };
  const token = (name: string) => ({ "x-auth-token": name });

  test.each([
    ["who sends it before what they may do", token("unknown"), "none", tooLow, 401, "APIGW.0301"],
    [
      "what they may do before the schema",
      token("mock-token-readonly"),
      "none",
      tooLow,
      403,
      "APIGW.0302",
    ],
    ["the schema before existence", token("mock-token"), "none", tooLow, 400, "GA.9001"],
    [
      "existence before the account's being frozen",
      token("mock-token-frozen"),
      "none",
      overlapping,
      404,
      "GA.9002",
    ],
    ["being frozen before being busy", token("mock-token-frozen"), id, overlapping, 400, "GA.9006"],
    ["being busy before the rules", token("mock-token"), id, overlapping, 400, "GA.9004"],
  ])("%s", (_order, headers, listener, body, status, code) => {
    expect(bench.send("PUT", `/v1/listeners/${listener}`, body, headers)).toMatchObject({
      status,
      code,
    });
  });
});

test("an id that names nothing is a 404 that names it; one too long breaks the schema", () => {
  const { send } = createTestMock();
  for (const method of ["GET", "DELETE"]) {
    expect(send(method, "/v1/listeners/none")).toMatchObject({
      status: 404,
      code: "GA.9002",
      message: "Not found: listener none",
    });
  }
  expect(send("GET", `/v1/listeners/${"x".repeat(37)}`)).toMatchObject({
    status: 400,
    message: "Invalid listener_id: length must be at most 36",
  });
  expect(send("GET", "/v1/listeners/__proto__").status).toBe(404);
});
