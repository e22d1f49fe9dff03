/** Questions about the list of listeners: its order, its pages, its filters. */
import { expect, expectRefusal, NotTried } from "../verdicts.ts";
import { listenersIn } from "../session.ts";
import type { Probe } from "../probe.ts";
import type { ServerAnswer } from "../exchange.ts";
import type { Listener, Session } from "../session.ts";

const idsOf = (listeners: readonly Listener[]): string =>
  listeners
    .map(({ id }) => id)
    .sort()
    .join();

const markerIn = ({ body }: ServerAnswer): string | undefined =>
  (body as { page_info?: { next_marker?: string } }).page_info?.next_marker;

/** All listeners, of which there have to be two: it adds them where it may. */
const atLeastTwo = async ({ own, create, all, target }: Session): Promise<readonly Listener[]> => {
  if (target.accelerator !== undefined) {
    await own();
    await create();
  }
  const listeners = await all();
  if (listeners.length < 2) throw new NotTried("there are fewer than two listeners");
  return listeners;
};

/** An empty filter is the same as none. */
const emptyFilter = (parameter: "id" | "accelerator_id" | "name"): Probe => ({
  name: `empty-${parameter.replace("_", "-")}`,
  decisions: [`listListeners query.${parameter}`],
  asks: `Does an empty ${parameter} find every listener?`,
  run: async ({ call, all, any }) => {
    await any();
    const expected = await all();
    const found = listenersIn(
      await call("listListeners", { query: { limit: 2000, [parameter]: "" } }),
    );
    expect(
      idsOf(found) === idsOf(expected),
      `all ${String(expected.length)} listeners`,
      found.length,
    );
  },
});

export const listProbes: readonly Probe[] = [
  {
    name: "oldest-first",
    decisions: ["listListeners"],
    asks: "Does the list begin with the oldest listener?",
    run: async (session) => {
      const times = (await atLeastTwo(session)).map(({ created_at }) => String(created_at));
      if (times[0] === times.at(-1)) throw new NotTried("all were added at the same time");
      expect(times.join() === [...times].sort().join(), "rising created_at", times.slice(0, 5));
    },
  },
  {
    name: "marker-without-limit",
    decisions: ["listListeners query.marker"],
    asks: "Is a marker refused that comes without a limit?",
    run: async ({ any, call }) => {
      const query = { marker: (await any()).id };
      expectRefusal(await call("listListeners", { query }), 400, "GA.9001");
    },
  },
  {
    name: "marker-of-nothing",
    decisions: ["listListeners query.marker"],
    asks: "Is a marker refused that names no listener?",
    run: async ({ call }) => {
      const query = { limit: 1, marker: "00000000-0000-4000-8000-000000000000" };
      expectRefusal(await call("listListeners", { query }), 400, "GA.9001");
    },
  },
  {
    name: "reversed-pages",
    decisions: ["listListeners query.page_reverse", "schemas PageInfo.next_marker"],
    asks: "Is the page before none the last one, and does next_marker lead on backwards?",
    run: async (session) => {
      const [before, last] = (await atLeastTwo(session)).slice(-2).map(({ id }) => id);
      const query = { limit: 1, page_reverse: true };
      const first = await session.call("listListeners", { query });
      expect(idsOf(listenersIn(first)) === last, `the last listener ${String(last)}`, first.body);
      const marker = markerIn(first) ?? "";
      const second = await session.call("listListeners", { query: { ...query, marker } });
      const found = listenersIn(second);
      expect(idsOf(found) === before, `the one before, ${String(before)}`, second.body);
    },
  },
  emptyFilter("id"),
  emptyFilter("accelerator_id"),
  emptyFilter("name"),
  {
    name: "exact-name",
    decisions: ["listListeners query.name"],
    asks: "Does a name find only listeners that are called so exactly?",
    run: async ({ any, call }) => {
      const { id, name } = await any();
      const find = async (text: string) =>
        listenersIn(await call("listListeners", { query: { name: text, limit: 2000 } }));
      expect(idsOf(await find(name)).includes(id), `listener ${id}`, name);
      const others = [name.toUpperCase(), name.toLowerCase(), name.slice(0, -1)];
      for (const other of others.filter((each) => each !== name && each !== "")) {
        const found = await find(other);
        expect(!idsOf(found).includes(id), `nothing called ${name} for ${other}`, found);
      }
    },
  },
];
