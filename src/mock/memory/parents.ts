import { take } from "./ordered-list.ts";
import { notFound } from "./reply.ts";
import { groupOf } from "./store.ts";
import type { Parent } from "../../contract.ts";
import type { Rejection, Value } from "../types.ts";
import type { Context } from "./reply.ts";
import type { Item, State, Store } from "./store.ts";

/** How many of its children the refusal to delete a parent names. */
const namedChildren = 10;

type Path = Readonly<Record<string, string>>;

/** The ids of what a thing is within, its parents' parents included, by the properties that name them. */
export const parentsOf = ({ stores }: State, store: Store, value: Value): Value => {
  const ids: Value = {};
  let things: Store | undefined = store;
  let thing: Value | undefined = value;
  while (things?.resource.within && thing) {
    const { property, resource }: Parent = things.resource.within;
    if (Object.hasOwn(ids, property)) break;
    ids[property] = thing[property];
    things = resource === undefined ? undefined : stores.get(resource);
    thing = things?.byId.get(String(thing[property]))?.value;
  }
  return ids;
};

/** Whether a thing is where a path says. */
const isAt = (state: State, store: Store, value: Value, path: Path): boolean =>
  Object.entries(parentsOf(state, store, value)).every(
    ([name, id]) => !Object.hasOwn(path, name) || path[name] === String(id),
  );

/** The thing that the path names, within its parents where the path names them too; or a 404. */
export const find = ({ store, state, operation, matched }: Context): Item | Rejection => {
  const { [operation.idParameter ?? ""]: id = "", ...path } = matched.path;
  const item = store.byId.get(id);
  return item && isAt(state, store, item.value, path) ? item : notFound(store.resource.name, id);
};

/** A 404 where the parent that some properties name is a resource, and isn't there, or not where the path says. */
export const checkParent = (
  state: State,
  { resource: { within } }: Store,
  properties: Value,
  path: Path = {},
): Rejection | undefined => {
  const parents = within?.resource === undefined ? undefined : state.stores.get(within.resource);
  if (!within || !parents) return undefined;
  const id = String(properties[within.property]);
  const parent = parents.byId.get(id);
  if (parent && isAt(state, parents, parent.value, path)) return undefined;
  return notFound(parents.resource.name, id);
};

/** What keeps a thing from being deleted: what a seed says, and its children. */
export const dependentsOf = (
  { stores }: State,
  { resource }: Store,
  item: Item,
): readonly string[] => [
  ...item.dependents,
  ...[...stores.values()].flatMap((children) => {
    const { within, name } = children.resource;
    if (within?.resource !== resource.name) return [];
    const group = groupOf(children, within.property, item.id);
    return take(group, { limit: namedChildren }).items.map(({ id }) => `${name} ${id}`);
  }),
];
