/** Questions about tags, and about listeners found by them. */
import { expect, expectRefusal, expectStatus, NotTried } from "../verdicts.ts";
import type { ServerAnswer } from "../exchange.ts";
import type { Probe } from "../probe.ts";
import type { Session } from "../session.ts";

interface Tag {
  readonly key: string;
  readonly value?: string | null;
}

/** A page of this size is asked for by who asks for none. */
const LARGEST_PAGE = 1_000;
/** With fewer, a smaller page can't be told from a whole one. */
const TELLING = 100;

const part = ({ body }: ServerAnswer, name: string): unknown =>
  (body as Readonly<Record<string, unknown>> | undefined)?.[name];

const itemsIn = (answer: ServerAnswer, name: string): readonly unknown[] => {
  const items = part(answer, name);
  return Array.isArray(items) ? items : [];
};

const put = ({ call }: Session, listener_id: string, tags: readonly Tag[]) =>
  call("createListenerTags", { path: { listener_id }, body: { tags } });

const show = async ({ call }: Session, listener_id: string): Promise<readonly Tag[]> => {
  const answer = await call("showListenerTags", { path: { listener_id } });
  return itemsIn(answer, "tags") as readonly Tag[];
};

/** Whether a filter finds a listener. */
const finds = async ({ call }: Session, id: string, body: object): Promise<boolean> => {
  const answer = await call("filterListenersByTag", { query: { limit: LARGEST_PAGE }, body });
  expectStatus(answer, 200);
  const found = itemsIn(answer, "resources") as readonly { resource_id: string }[];
  return found.some(({ resource_id }) => resource_id === id);
};

const named = (value: string) => ({ matches: [{ key: "resource_name", value }] });

/** What an operation answers a caller who asks rightly. */
const answers = (
  name: string,
  operation: "listListenerTags" | "filterListenersByTag" | "countListenersByTag",
): Probe => ({
  ...{ name, decisions: [operation], asks: `Does ${operation} answer with the status 200?` },
  run: async ({ call }) => {
    const body = operation === "listListenerTags" ? {} : { body: {} };
    expectStatus(await call(operation, body), 200);
  },
});

/** Twenty are taken and one more is refused. */
const atMostTwenty = (
  name: string,
  property: "tags" | "matches",
  item: (at: number) => object,
) => ({
  ...{ name, decisions: [`schemas ListenerFilter.${property}`] },
  asks: `Does a filter take 20 ${property}, but not 21?`,
  run: async ({ call }: Session) => {
    const items = (count: number) => Array.from({ length: count }, (_, at) => item(at));
    const send = (count: number) =>
      call("filterListenersByTag", { body: { [property]: items(count) } });
    expectStatus(await send(20), 200);
    expectRefusal(await send(21), 400, "GA.9001");
  },
});

