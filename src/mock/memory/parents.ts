import { take } from "./ordered-list.ts";
import { notFound } from "./reply.ts";
import { groupOf } from "./store.ts";
import type { Rejection, Value } from "../types.ts";
import type { Item, State, Store } from "./store.ts";

/** How many of its children the refusal to delete a parent names. */
const namedChildren = 10;

/** A 404 where the parent that some properties name is a resource, and isn't there. */
export const checkParent = (
  { stores }: State,
  { resource: { within } }: Store,
  properties: Value,
): Rejection | undefined => {
  const parents = within?.resource === undefined ? undefined : stores.get(within.resource);
  if (!within || !parents) return undefined;
  const id = String(properties[within.property]);
  return parents.byId.has(id) ? undefined : notFound(parents.resource.name, id);
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
