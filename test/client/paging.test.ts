import { describe, expect, test } from "vitest";
import { createObserved, gaError, json } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf } from "./support/secrets.ts";

const page = (ids: readonly string[], next?: string) =>
  json(200, {
    listeners: ids.map((id) => ({ id })),
    page_info: { current_count: ids.length, ...(next === undefined ? {} : { next_marker: next }) },
    request_id: "r",
  });

const idsOf = async (list: AsyncIterable<{ id: string }>) => {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
};

describe("a list by marker", () => {
  test("gives one page when it is awaited", async () => {
    const { ga, sent } = createObserved([page(["a", "b"], "b")]);
    expect(await ga.listeners.list({ limit: 2 })).toEqual({
      items: [{ id: "a" }, { id: "b" }],
      nextMarker: "b",
    });
    expect(sent).toHaveLength(1);
  });

  test("has no next marker on the last page, absent or empty", async () => {
    for (const last of [undefined, ""]) {
      const { ga } = createObserved([page(["a"], last)]);
      expect(await ga.listeners.list()).toEqual({ items: [{ id: "a" }] });
    }
  });

  test("gives the items of all pages when it is iterated, and asks on with the same conditions", async () => {
    const { ga, sent } = createObserved([page(["a", "b"], "b"), page([], "x"), page(["c"])]);
    expect(await idsOf(ga.listeners.list({ limit: 2, name: "web" }))).toEqual(["a", "b", "c"]);
    expect(sent.map(({ url }) => url.search)).toEqual([
      "?limit=2&name=web",
      "?limit=2&name=web&marker=b",
      "?limit=2&name=web&marker=x",
    ]);
  });

  test("sends the limit that a marker needs where the caller gave none", async () => {
    const { ga, sent } = createObserved([page(["a"], "a"), page([])]);
    await idsOf(ga.listeners.list());
    expect(sent.map(({ url }) => url.search)).toEqual(["", "?marker=a&limit=500"]);
  });

  test("takes the marker it was asked with for a repeated one", async () => {
    const { ga, sent } = createObserved([page(["a"], "m")]);
    const failure = await failureOf(idsOf(ga.listeners.list({ marker: "m" })));
    expect(failure).toMatchObject({ message: "The list repeats the marker m" });
    expect(sent).toHaveLength(1);
  });

  test("can be awaited and iterated, and asks for its first page once", async () => {
    const { ga, sent } = createObserved([page(["a"], "a"), page(["b"])]);
    const list = ga.listeners.list();
    expect((await list).items).toEqual([{ id: "a" }]);
    expect(await idsOf(list)).toEqual(["a", "b"]);
    expect(sent).toHaveLength(2);
  });

  test("asks for no page that isn't wanted", async () => {
    const { ga, sent } = createObserved([page(["a", "b"], "b"), page(["c"])]);
    for await (const { id } of ga.listeners.list()) if (id === "a") break;
    expect(sent).toHaveLength(1);
  });

  test.each([
    ["the same at once", [page(["a"], "m"), page(["b"], "m")]],
    ["one from before", [page(["a"], "m"), page(["b"], "n"), page(["c"], "m")]],
  ])("throws where the marker is repeated: %s", async (_, answers) => {
    const { ga, sent } = createObserved(answers);
    expect(await failureOf(idsOf(ga.listeners.list()))).toMatchObject({
      message: "The list repeats the marker m",
      operationId: "listListeners",
    });
    expect(sent).toHaveLength(answers.length);
  });

  test("throws what a later page fails with, after the items before it", async () => {
    const { ga } = createObserved([page(["a"], "a"), gaError(403, "APIGW.0302")]);
    const ids: string[] = [];
    const failure = await failureOf(
      (async () => {
        for await (const { id } of ga.listeners.list()) ids.push(id);
      })(),
    );
    expect(ids).toEqual(["a"]);
    expect(failure).toMatchObject({ code: "APIGW.0302", operationId: "listListeners" });
  });

  test("gives response and request id of its page", async () => {
    const { ga } = createObserved([page(["a"])]);
    const { data, response } = await ga.listeners.list().withResponse();
    expect([data.items.length, response.status]).toEqual([1, 200]);
  });

  test("has one deadline over all pages, without the time the caller takes between them", async () => {
    const { ga, clock } = createObserved([
      page(["a"], "a"),
      page(["b"], "b"),
      () => new Promise(() => undefined),
    ]);
    const ids: string[] = [];
    const ended = failureOf(
      (async () => {
        for await (const { id } of ga.listeners.list({}, { timeout: 31_000 })) {
          ids.push(id);
          await clock.advance(60_000);
        }
      })(),
    );
    await clock.advance(0);
    for (let count = 0; count < 5; count++) await clock.advance(31_000);
    expect(await ended).toMatchObject({ name: "TimeoutError" });
    expect(ids).toEqual(["a", "b"]);
  });
});

