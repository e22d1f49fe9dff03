import { describe, expect, test } from "vitest";
import { requestRules, resourceRules } from "../../../generated/rules.ts";
import { exampleSeed, SeedError } from "../../support/mock.ts";
import type { SeedItem } from "../../support/mock.ts";
import { createTestMock, start } from "./support.ts";

const listener = createTestMock({ settle: 0 }).create().body.listener;
const seedOf = (...items: object[]) => ({ resources: { listener: items } });

describe("a seed", () => {
  test("may leave out what a new listener has by itself", () => {
    const { name, protocol, port_ranges, accelerator_id } = listener;
    const value = { name, protocol, port_ranges, accelerator_id };
    const { send } = createTestMock({ seed: seedOf({ value }) });
    const [planted] = send("GET", "/v1/listeners").body.listeners;
    expect(planted).toStrictEqual({ ...listener, id: planted.id });
    expect(planted).toMatchObject({ status: "ACTIVE", created_at: new Date(start).toISOString() });
  });

  test("may know tokens, which end when it says", () => {
    const expires_at = new Date(start + 1000).toISOString();
    const bench = createTestMock({ seed: { tokens: { mine: { user: "readonly", expires_at } } } });
    const statusOf = (method: string) =>
      bench.send(method, "/v1/listeners", undefined, { "x-auth-token": "mine" }).status;
    expect(statusOf("GET")).toBe(200);
    bench.clock.advance(1000);
    expect(statusOf("GET")).toBe(401);
  });

  test("leaves what is busy alone until it is told to settle, or its time comes", () => {
    const settles_at = new Date(start + 500).toISOString();
    const bench = createTestMock({
      seed: seedOf(
        { value: { ...listener, id: "held", status: "PENDING" } },
        {
          value: { ...listener, id: "late", status: "DELETING" },
          settles_at: new Date(start + 900).toISOString(),
        },
        { value: { ...listener, id: "soon", status: "PENDING" }, settles_at },
      ),
    });
    const all = () =>
      bench
        .send("GET", "/v1/listeners")
        .body.listeners.map(({ id, status }: typeof listener) => `${id} ${status}`);
    expect(all()).toStrictEqual(["held PENDING", "late DELETING", "soon PENDING"]);
    bench.clock.advance(500);
    expect(all()).toStrictEqual(["held PENDING", "late DELETING", "soon ACTIVE"]);
    bench.clock.advance(400);
    expect(all()).toStrictEqual(["held PENDING", "soon ACTIVE"]);
    bench.memory.settle();
    expect(all()).toStrictEqual(["held ACTIVE", "soon ACTIVE"]);
  });

  const faults: [what: string, seed: unknown, message: string][] = [
    ["no object", [], "Invalid seed: must be an object"],
    [
      "an unknown part",
      { listeners: [] },
      "Invalid seed.listeners: is not a known property, only random, resources, tokens, clock, faults are",
    ],
    [
      "an unknown resource",
      { resources: { listeners: [] } },
      "Invalid resources.listeners: is not a known resource, only listener are",
    ],
    ["no list", { resources: { listener: {} } }, "Invalid resources.listener: must be an array"],
    ["no listener", seedOf([]), "Invalid resources.listener[0]: must be an object"],
    [
      "no value",
      seedOf({ name: "web" }),
      "Invalid resources.listener[0].name: is not a known property, only value, becomes, settles_at, dependants are",
    ],
    [
      "a missing property",
      seedOf({ value: {} }),
      "Invalid resources.listener[0].value.name: is required",
    ],
    [
      "a name that is none",
      seedOf({ value: listener }, { value: { ...listener, id: "x", name: "a b" } }),
      "Invalid resources.listener[1].value.name: must match ^[A-Za-z0-9-]+$",
    ],
    [
      "a port too high",
      seedOf({ value: { ...listener, port_ranges: [{ from_port: 1, to_port: 65536 }] } }),
      "Invalid resources.listener[0].value.port_ranges[0].to_port: must be at most 65535",
    ],
    [
      "an id twice",
      seedOf({ value: listener }, { value: listener }),
      `Invalid resources.listener[1].value.id: repeats ${listener.id}`,
    ],
    [
      "an end of what is not busy",
      seedOf({ value: listener, becomes: "ERROR" }),
      "Invalid resources.listener[0].becomes: is only for what is busy",
    ],
    [
      "an end that is no status",
      seedOf({ value: { ...listener, status: "PENDING" }, becomes: 5 }),
      "Invalid resources.listener[0].becomes: must be a string",
    ],
    [
      "an end that is no status of the document",
      seedOf({ value: { ...listener, status: "PENDING" }, becomes: "ACTVE" }),
      "Invalid resources.listener[0].becomes: must be one of ACTIVE, PENDING, ERROR, DELETING",
    ],
    [
      "a time that is only guessed",
      seedOf({ value: { ...listener, status: "PENDING" }, settles_at: "May 5" }),
      "Invalid resources.listener[0].settles_at: must be a time in ISO 8601",
    ],
    [
      "a time that is none",
      seedOf({ value: { ...listener, status: "PENDING" }, settles_at: "soon" }),
      "Invalid resources.listener[0].settles_at: must be a time in ISO 8601",
    ],
    [
      "a dependant that is none",
      seedOf({ value: listener, dependants: [5] }),
      "Invalid resources.listener[0].dependants[0]: must be a string",
    ],
    [
      "a number that is none",
      { random: -1 },
      "Invalid random: must be an integer from 0 to 4294967295",
    ],
    [
      "a token without an end",
      { tokens: { mine: { user: "me" } } },
      "Invalid tokens.mine.expires_at: must be a string",
    ],
  ];

  test.each(faults)("with %s is refused by place and rule", (_what, seed, message) => {
    expect(() => createTestMock({ seed })).toThrow(new SeedError(...splitMessage(message)));
  });
});

