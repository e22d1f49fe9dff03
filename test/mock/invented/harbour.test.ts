/** An API that has nothing of ours: generated, served by the generic mock, called by the generic client. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createRuntime, type RuntimeOptions } from "../../../src/client/runtime.ts";
import { emitReference } from "../../../scripts/docs/reference.ts";
import { createMock } from "../../../src/mock/index.ts";
import { loadInvented } from "./load.ts";
import type { Document } from "../../../scripts/document/types.ts";
import type { Send } from "../../../src/client/context.ts";
import type { Call, CallOptions, List } from "../../../src/contract.ts";
import type { Accounts } from "../../../src/mock/types.ts";

interface Dock {
  readonly id: string;
  readonly name: string;
}

interface Ship {
  readonly id: string;
  readonly name: string;
  readonly dock: string;
  readonly state: string;
  readonly cargo: number;
}

interface Methods {
  readonly docks: {
    create(dock: object): Call<Dock>;
    list(): Call<readonly Dock[]>;
    delete(id: string): Call<unknown>;
  };
  readonly ships: {
    create(dock: string, ship: object, options?: CallOptions & { reconcile?: boolean }): Call<Ship>;
    list(dock: string, query?: object): List<Ship>;
    show(dock: string, id: string): Call<Ship>;
    update(dock: string, id: string, changes: object): Call<Ship>;
    delete(dock: string, id: string): Call<unknown>;
    waitUntilMoored(dock: string, id: string): Promise<Ship>;
    waitUntilDeleted(dock: string, id: string): Promise<void>;
  };
}

interface Client {
  createMethods(send: Send): Methods;
}

const { document: harbour, validate, client, made, remove } = await loadInvented<Client>("harbour");
afterAll(remove);

const badges: Readonly<Record<string, string>> = { b1: "captain", b2: "guest" };

/** Who calls is said by a badge; guests only look. */
const accounts: Accounts = {
  token: "b1",
  authenticate({ request }) {
    const user = badges[request.headers["x-badge"] ?? ""];
    return user === undefined ? { status: 401, words: ["Show a badge"] } : { user };
  },
  authorize: ({ operation }, { user }) =>
    user === "guest" && operation.method !== "GET" ? { status: 403, words: [] } : undefined,
};

const start = Date.parse("2030-01-01T00:00:00.000Z");

const setUp = (
  badge = "b1",
  settle: number | "manual" = 0,
  options: Partial<RuntimeOptions> = {},
) => {
  const mock = createMock({ documents: [harbour], accounts, settle, now: () => start });
  const { send } = createRuntime({
    baseUrl: "https://harbour.test",
    fetch: (input, init) => mock.fetch(input, init),
    retry: false,
    errors: harbour.errorShape,
    ...(harbour.errorKinds ? { errorKinds: harbour.errorKinds } : {}),
    auth: {
      apply({ headers }) {
        headers.set("X-Badge", badge);
        return undefined;
      },
    },
    ...options,
  });
  return { mock, ...client.createMethods(send) };
};

const ship = (name: string, more: object = {}) => ({ name, length: 20, draught: 3, ...more });