describe("a list whose items are deleted while it is read", () => {
  const all = ["a", "b", "c", "d", "e", "f"];
  /** An API that refuses the marker of a listener that is gone. */
  const api =
    (there: Set<string>): Answer =>
    ({ url, method }) => {
      if (method === "DELETE") {
        there.delete(url.pathname.split("/").at(-1) ?? "");
        return new Response(null, { status: 204 });
      }
      const marker = url.searchParams.get("marker");
      if (marker !== null && !there.has(marker)) return gaError(400, "GA.9001", "Invalid marker");
      const ids = [...there].filter((id) => marker === null || id > marker);
      return page(ids.slice(0, 2), ids.length > 2 ? ids[1] : undefined);
    };

  test("gives all of them", async () => {
    const there = new Set(all);
    const { ga } = createObserved([api(there)]);
    for await (const { id } of ga.listeners.list({ limit: 2 })) await ga.listeners.delete(id);
    expect([...there]).toEqual([]);
  });

  test("gives all of them backwards too, where the marker is the first of a page", async () => {
    const there = new Set(all);
    const backwards: Answer = (sent) => {
      if (sent.method === "DELETE") return api(there)(sent);
      const marker = sent.url.searchParams.get("marker");
      if (marker !== null && !there.has(marker)) return gaError(400, "GA.9001", "Invalid marker");
      const before = [...there].filter((id) => marker === null || id < marker);
      const ids = before.slice(-2);
      return page(ids, before.length > 2 ? ids[0] : undefined);
    };
    const { ga } = createObserved([backwards]);
    const list = ga.listeners.list({ limit: 2, page_reverse: true });
    for await (const { id } of list) await ga.listeners.delete(id);
    expect([...there]).toEqual([]);
  });

  test("says how to go on where its marker is refused all the same", async () => {
    const there = new Set(all);
    const { ga } = createObserved([api(there)]);
    const ids: string[] = [];
    const iterate = async () => {
      for await (const { id } of ga.listeners.list({ limit: 2 })) {
        ids.push(id);
        there.delete("b"); // somebody else
      }
    };
    expect(await failureOf(iterate())).toMatchObject({
      code: "GA.9001",
      message: expect.stringContaining("list again from the start") as string,
    });
    expect(ids).toEqual(["a", "b"]);
  });
});

describe("a list that the API says is null", () => {
  const none = json(200, { listeners: null, tags: null, resources: null, total_count: 0 });

  test("is empty, awaited or iterated", async () => {
    const { ga } = createObserved([none]);
    expect((await ga.listeners.list()).items).toEqual([]);
    expect((await ga.listenerTags.list()).items).toEqual([]);
    expect((await ga.listenerTags.filter({})).items).toEqual([]);
    expect(await idsOf(ga.listeners.list())).toEqual([]);
    expect(await ga.listenerTags.show("a")).toEqual([]);
  });

  test.each([{}, "abc", 7, true])("but %j is refused", async (listeners) => {
    const { ga } = createObserved([json(200, { listeners })]);
    expect(await failureOf(idsOf(ga.listeners.list()))).toMatchObject({
      name: "ResponseFormatError",
    });
  });
});

