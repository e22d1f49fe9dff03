import { describe, expect, test } from "vitest";
import { createMockCore, createTagHandlers, SeedError } from "../../support/mock.ts";
import { createApi, gadgets, widgets } from "./made-up.ts";
import { createTestMock } from "./support.ts";

const api = await createApi({ ...widgets, ...gadgets });
const stamp = "2019-01-08T01:21:37.151Z";

describe("a resource added to the document, without a life cycle", () => {
  const setUp = () => {
    const bench = createTestMock({ documents: [api] });
    const make = (body: object) => bench.send("POST", "/v1/widgets", body);
    const list = (query = "") => bench.send("GET", `/v1/widgets${query}`);
    const labels = (query: string) =>
      list(query).body.data.widgets.map(({ label }: { label: string }) => label) as string[];
    return { ...bench, make, list, labels };
  };

  test("is remembered with what the document says a fresh one has", () => {
    const { make, send } = setUp();
    const { status, body } = make({ label: "one", weight: 2.5 });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      label: "one",
      weight: 2.5,
      colour: "grey",
      made: stamp,
      parts: { screws: [] },
    });
    expect(body.parts.owner).toMatch(/^[0-9a-f]{32}$/);
    expect(body.serial).toMatch(/^[0-9a-f-]{36}$/);
    expect(send("GET", `/v1/widgets/${body.serial}`)).toMatchObject({ status: 200, body });
  });

  test("is changed and removed at once", () => {
    const { make, send, list } = setUp();
    const { serial, made } = make({ label: "one" }).body;
    expect(send("PATCH", `/v1/widgets/${serial}`, { label: "two" }).body).toMatchObject({
      serial,
      made,
      label: "two",
    });
    expect(send("DELETE", `/v1/widgets/${serial}`).status).toBe(204);
    expect(send("DELETE", `/v1/widgets/${serial}`)).toMatchObject({
      status: 404,
      message: `Not found: widget ${serial}`,
    });
    expect(list().body).toMatchObject({ data: { widgets: [], total: 0 } });
  });

  test("is paged by offset, under the names x-paging gives, and narrowed by its properties", () => {
    const { make, list, labels } = setUp();
    ["a", "b", "c", "d"].forEach((label, index) =>
      make({ label, weight: index % 2, colour: index < 3 ? "red" : "blue" }),
    );
    expect(labels("")).toStrictEqual(["a", "b"]);
    expect(labels("?from=1&size=50")).toStrictEqual(["b", "c", "d"]);
    expect(list("?from=3").body).toMatchObject({
      data: { total: 4 },
      request_id: expect.any(String) as string,
    });
    expect(labels("?size=50&colour=blue")).toStrictEqual(["d"]);
    expect(labels("?size=50&colour=blue&colour=red&weight=0")).toStrictEqual(["a", "c"]);
  });

  test("has its own schemas checked", () => {
    const { make, list } = setUp();
    expect(make({}).message).toBe("Invalid label: is required");
    expect(list("?size=51").message).toBe("Invalid size: must be at most 50");
    expect(list("?weight=heavy").message).toBe("Invalid weight: must be number");
  });
});