describe("the harbour", () => {
  let api = setUp();
  let dock = "";
  beforeEach(async () => {
    api = setUp();
    dock = (await api.docks.create({ name: "North" })).id;
  });

  test("remembers parents and children, each child within its parent", async () => {
    const south = (await api.docks.create({ name: "South" })).id;
    const one = await api.ships.create(dock, ship("Ada"));
    expect(one).toMatchObject({ name: "Ada", dock, state: "MOORED", cargo: 0 });
    await api.ships.create(south, ship("Ada"));
    expect((await api.docks.list()).map(({ name }) => name)).toEqual(["North", "South"]);
    const { items } = await api.ships.list(dock);
    expect(items.map(({ id }) => id)).toEqual([one.id]);
    expect(await api.ships.show(dock, one.id)).toMatchObject({ state: "MOORED" });
    await expect(api.ships.show(south, one.id)).rejects.toMatchObject({
      status: 404,
      code: "NO_SUCH_THING",
      message: expect.stringContaining(`There is no ship ${one.id}`) as string,
    });
    await expect(api.ships.list("nowhere")).rejects.toMatchObject({ code: "NO_SUCH_THING" });
    await expect(api.ships.create("nowhere", ship("Bea"))).rejects.toMatchObject({ status: 404 });
  });

  test("turns pages", async () => {
    await api.ships.create(dock, ship("Ada"));
    await api.ships.create(dock, ship("Bea"));
    const names: string[] = [];
    for await (const { name } of api.ships.list(dock, { most: 1 })) names.push(name);
    expect(names).toEqual(["Ada", "Bea"]);
  });

  test.each<[string, object, string, string]>([
    ["a missing field", { name: "X", length: 5 }, "BAD_INPUT", "ship.draught is required"],
    ["a rule about the request", { draught: 30 }, "BAD_SHAPE", "must be below the length of 20"],
    ["a name that is taken", { name: "Ada" }, "NAME_TAKEN", "ship.name Ada is what "],
    ["a rule across fields", { cargo: 201 }, "OVERLOADED", "ship.cargo 201 is too much for 20"],
  ])("refuses %s in its own words", async (_what, given, code, words) => {
    await api.ships.create(dock, ship("Ada"));
    const whole = "length" in given ? given : ship("Bea", given);
    await expect(api.ships.create(dock, whole)).rejects.toMatchObject({
      status: 400,
      code,
      message: expect.stringContaining(words) as string,
    });
    expect((await api.ships.list(dock)).items).toHaveLength(1);
  });

  test("has room for two", async () => {
    await api.ships.create(dock, ship("Ada"));
    const { id } = await api.ships.create(dock, ship("Bea"));
    await expect(api.ships.create(dock, ship("Eve"))).rejects.toMatchObject({ code: "DOCK_FULL" });
    await expect(api.ships.update(dock, id, { name: "Ada" })).rejects.toMatchObject({
      code: "NAME_TAKEN",
    });
    expect(await api.ships.update(dock, id, { cargo: 200 })).toMatchObject({ cargo: 200 });
  });

  test("keeps a dock while it has ships", async () => {
    const { id } = await api.ships.create(dock, ship("Ada"));
    await expect(api.docks.delete(dock)).rejects.toMatchObject({
      status: 409,
      code: "STILL_NEEDED",
      message: expect.stringContaining(`dock ${dock} is needed by ship ${id}`) as string,
    });
    await api.ships.delete(dock, id);
    await api.ships.waitUntilDeleted(dock, id);
    await api.docks.delete(dock);
    expect(await api.docks.list()).toEqual([]);
  });

  test("refuses what is still moving, and waits for it", async () => {
    const slow = setUp("b1", "manual");
    const north = (await slow.docks.create({ name: "North" })).id;
    const { id, state } = await slow.ships.create(north, ship("Ada"));
    expect(state).toBe("MOORING");
    await expect(slow.ships.update(north, id, { cargo: 1 })).rejects.toMatchObject({
      status: 423,
      code: "STILL_MOVING",
    });
    slow.mock.clock.settle();
    expect(await slow.ships.waitUntilMoored(north, id)).toMatchObject({ state: "MOORED" });
  });

  test("takes no write to a ship in quarantine", async () => {
    const value = { id: "s", ...ship("Ada"), dock, quarantine: true };
    const { resources = {} } = api.mock.state.export();
    api.mock.state.import({ resources: { ...resources, ship: [{ value }] } });
    await expect(api.ships.delete(dock, "s")).rejects.toMatchObject({ code: "QUARANTINE" });
    expect(await api.ships.show(dock, "s")).toMatchObject({ name: "Ada" });
  });

  test("knows its callers by their badges", async () => {
    await expect(setUp("b3").docks.list()).rejects.toMatchObject({ status: 401, code: "WHO" });
    const guest = setUp("b2");
    expect(await guest.docks.list()).toEqual([]);
    await expect(guest.docks.create({ name: "West" })).rejects.toMatchObject({
      status: 403,
      code: "LOOK_ONLY",
    });
  });

  test.each<[string, "before" | "after", number]>([
    ["was lost on its way there", "before", 2],
    ["was lost on its way back", "after", 1],
  ])("makes one ship of a create that %s", async (_what, when, sends) => {
    const lossy = setUp("b1", 0, { retry: { attempts: 3, base: 1 } });
    const north = (await lossy.docks.create({ name: "North" })).id;
    lossy.mock.faults.add({ operation: "createShip", when, reset: true, count: 1 });
    const one = await lossy.ships.create(north, ship("Ada"), { reconcile: true });
    expect(one).toMatchObject({ name: "Ada", state: "MOORED" });
    expect((await lossy.ships.list(north)).items).toMatchObject([{ id: one.id }]);
    const creates = lossy.mock.journal.list().filter(({ operation }) => operation === "createShip");
    expect(creates).toHaveLength(sends);
  });

  test.each<[string, object, string]>([
    ["a missing field", { name: "X", length: 5 }, "Invalid ship.draught: is required"],
    [
      "a rule across fields",
      ship("Ada", { draught: 30 }),
      "Invalid ship.draught: must be below the length of 20",
    ],
  ])("is spared a request with %s", async (_what, given, message) => {
    const checked = setUp("b1", 0, { validate });
    await expect(checked.ships.create("north", given)).rejects.toMatchObject({
      name: "ValidationError",
      message,
    });
    expect(checked.mock.journal.list()).toEqual([]);
  });

  test("answers a path that isn't there in its own shape", async () => {
    const response = await api.mock.fetch("https://harbour.test/boats");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ problem: { name: "NO_SUCH_PATH" } });
  });
});

test("is documented: rules, codes, life cycle and parent", () => {
  const text = emitReference(made?.document as Document);
  for (const words of [
    "`self.dock` has room for 2 ships ([`DOCK_FULL`](#dock_full))",
    "must be below the length of `self.length` ([`BAD_SHAPE`](#bad_shape))",
    "HTTP 423 · `… is …`",
    "Belongs to the dock that `dock` names, which has to exist and can't be deleted before.",
    "`state` is `MOORING` after every write, then `MOORED`, or `SUNK` for good; `LEAVING` after a delete",
    "No two are alike: rule [`one-name`](#rule-ship-one-name).",
    "A new one has, where nothing else was asked for: `id` a new id, `cargo` `0`, `changed` the time.",
  ])
    expect(text).toContain(words);
});
