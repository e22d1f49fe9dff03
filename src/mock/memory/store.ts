import { createRandom } from "../random.ts";
import { createSchedule } from "./lifecycle.ts";
import { append, createOrdered, insert, removed, withdraw } from "./ordered-list.ts";
import type { Random } from "../random.ts";
import type { Token, Value } from "../types.ts";
import type { Schedule } from "./lifecycle.ts";
import type { Ordered, Placed } from "./ordered-list.ts";
import type { Resource } from "./resource.ts";

/** A change of a thing's state that comes by itself. */
export interface Transition {
  /** The state it will have; null: it will be gone. */
  readonly to: string | null;
  /** When; Infinity: when it is told to. */
  readonly due: number;
}

/** One remembered thing. */
export interface Item extends Placed {
  readonly id: string;
  /** Never changed inside: a write puts another in its place. */
  value: Value;
  /** The value as JSON; made when it is first read, dropped by every write. */
  text: string | undefined;
  /** Undefined: it is not busy. */
  transition: Transition | undefined;
  /** What keeps it from being deleted, as in "endpoint group 5f0c…". */
  readonly dependents: readonly string[];
}

/** All things of one resource. */
export interface Store {
  readonly resource: Resource;
  readonly byId: Map<string, Item>;
  readonly all: Ordered<Item>;
  /** For the property that names the parent, the items by its value. */
  readonly groups: ReadonlyMap<string, Map<unknown, Ordered<Item>>>;
  readonly schedule: Schedule<Item>;
  nextOrder: number;
}

/** All that one namespace of a mock remembers. */
export interface State {
  /** By the resource's name. */
  readonly stores: ReadonlyMap<string, Store>;
  /** Tokens that have been given, by the token itself. */
  readonly tokens: Map<string, Token>;
  /** Where ids and tokens come from. */
  readonly random: Random;
}

/** Makes an empty state. `seed` decides on the ids that will be made up in it. */
export const createState = (resources: readonly Resource[], seed: number): State => ({
  stores: new Map(resources.map((resource) => [resource.name, createStore(resource)])),
  tokens: new Map(),
  random: createRandom(seed),
});

const createStore = (resource: Resource): Store => {
  const store: Store = {
    resource,
    byId: new Map(),
    all: createOrdered(),
    groups: new Map(resource.within ? [[resource.within.property, new Map()]] : []),
    schedule: createSchedule((item) => {
      endTransition(store, item);
    }),
    nextOrder: 0,
  };
  return store;
};

/** The items that have `value` in a property the store groups by. */
export const groupOf = (store: Store, property: string, value: unknown): Ordered<Item> =>
  store.groups.get(property)?.get(value) ?? createOrdered();

/** Makes the value of a new thing. An id that isn't given is one that nothing else has. */
export const makeValue = (store: Store, given: Value, now: number, random: Random): Value => {
  const { complete, id } = store.resource;
  let value = complete(given, now, random);
  while (!Object.hasOwn(given, id) && store.byId.has(String(value[id]))) {
    value = complete(given, now, random);
  }
  return value;
};

/** Remembers something new, behind everything else. */
export const add = (store: Store, value: Value, dependents: readonly string[] = []): Item => {
  const item: Item = {
    id: String(value[store.resource.id]),
    value,
    order: store.nextOrder++,
    gone: false,
    text: undefined,
    transition: undefined,
    dependents,
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

/** Gives an item other properties, a parent included. */
export const change = (store: Store, item: Item, properties: Value): void => {
  const { value } = item;
  item.value = { ...value, ...properties };
  item.text = undefined;
  for (const [property, groups] of store.groups) {
    const to = item.value[property];
    if (to === value[property]) continue;
    withdraw(groupOf(store, property, value[property]), item);
    const group = groupOf(store, property, to);
    insert(group, item);
    groups.set(to, group);
  }
};

/** The JSON of an item. */
export const textOf = (item: Item): string => (item.text ??= JSON.stringify(item.value));

/** The state of a thing that is on its way to another one; undefined for one that is settled, or has no life cycle. */
export const busyState = ({ resource }: Store, value: Value): string | undefined => {
  if (!resource.lifecycle) return undefined;
  const { property, pending, deleting } = resource.lifecycle;
  return [pending, deleting].find((state) => state === value[property]);
};

/** Makes an item busy until its state changes by itself. */
export const startTransition = (store: Store, item: Item, transition: Transition): void => {
  item.transition = transition;
  store.schedule.add(item, transition.due);
};

const endTransition = (store: Store, item: Item): void => {
  const { lifecycle } = store.resource;
  const { transition } = item;
  item.transition = undefined;
  if (transition === undefined) return;
  if (transition.to === null) remove(store, item);
  else if (lifecycle) change(store, item, { [lifecycle.property]: transition.to });
};
