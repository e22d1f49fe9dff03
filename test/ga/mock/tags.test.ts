import { describe, expect, test } from "vitest";
import { createTestMock } from "../../mock/memory/support.ts";

type Tag = [key: string, value: string | null];
const tags = (...pairs: Tag[]) => pairs.map(([key, value]) => ({ key, value }));

/** A bench with one listener for each list of tags, named l0, l1 … */
const withTags = (...lists: Tag[][]) => {
  const bench = createTestMock({ settle: 0 });
  const ids = lists.map(
    (list, index) =>
      bench.create({
        name: `l${index}`,
        port_ranges: [{ from_port: index + 1, to_port: index + 1 }],
        ...(list.length === 0 ? {} : { tags: tags(...list) }),
      }).body.listener.id as string,
  );
  const one = `/v1/ga-listeners/${ids[0]}/tags`;
  const own = () => bench.send("GET", one).body.tags as unknown;
  return { ...bench, ids, one, own };
};

describe("the tags of a listener", () => {
  test("are added to, overwritten in place, and shown with the listener", () => {
    const { send, one, own, ids } = withTags([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(send("POST", `${one}/create`, { tags: tags(["c", null], ["a", "9"]) })).toMatchObject({
      status: 204,
      body: undefined,
    });
    const expected = tags(["a", "9"], ["b", "2"], ["c", null]);
    expect(own()).toStrictEqual(expected);
    expect(send("GET", `/v1/listeners/${ids[0]}`).body.listener).toMatchObject({
      tags: expected,
      status: "ACTIVE",
    });
  });

  test("are taken away by key, whatever value is sent beside it; an absent key is no error", () => {
    const { send, one, own } = withTags([
      ["a", "1"],
      ["b", "2"],
    ]);
    expect(
      send("DELETE", `${one}/delete`, { tags: [{ key: "a", value: "other" }, { key: "z" }] })
        .status,
    ).toBe(204);
    expect(own()).toStrictEqual(tags(["b", "2"]));
  });

  test.each(["create", "delete"])("may not name a key twice: GA.9107 on %s", (verb) => {
    const { send, one, own } = withTags([]);
    const method = verb === "create" ? "POST" : "DELETE";
    expect(send(method, `${one}/${verb}`, { tags: tags(["a", ""], ["a", "1"]) })).toMatchObject({
      status: 400,
      code: "GA.9107",
      message: "Tag key is duplicated: tags[1].key must not repeat a",
    });
    expect(own()).toStrictEqual([]);
  });

  test("of the system are shown, and neither counted nor taken away nor matched", () => {
    const value = {
      ...createTestMock().create().body.listener,
      status: "ACTIVE",
      tags: tags(["_sys_project", "0"]),
    };
    const { send } = createTestMock({ seed: { resources: { listener: [{ value }] } } });
    const path = `/v1/ga-listeners/${value.id}/tags`;
    const twenty = Array.from({ length: 20 }, (_, index): Tag => [`k${index}`, ""]);
    expect(send("POST", `${path}/create`, { tags: tags(...twenty) }).status).toBe(204);
    expect(send("GET", path).body.tags).toHaveLength(21);
    for (const [method, verb] of [
      ["POST", "create"],
      ["DELETE", "delete"],
    ] as const) {
      expect(send(method, `${path}/${verb}`, { tags: tags(["_sys_project", ""]) })).toMatchObject({
        status: 400,
        code: "GA.9001",
      });
    }
  });

  test.each([
    ["GET", "tags", undefined],
    ["POST", "tags/create", { tags: tags(["a", "b"]) }],
    ["DELETE", "tags/delete", { tags: [{ key: "a" }] }],
  ])("of no listener are a 404: %s %s", (method, path, body) => {
    expect(createTestMock().send(method, `/v1/ga-listeners/none/${path}`, body)).toMatchObject({
      status: 404,
      code: "GA.9002",
    });
  });
});

describe("the tags in use", () => {
  const { send } = withTags(
    [
      ["a", "1"],
      ["b", null],
    ],
    [
      ["a", "2"],
      ["c", ""],
    ],
    [
      ["a", "1"],
      ["b", "x"],
    ],
    [],
  );
  const list = (query: string) => send("GET", `/v1/ga-listeners/tags${query}`).body;

  test("are listed by key, each value once, a null one as empty", () => {
    expect(list("")).toMatchObject({
      tags: [
        { key: "a", values: ["1", "2"] },
        { key: "b", values: ["", "x"] },
        { key: "c", values: [""] },
      ],
      total_count: 3,
    });
  });

  test("are turned by offset; the total is that of all pages", () => {
    expect(list("?limit=2")).toMatchObject({ tags: [{ key: "a" }, { key: "b" }], total_count: 3 });
    expect(list("?limit=2&offset=2")).toMatchObject({ tags: [{ key: "c" }], total_count: 3 });
    expect(list("?offset=3")).toMatchObject({ tags: [], total_count: 3 });
    expect(list("?limit=1001")).toMatchObject({ error_msg: "Invalid limit: must be at most 1000" });
    expect(list("?offset=-1")).toMatchObject({ error_msg: "Invalid offset: must be at least 0" });
  });
});

describe("listeners found by tag", () => {
  const bench = withTags(
    [
      ["env", "prod"],
      ["team", "red"],
    ],
    [
      ["env", "test"],
      ["team", "red"],
    ],
    [["env", null]],
    [],
  );
  const filter = (body: object, query = "") =>
    bench.send("POST", `/v1/ga-listeners/resource-instances/filter${query}`, body);
  const count = (body: object) =>
    bench.send("POST", "/v1/ga-listeners/resource-instances/count", body);

  const cases: [by: string, body: object, names: string[]][] = [
    ["nothing", {}, ["l0", "l1", "l2", "l3"]],
    ["a key with any value", { tags: [{ key: "env" }] }, ["l0", "l1", "l2"]],
    ["a key with no values given", { tags: [{ key: "env", values: [] }] }, ["l0", "l1", "l2"]],
    ["one of several values", { tags: [{ key: "env", values: ["prod", "test"] }] }, ["l0", "l1"]],
    ["an empty value, which is a null one too", { tags: [{ key: "env", values: [""] }] }, ["l2"]],
    ["several keys", { tags: [{ key: "env", values: ["test"] }, { key: "team" }] }, ["l1"]],
    ["a key in another case", { tags: [{ key: "ENV" }] }, []],
    ["name", { matches: [{ key: "resource_name", value: "l3" }] }, ["l3"]],
    ["part of a name", { matches: [{ key: "resource_name", value: "l" }] }, []],
    [
      "tag and name",
      { tags: [{ key: "env" }], matches: [{ key: "resource_name", value: "l1" }] },
      ["l1"],
    ],
  ];

  test.each(cases)("by %s", (_by, body, names) => {
    const found = filter(body);
    expect(
      found.body.resources.map((each: { resource_name: string }) => each.resource_name),
    ).toStrictEqual(names);
    expect(found.body.total_count).toBe(names.length);
    expect(count(body).body).toMatchObject({ total_count: names.length });
  });

  test("are shown with id, name and all tags, in the one body without a request id", () => {
    expect(filter({ tags: [{ key: "team" }] }, "?limit=1&offset=1").body).toStrictEqual({
      resources: [
        {
          resource_id: bench.ids[1],
          resource_name: "l1",
          tags: tags(["env", "test"], ["team", "red"]),
        },
      ],
      total_count: 2,
    });
  });

  test("may not be asked for by a key or a value twice", () => {
    for (const ask of [filter, count]) {
      expect(ask({ tags: [{ key: "a" }, { key: "a" }] })).toMatchObject({
        status: 400,
        code: "GA.9107",
      });
      expect(ask({ tags: [{ key: "a", values: ["1", "1"] }] })).toMatchObject({
        status: 400,
        code: "GA.9108",
      });
    }
  });
});