test.each(["OK", " \n", "{}"])(
  "a delete that is answered with 200 and %j went well",
  async (body) => {
    const { ga } = createObserved([new Response(body)]);
    expect(await ga.listeners.delete("a")).toBeUndefined();
  },
);

describe("a list by offset", () => {
  const answers: Answer = ({ url }) => {
    const offset = Number(url.searchParams.get("offset") ?? 0);
    const items = ["a", "b", "c", "d", "e"].slice(offset, offset + 2);
    return json(200, { tags: items.map((key) => ({ key, values: [] })), total_count: 5 });
  };
  const keysOf = async (list: AsyncIterable<{ key: string }>) => {
    const keys: string[] = [];
    for await (const { key } of list) keys.push(key);
    return keys;
  };

  test("gives items and total of one page, or the items of all", async () => {
    const { ga, sent } = createObserved([answers]);
    expect(await ga.listenerTags.list({ limit: 2 })).toMatchObject({
      total: 5,
      items: [{ key: "a" }, { key: "b" }],
    });
    expect(await keysOf(ga.listenerTags.list({ limit: 2 }))).toEqual(["a", "b", "c", "d", "e"]);
    expect(sent.map(({ url }) => url.search).slice(1)).toEqual([
      "?limit=2",
      "?limit=2&offset=2",
      "?limit=2&offset=4",
    ]);
  });

  test("starts where the caller says, and ends where a page is empty", async () => {
    const { ga } = createObserved([answers]);
    expect(await keysOf(ga.listenerTags.list({ offset: 3 }))).toEqual(["d", "e"]);
    const stuck = createObserved([json(200, { tags: [], total_count: 5 })]);
    expect(await keysOf(stuck.ga.listenerTags.list())).toEqual([]);
    expect(stuck.sent).toHaveLength(1);
  });

  test.each([1, 2, 3])(
    "of %i a page loses nothing to a caller who deletes what he got",
    async (limit) => {
      let left = ["a", "b", "c", "d", "e", "f", "g"];
      const { ga } = createObserved([
        ({ url }) => {
          const offset = Number(url.searchParams.get("offset") ?? 0);
          const tags = left.slice(offset, offset + limit).map((key) => ({ key, values: [] }));
          return json(200, { tags, total_count: left.length });
        },
      ]);
      const got: string[] = [];
      for await (const { key } of ga.listenerTags.list({ limit })) {
        got.push(key);
        left = left.filter((each) => each !== key);
      }
      expect(got).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
      expect(left).toEqual([]);
    },
  );

  test("sends its body again with every page", async () => {
    const { ga, sent } = createObserved([json(200, { resources: [{}], total_count: 2 })]);
    let count = 0;
    for await (const _ of ga.listenerTags.filter({ tags: [] })) count++;
    expect(count).toBe(2);
    expect(sent.map(({ body }) => body)).toEqual(['{"tags":[]}', '{"tags":[]}']);
  });
});

test("a first page that fails is thrown once, by the iteration alone", async () => {
  const unhandled: unknown[] = [];
  const keep = (error: unknown) => unhandled.push(error);
  process.on("unhandledRejection", keep);
  const { ga } = createObserved([gaError(403, "APIGW.0302")]);
  expect(await failureOf(idsOf(ga.listeners.list()))).toMatchObject({ code: "APIGW.0302" });
  expect(await failureOf(ga.listeners.show("a").withResponse())).toMatchObject({ status: 403 });
  await new Promise((resolve) => setTimeout(resolve));
  process.off("unhandledRejection", keep);
  expect(unhandled).toEqual([]);
});
