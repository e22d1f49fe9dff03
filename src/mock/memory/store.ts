import { append, createOrdered, removed } from "./ordered-list.ts";
import type { Ordered, Placed } from "./ordered-list.ts";
import type { Random } from "../random.ts";
import type { Resource } from "./resource.ts";

/** What one thing is on the wire. */
export type Value = Record<string, unknown>;

/** One remembered thing. */
export interface Item extends Placed {
  readonly id: string;
  /** Never changed inside: a write puts another in its place. */
  value: Value;
  /** The value as JSON; made when it is first read, dropped by every write. */
  text: string | undefined;
  /** The status it changes to when it settles; null: it is gone then. Undefined: it is not busy. */
  becomes: string | null | undefined;
  /** When it settles; Infinity: when it is told to. */
  settlesAt: number;
  /** What keeps it from being deleted, as in "endpoint group 5f0c…". */
  readonly dependants: readonly string[];
}

/** All things of one resource. */
export interface Store {
  readonly resource: Resource;
  readonly byId: Map<string, Item>;
  readonly all: Ordered<Item>;
  /** For each property of the rules' `groupBy`, the items by its value. */
  readonly groups: ReadonlyMap<string, Map<unknown, Ordered<Item>>>;
  /** What settles by itself, soonest first. */
  queue: Item[];
  /** The first of the queue that has not settled. */
  head: number;
  /** What settles only when it is told to. */
  readonly held: Set<Item>;
  nextOrder: number;
}

export const createStore = (resource: Resource): Store => ({
  resource,
  byId: new Map(),
  all: createOrdered(),
  groups: new Map((resource.rules.groupBy ?? []).map((property) => [property, new Map()])),
  queue: [],
  head: 0,
  held: new Set(),
  nextOrder: 0,
});

/** The items that have `value` in a property the store groups by. */
export const groupOf = (store: Store, property: string, value: unknown): Ordered<Item> =>
  store.groups.get(property)?.get(value) ?? createOrdered();

/** Makes the value of a new thing. An id that isn't given is one that nothing else has. */
export const make = (store: Store, given: Value, now: number, random: Random): Value => {
  const { fresh, id } = store.resource;
  let value = fresh(given, now, random);
  while (!Object.hasOwn(given, id) && store.byId.has(String(value[id]))) {
    value = fresh(given, now, random);
  }
  return value;
};

/** Remembers something new, behind everything else. */
export const add = (store: Store, value: Value, dependants: readonly string[] = []): Item => {
  const item: Item = {
    id: String(value[store.resource.id]),
    value,
    order: store.nextOrder++,
    gone: false,
    text: undefined,
    becomes: undefined,
    settlesAt: 0,
    dependants,
  };
  store.byId.set(item.id, item);
  append(store.all, item);
  for (const [property, groups] of store.groups) {
    const group = groups.get(value[property]);
    if (group) append(group, item);
    else groups.set(value[property], { items: [item], gaps: 0 });
  }
  return item;
};

/** Forgets an item. */
export const remove = (store: Store, item: Item): void => {
  item.gone = true;
  store.byId.delete(item.id);
  removed(store.all);
  for (const [property, groups] of store.groups) {
    const group = groups.get(item.value[property]);
    if (!group) continue;
    removed(group);
    if (group.items.length === 0) groups.delete(item.value[property]);
  }
};

/** Gives an item other properties. Those the store groups by must stay as they are. */
export const change = (item: Item, properties: Value): void => {
  item.value = { ...item.value, ...properties };
  item.text = undefined;
};

/** The JSON of an item. */
export const textOf = (item: Item): string => (item.text ??= JSON.stringify(item.value));

/** Makes an item busy until `settlesAt`; what then becomes of it is a status, or null: it is gone. */
export const occupy = (
  store: Store,
  item: Item,
  becomes: string | null,
  settlesAt: number,
): void => {
  item.becomes = becomes;
  item.settlesAt = settlesAt;
  if (settlesAt === Infinity) {
    store.held.add(item);
    return;
  }
  const isLast = (store.queue.at(-1)?.settlesAt ?? 0) <= settlesAt;
  store.queue.push(item);
  if (isLast) return;
  // Only a seed, or a clock that was set back, gets here.
  store.queue = store.queue.slice(store.head).sort((one, other) => one.settlesAt - other.settlesAt);
  store.head = 0;
};

const settle = (store: Store, item: Item): void => {
  const { states } = store.resource;
  if (item.becomes === null) remove(store, item);
  else if (states && item.becomes !== undefined) change(item, { [states.property]: item.becomes });
  item.becomes = undefined;
};

/** Settles what is due. There are no timers: this runs before every look at a store. */
export const settleDue = (store: Store, now: number): void => {
  for (let item = store.queue[store.head]; item; item = store.queue[++store.head]) {
    if (item.settlesAt > now) break;
    settle(store, item);
  }
  if (store.head > 1000 && store.head * 2 > store.queue.length) {
    store.queue = store.queue.slice(store.head);
    store.head = 0;
  }
};

/** Settles everything that is busy, whether due or not. */
export const settleAll = (store: Store): void => {
  settleDue(store, Infinity);
  for (const item of store.held) settle(store, item);
  store.held.clear();
};