describe("a resource added to the document, with a life cycle", () => {
  const tags = createTagHandlers("gadget", "gadget");
  const handlers = { createGadgetTags: tags.add, showGadgetTags: tags.show };
  const setUp = () => {
    const bench = createTestMock({ documents: [api], handlers, settle: 1000 });
    const make = (name: string, shop = "north") =>
      bench.send("POST", `/v1/shops/${shop}/gadgets`, { new: { gadget: { name } } }).body.gadget;
    return { ...bench, make };
  };

  test("lives through the document's own phases", () => {
    const { make, send, clock } = setUp();
    const { id, phase, shop } = make("one");
    const path = `/v1/shops/north/gadgets/${id}`;
    expect([phase, shop]).toStrictEqual(["BUILDING", "north"]);
    expect(send("DELETE", path)).toMatchObject({
      code: "GA.9004",
      message: `Resource ${id} is in BUILDING status no operation allowed`,
    });
    clock.advance(1000);
    expect(send("GET", path).body.shown.gadget.phase).toBe("DONE");
    expect(send("DELETE", path).status).toBe(204);
    expect(send("GET", path).body.shown.gadget.phase).toBe("SCRAPPING");
    clock.advance(1000);
    expect(send("GET", path).status).toBe(404);
  });

  test("is paged by marker within its parent", () => {
    const { make, send } = setUp();
    const ids = ["a", "b", "c"].map((name) => make(name).id as string);
    make("elsewhere", "south");
    const page = (query: string) => send("GET", `/v1/shops/north/gadgets${query}`).body;
    expect(page("?max=2")).toMatchObject({
      gadgets: [{ id: ids[0] }, { id: ids[1] }],
      next: ids[1],
      count: 2,
    });
    const last = page(`?max=2&after=${ids[1]}`);
    expect(last).toMatchObject({ gadgets: [{ id: ids[2] }], count: 1 });
    expect(last).not.toHaveProperty("next");
    expect(page("").gadgets).toHaveLength(3);
  });

  test("is tagged", () => {
    const { make, send, clock } = setUp();
    const { id } = make("one");
    clock.advance(1000);
    const tags = [{ key: "a", value: "1" }];
    expect(send("PUT", `/v1/gadgets/${id}/tags`, { tags }).status).toBe(204);
    expect(send("GET", `/v1/gadgets/${id}/tags`).body.tags).toStrictEqual(tags);
  });

  test("can be seeded; its values are checked by its own schema", () => {
    const seed = (value: object) => ({ resources: { gadget: [{ value }] } });
    const bench = createTestMock({
      documents: [api],
      seed: seed({ id: "g", name: "one", shop: "north" }),
    });
    expect(bench.send("GET", "/v1/shops/north/gadgets/g").body.shown.gadget).toMatchObject({
      name: "one",
      phase: "DONE",
    });
    expect(() => createTestMock({ documents: [api], seed: seed({ id: "g" }) })).toThrow(
      new SeedError("resources.gadget[0].value.name", "is required"),
    );
  });
});

test("listeners go on beside them, and only they have GA's rules", () => {
  const bench = createTestMock({ documents: [api], settle: 0 });
  expect(bench.create().status).toBe(201);
  expect(bench.create().code).toBe("GA.9101");
  expect(Object.keys(bench.memory.export().resources ?? {})).toStrictEqual([
    "listener",
    "widget",
    "gadget",
  ]);
});

test("a resource whose document makes no id is refused when the engine is made", async () => {
  const [path, item] = Object.entries(widgets)[0] ?? ["", {}];
  const nameless = {
    ...item,
    "x-resource": { name: "widget", roles: { post: "create" }, defaults: { colour: "grey" } },
  };
  const broken = await createApi({ [path]: nameless });
  expect(() => createTestMock({ documents: [broken] })).toThrow(
    "x-resource widget: defaults must make the id, a property that is $uuid.",
  );
});

test("an operation takes the proofs its security names, and no other", async () => {
  const item = (security: object[]) => ({
    ...widgets["/v1/widgets"],
    get: { ...widgets["/v1/widgets"].get, security },
  });
  const statusFor = async (security: object[], headers: Record<string, string>) => {
    const bench = createTestMock({
      documents: [await createApi({ "/v1/widgets": item(security) })],
    });
    return bench.send("GET", "/v1/widgets", undefined, headers).status;
  };
  const token = { "x-auth-token": "mock-token" };
  expect(await statusFor([{ token: [] }], token)).toBe(200);
  expect(await statusFor([{ signature: [] }], token)).toBe(401);
  expect(await statusFor([], {})).toBe(200);
});

test("an operation that plays no part is left to the document's examples, once it has been checked", async () => {
  const plain = await createApi({
    "/v1/health": {
      get: { operationId: "showHealth", responses: { "200": { description: "Well" } } },
    },
  });
  const { core } = createMockCore({ documents: [plain] });
  const head = { method: "GET", url: "/v1/health", body: undefined };
  const ask = async (headers: Record<string, string>) =>
    (await core.handle({ ...head, headers })).status;
  expect(await ask({ "x-auth-token": "mock-token" })).toBe(200);
  expect(await ask({})).toBe(401);
});
