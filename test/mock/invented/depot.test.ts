/** Three levels of resources: what is below another stays there, or is moved, and rules see what a change breaks. */
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { createRuntime, type RuntimeOptions } from "../../../src/client/runtime.ts";
import { createMock } from "../../../src/mock/index.ts";
import { loadInvented } from "./load.ts";
import type { Send } from "../../../src/client/context.ts";
import type { Call, List } from "../../../src/contract.ts";

interface Thing {
  readonly id: string;
}

interface Depot extends Thing {
  readonly opened: string;
}

interface Methods {
  readonly depots: {
    create(depot: object): Call<Depot>;
    show(depot: string): Call<Depot>;
    update(depot: string, body: object): Call<Depot>;
    delete(depot: string): Call<unknown>;
  };
  readonly lanes: {
    create(depot: string, lane: object): Call<Thing>;
    list(depot: string): Call<readonly Thing[]>;
    delete(depot: string, lane: string): Call<unknown>;
  };
  readonly pallets: {
    create(depot: string, lane: string, pallet: object): Call<Thing>;
    list(depot: string, lane: string): List<Thing>;
    show(depot: string, lane: string, pallet: string): Call<Thing>;
    update(depot: string, lane: string, pallet: string, body: object): Call<Thing>;
    delete(depot: string, lane: string, pallet: string): Call<unknown>;
  };
}

interface Client {
  createMethods(send: Send): Methods;
  credentials(given: { key: string }): RuntimeOptions["auth"];
}

const { document: depot, validate, client, remove } = await loadInvented<Client>("depot");
afterAll(remove);

const setUp = () => {
  const mock = createMock({ documents: [depot] });
  const { send } = createRuntime({
    baseUrl: "https://depot.test",
    fetch: (input, init) => mock.fetch(input, init),
    retry: false,
    errors: depot.errorShape,
    auth: client.credentials({ key: "k" }),
    validate,
  });
  return { mock, ...client.createMethods(send) };
};

let api = setUp();
let [north, south, one, two] = ["", "", "", ""];
beforeEach(async () => {
  api = setUp();
  north = (await api.depots.create({ name: "North" })).id;
  south = (await api.depots.create({ name: "South" })).id;
  one = (await api.lanes.create(north, {})).id;
  two = (await api.lanes.create(south, {})).id;
});

const missing = (what: string) => ({
  status: 404,
  code: "missing",
  message: expect.stringContaining(what) as string,
});

describe("what is below another", () => {
  test.each<[string, () => Promise<unknown>]>([
    ["made", () => api.pallets.create(south, one, { label: "A", most: 5 })],
    ["listed", async () => api.pallets.list(south, one)],
  ])("isn't %s where its parent isn't", async (_what, call) => {
    await expect(call()).rejects.toMatchObject(missing(`lane ${one}`));
  });

  test("isn't found there either", async () => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    for (const call of [
      () => api.pallets.show(south, one, id),
      () => api.pallets.update(south, one, id, { label: "B" }),
      () => api.pallets.delete(south, one, id),
    ])
      await expect(call()).rejects.toMatchObject(missing(`pallet ${id}`));
    expect(await api.pallets.show(north, one, id)).toMatchObject({ label: "A" });
  });
});

describe("what is moved to another parent", () => {
  test("is there, and only there", async () => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    const moved = await api.pallets.update(north, one, id, { lane: two });
    expect(moved).toMatchObject({ lane: two, depot: south });
    expect((await api.pallets.list(north, one)).items).toEqual([]);
    expect((await api.pallets.list(south, two)).items).toEqual([moved]);
    await expect(api.pallets.show(north, one, id)).rejects.toMatchObject(missing(`pallet ${id}`));
    await expect(api.lanes.delete(south, two)).rejects.toMatchObject({ code: "in-use" });
    await api.lanes.delete(north, one);
    expect(await api.lanes.list(north)).toEqual([]);
  });

  test("stands in the list by its age", async () => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    await api.pallets.create(south, two, { label: "B", most: 5 });
    await api.pallets.update(north, one, id, { lane: two });
    expect((await api.pallets.list(south, two)).items).toMatchObject([
      { label: "A" },
      { label: "B" },
    ]);
    await api.pallets.delete(south, two, id);
    expect((await api.pallets.list(south, two)).items).toMatchObject([{ label: "B" }]);
  });

  test("is held to the others there", async () => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    await api.pallets.create(south, two, { label: "A", most: 5 });
    await expect(api.pallets.update(north, one, id, { lane: two })).rejects.toMatchObject({
      code: "twin",
    });
  });

  test("needs one that is there", async () => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    await expect(api.pallets.update(north, one, id, { lane: "x" })).rejects.toMatchObject(
      missing("lane x"),
    );
    expect(await api.pallets.show(north, one, id)).toMatchObject({ lane: one });
  });
});

describe("a change", () => {
  test.each([
    ["the field that a rule names", { weight: 6 }],
    ["what the rule holds it to", { most: 4 }],
  ])("is refused where it sets %s", async (_what, changes) => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    await api.pallets.update(north, one, id, { weight: 5 });
    await expect(api.pallets.update(north, one, id, changes)).rejects.toMatchObject({
      code: "overloaded",
      message: expect.stringContaining("is above") as string,
    });
  });

  test("of something else isn't refused for what was wrong before", async () => {
    const { id } = await api.pallets.create(north, one, { label: "A", most: 5 });
    const { resources = {} } = api.mock.state.export();
    const value = { ...resources["pallet"]?.[0]?.value, weight: 9 };
    api.mock.state.import({ resources: { ...resources, pallet: [{ value }] } });
    expect(await api.pallets.update(north, one, id, { label: "B" })).toMatchObject({ label: "B" });
  });

  test("leaves the id as it is", async () => {
    const { opened } = await api.depots.show(north);
    expect(await api.depots.update(north, { id: "x", name: "N" })).toEqual({
      id: north,
      name: "N",
      opened,
    });
    expect(await api.depots.show(north)).toEqual({ id: north, name: "N", opened });
  });
});

describe("what goes one way only", () => {
  const given = {
    name: "West",
    alarm: "1234",
    gates: [
      { side: "left", code: "12" },
      { side: "right", code: "34" },
    ],
  };
  const shown = { name: "West", gates: [{ side: "left" }, { side: "right" }] };

  test("isn't shown when it is write-only, but remembered", async () => {
    const made = await api.depots.create(given);
    const whole = { id: made.id, opened: made.opened, ...shown };
    expect(made).toEqual(whole);
    expect(await api.depots.show(made.id)).toEqual(whole);
    expect(await api.depots.update(made.id, { name: "West" })).toEqual(whole);
    const kept = api.mock.state.export().resources?.["depot"] ?? [];
    expect(kept).toContainEqual(expect.objectContaining({ value: { ...made, ...given } }));
  });

  test("is said in vain when it is read-only", async () => {
    const made = await api.depots.create({
      ...given,
      id: "mine",
      opened: "never",
      gates: [{ side: "left", broken: true }],
    });
    expect(made.id).not.toBe("mine");
    expect(made.opened).not.toBe("never");
    expect(made).toMatchObject({ gates: [{ side: "left" }] });
    expect(JSON.stringify(made)).not.toContain("broken");
    expect(await api.depots.update(made.id, { name: "East", opened: "never" })).toMatchObject({
      opened: made.opened,
    });
    const { id: lane } = await api.lanes.create(north, { depot: south });
    expect(await api.lanes.list(north)).toContainEqual({ id: lane, depot: north });
  });
});