const splitMessage = (message: string): [path: string, rule: string] => {
  const [, path = "", rule = ""] = /^Invalid (\S+): (.*)$/.exec(message) ?? [];
  return [path, rule];
};

describe("a state", () => {
  test("is exported and imported without loss: both go on alike", () => {
    const one = createTestMock({ seed: exampleSeed() });
    one.create({ accelerator_id: "11111111-2222-4333-8444-555555555555" });
    one.send(
      "POST",
      "/v3/auth/tokens",
      {
        auth: {
          identity: {
            methods: ["password"],
            password: { user: { name: "u", password: "p", domain: { name: "d" } } },
          },
          scope: { domain: { name: "d" } },
        },
      },
      {},
    );
    const exported: unknown = JSON.parse(JSON.stringify(one.memory.export()));
    const two = createTestMock();
    two.memory.import(exported);
    expect(two.memory.export()).toStrictEqual(exported);
    const goOn = ({ create, clock, memory }: typeof one) => {
      const { status, body } = create({ accelerator_id: "99999999-2222-4333-8444-555555555555" });
      clock.advance(2000);
      return [status, body.listener, memory.export()];
    };
    expect(goOn(two)).toStrictEqual(goOn(one));
  });

  test("leaves the ids it has to what it has", () => {
    const made = createTestMock({ settle: 0 }).create().body.listener.id; // the first id that is made up
    const bench = createTestMock({ seed: seedOf({ value: { ...listener, id: made } }) });
    const { status, body } = bench.create({ protocol: "UDP" });
    expect(status).toBe(201);
    expect(body.listener.id).not.toBe(made);
    const { name, protocol, port_ranges, accelerator_id } = listener;
    const second = { value: { name, protocol, port_ranges, accelerator_id } };
    bench.memory.import(seedOf({ value: { ...listener, id: made } }, second));
    expect(bench.send("GET", "/v1/listeners").body.listeners).toHaveLength(2);
  });

  test("stays as it was where an import fails", () => {
    const bench = createTestMock();
    bench.create();
    expect(() => {
      bench.memory.import(seedOf({ value: listener }, { value: listener }));
    }).toThrow(SeedError);
    expect(bench.send("GET", "/v1/listeners").body.listeners).toHaveLength(1);
  });

  test("starts again from the seed when it is reset", () => {
    const bench = createTestMock({ seed: seedOf({ value: listener }), settle: 0 });
    bench.send("DELETE", `/v1/listeners/${listener.id}`);
    bench.create();
    bench.memory.reset();
    expect(bench.send("GET", "/v1/listeners").body.listeners).toStrictEqual([listener]);
  });
});

describe("the example seed", () => {
  const listeners = exampleSeed().resources["listener"] ?? [];
  const named = (name: string) => listeners.find(({ value }) => value["name"] === name);

  test("is the same for the same number", () => {
    expect(exampleSeed(5)).toStrictEqual(exampleSeed(5));
    expect(exampleSeed(5).resources["listener"]?.[1]).not.toStrictEqual(
      exampleSeed(6).resources["listener"]?.[1],
    );
  });

  test("can be planted, and has a page of listeners in each condition and 1,200 to turn pages in", () => {
    const { send } = createTestMock({ seed: exampleSeed() });
    const statuses = ["ACTIVE", "PENDING", "ERROR", "DELETING"].map(
      (status) =>
        send("GET", `/v1/listeners?limit=2000&status=${status}`).body.page_info
          .current_count as number,
    );
    expect(statuses).toStrictEqual([listeners.length - 4, 2, 1, 1]);
    expect(listeners.length).toBeGreaterThan(1200);
  });

  test("takes new listeners, whose ids go on where its own end", () => {
    const [bench, again] = [exampleSeed(), exampleSeed()].map((seed) => createTestMock({ seed }));
    const protocol = "UDP";
    const made = bench?.create({ protocol });
    expect(made?.status).toBe(201);
    expect(again?.create({ protocol }).body.listener).toStrictEqual(made?.body.listener);
  });

  test("keeps GA's own rules: ten listeners an accelerator, no overlap", () => {
    const acceleratorOf = ({ value }: SeedItem) => value["accelerator_id"];
    for (const accelerator of new Set(listeners.map(acceleratorOf))) {
      const group = listeners.filter((each) => acceleratorOf(each) === accelerator);
      expect(group.length).toBeLessThanOrEqual(10);
      group.forEach(({ value }, index) => {
        expect(requestRules.createListener.body({ listener: value })).toBeUndefined();
        const earlier = group.slice(0, index).map((each) => each.value);
        const others = Object.assign(earlier, { size: earlier.length });
        for (const rule of resourceRules.listener.filter((each) => !each.isPrecondition)) {
          expect(rule.check({ self: value, others })).toBeUndefined();
        }
      });
    }
  });

  test("has every scene, system tags, ten ranges, the longest texts, and dependants", () => {
    const scenes = listeners.flatMap(
      ({ value }) => (value["frozen_info"] as { scene: string[] }).scene,
    );
    expect(new Set(scenes)).toStrictEqual(
      new Set(["ARREAR", "POLICE", "ILLEGAL", "VERIFY", "PARTNER"]),
    );
    expect(named("system-tags")?.value["tags"]).toContainEqual({
      key: "_sys_enterprise_project_id",
      value: "0",
    });
    expect(named("ten-port-ranges")?.value["port_ranges"]).toHaveLength(10);
    expect(named("n".repeat(64))).toBeDefined();
    expect([...String(named("longest-description")?.value["description"])]).toHaveLength(255);
    expect(named("in-use")?.dependants).toHaveLength(2);
  });
});