export const tagProbes: readonly Probe[] = [
  answers("status-of-tags-in-use", "listListenerTags"),
  answers("status-of-filter", "filterListenersByTag"),
  answers("status-of-count", "countListenersByTag"),
  {
    name: "status-of-tags",
    decisions: ["showListenerTags"],
    asks: "Does showListenerTags answer with the status 200?",
    run: async ({ any, call }) => {
      const path = { listener_id: (await any()).id };
      expectStatus(await call("showListenerTags", { path }), 200);
    },
  },
  {
    name: "tag-overwritten",
    decisions: ["createListenerTags", "createListenerTags 204"],
    asks: "Does a key that is there already get the new value, with an answer without a body?",
    writes: true,
    run: async (session) => {
      const { id } = await session.own();
      const key = `${session.mark}-overwritten`;
      await put(session, id, [{ key, value: "old" }]);
      const answer = await put(session, id, [{ key, value: "new" }]);
      expectStatus(answer, 204);
      expect(answer.text === "", "no body", answer.text);
      const seen = (await show(session, id)).filter((tag) => tag.key === key);
      expect(seen.length === 1 && seen[0]?.value === "new", "the new value, once", seen);
    },
  },
  {
    name: "absent-key-deleted",
    decisions: ["deleteListenerTags"],
    asks: "Is it no error to delete a key that the listener doesn't have?",
    writes: true,
    run: async ({ own, call, mark }) => {
      const path = { listener_id: (await own()).id };
      const body = { tags: [{ key: `${mark}-absent` }] };
      expectStatus(await call("deleteListenerTags", { path, body }), 204);
    },
  },
  {
    name: "system-tag",
    decisions: ["schemas ResourceTag"],
    asks: "Is a system tag refused that a caller sends?",
    writes: true,
    run: async (session) => {
      const { id } = await session.own();
      expectRefusal(await put(session, id, [{ key: "_sys_a", value: "a" }]), 400, "GA.9001");
    },
  },
  {
    name: "letters-of-keys",
    decisions: ["schemas ResourceTagOption.key"],
    asks: "Are letters of any script and emoji taken in a key, but no symbol and no no-break space?",
    writes: true,
    run: async (session) => {
      const { id } = await session.own();
      const taken = ["键", "٣é", "🎧"].map((text) => ({ key: session.mark + text, value: "" }));
      expectStatus(await put(session, id, taken), 204);
      for (const text of ["☃", "\u00a0"]) {
        const tags = [{ key: session.mark + text, value: "" }];
        expectRefusal(await put(session, id, tags), 400, "GA.9001");
      }
    },
  },
  {
    name: "null-as-empty",
    decisions: ["schemas TagValues.values"],
    asks: "Is a null value listed as an empty one?",
    writes: true,
    run: async (session) => {
      const { id } = await session.own();
      const key = `${session.mark}-null`;
      expectStatus(await put(session, id, [{ key, value: null }]), 204);
      for (let offset = 0; ; offset += LARGEST_PAGE) {
        const query = { limit: LARGEST_PAGE, offset };
        const tags = itemsIn(await session.call("listListenerTags", { query }), "tags") as {
          key: string;
          values: string[];
        }[];
        const found = tags.find((tag) => tag.key === key);
        expect(found !== undefined || tags.length > 0, `the key ${key}`, "a list without it");
        if (found === undefined) continue;
        expect(JSON.stringify(found.values) === '[""]', 'values [""]', found);
        return;
      }
    },
  },
  {
    name: "one-value-is-enough",
    decisions: ["schemas TagFilter.values"],
    asks: "Is one of the values enough, any without values, and do empty values find null?",
    writes: true,
    run: async (session) => {
      const { id } = await session.own();
      const [red, none] = [`${session.mark}-color`, `${session.mark}-none`];
      const tags = [
        { key: red, value: "red" },
        { key: none, value: null },
      ];
      expectStatus(await put(session, id, tags), 204);
      const found = async (key: string, values?: string[]) =>
        finds(session, id, { tags: [{ key, ...(values === undefined ? {} : { values }) }] });
      expect(await found(red, ["blue", "red"]), "to find it by one of two values", "nothing");
      expect(!(await found(red, ["blue"])), "to find nothing by another value", id);
      expect(await found(red), "to find it by the key alone", "nothing");
      expect(await found(none, [""]), "to find null by an empty value", "nothing");
    },
  },
  {
    name: "name-compared-exactly",
    decisions: ["schemas ResourceMatch.value"],
    asks: "Does resource_name find only exact names, of at most 255 characters?",
    run: async (session) => {
      const { id, name } = await session.any();
      expect(await finds(session, id, named(name)), `to find ${id} by its name`, "nothing");
      const others = [name.toUpperCase(), name.toLowerCase(), name.slice(0, -1)];
      for (const other of others.filter((each) => each !== name && each !== ""))
        expect(!(await finds(session, id, named(other))), `to find nothing by ${other}`, id);
      const send = (length: number) =>
        session.call("filterListenersByTag", { body: named("a".repeat(length)) });
      expectStatus(await send(255), 200);
      expectRefusal(await send(256), 400, "GA.9001");
    },
  },
  {
    name: "all-conditions",
    decisions: ["schemas ListenerFilter"],
    asks: "Do all conditions have to hold, and does a filter without any find all?",
    run: async (session) => {
      const { id, name } = await session.any();
      expect(await finds(session, id, named(name)), `to find ${id} by its name`, "nothing");
      const key = `${session.mark}-nobody-has`;
      const both = { ...named(name), tags: [{ key }] };
      expect(!(await finds(session, id, both)), "to find nothing where one doesn't hold", id);
      const total = part(await session.call("countListenersByTag", { body: {} }), "total_count");
      const { length } = await session.all();
      expect(total === length, `all ${String(length)} listeners`, total);
    },
  },
  atMostTwenty("twenty-tags", "tags", (at) => ({ key: `key${String(at)}` })),
  atMostTwenty("twenty-matches", "matches", () => ({ key: "resource_name", value: "a" })),
  {
    name: "largest-page",
    decisions: ["parameters TagLimit"],
    asks: "Is a page as large as it can be, 1,000, when limit is left out?",
    run: async ({ call }) => {
      const answer = await call("filterListenersByTag", { body: {} });
      expectStatus(answer, 200);
      const total = Number(part(answer, "total_count"));
      if (total <= TELLING) throw new NotTried(`${String(total)} listeners are too few to tell`);
      const expected = Math.min(total, LARGEST_PAGE);
      const { length } = itemsIn(answer, "resources");
      expect(length === expected, `${String(expected)} listeners`, length);
    },
  },
  {
    name: "offset-when-left-out",
    decisions: ["parameters TagOffset"],
    asks: "Is offset 0 when left out, and does it fit into 32 bits?",
    run: async ({ any, call }) => {
      await any();
      const page = (query: Record<string, number>) =>
        call("filterListenersByTag", { query: { limit: 2, ...query }, body: {} });
      const [without, zero] = [await page({}), await page({ offset: 0 })];
      expectStatus(without, 200);
      const items = (answer: ServerAnswer) => JSON.stringify(itemsIn(answer, "resources"));
      expect(items(without) === items(zero), "the page of offset 0", without.body);
      expectStatus(await page({ offset: 2 ** 31 - 1 }), 200);
      expectRefusal(await page({ offset: 2 ** 31 }), 400, "GA.9001");
    },
  },
];
