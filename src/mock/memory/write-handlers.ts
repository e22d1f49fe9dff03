import { checkParent, dependentsOf, find, parentsOf } from "./parents.ts";
import { inputOf, isRejection, reply, replyWith, timestamp, viewOf } from "./reply.ts";
import { checkWrite } from "./rules.ts";
import { add, change, makeValue, remove, startTransition } from "./store.ts";
import type { Context, RoleHandler } from "./reply.ts";
import type { Value } from "../types.ts";
import type { Item } from "./store.ts";

/** Starts the life cycle's next phase: this state now, and another when it is due, perhaps at once. */
const startPhase = (context: Context, item: Item, state: string, next: string | null): void => {
  const { store, now, settle } = context;
  const { lifecycle } = store.resource;
  if (lifecycle && item.value[lifecycle.property] !== state) {
    change(store, item, { [lifecycle.property]: state });
  }
  startTransition(store, item, { to: next, due: now + settle });
  store.schedule.runDue(now);
};

const create: RoleHandler = (context) => {
  const { store, state, now, matched } = context;
  const { lifecycle, id, name } = store.resource;
  const properties = { ...matched.path, ...inputOf(context) };
  const envelope = matched.operation.envelope?.request;
  const { position } = state.random;
  const value = makeValue(store, properties, now, state.random);
  if (lifecycle) value[lifecycle.property] = lifecycle.pending;
  const rejection =
    checkParent(state, store, properties, matched.path) ??
    checkWrite({ ...context, role: "create", properties, envelope, result: value });
  if (rejection) {
    state.random.rewind(position);
    return rejection;
  }
  if (store.byId.has(String(value[id]))) {
    return { kind: "exists", words: [`${name} ${String(value[id])}`] };
  }
  const item = add(store, value);
  if (lifecycle) startPhase(context, item, lifecycle.pending, lifecycle.ready);
  return replyWith(viewOf(item, context), context);
};

/** What a thing says of its parents, as it is in another one. */
const placeIn = ({ state, store }: Context, item: Item, input: Value): Value =>
  Object.fromEntries(
    Object.entries(parentsOf(state, store, input)).filter(([name]) =>
      Object.hasOwn(item.value, name),
    ),
  );

const update: RoleHandler = (context) => {
  const { store, state, matched, now } = context;
  const { lifecycle, id, within } = store.resource;
  const item = find(context);
  if (isRejection(item)) return item;
  // The path names it: what is sent as its id doesn't change that.
  const { [id]: _, ...input } = inputOf(context);
  const isMoved = within !== undefined && Object.hasOwn(input, within.property);
  const properties = isMoved ? { ...placeIn(context, item, input), ...input } : input;
  const envelope = matched.operation.envelope?.request;
  const result = { ...item.value, ...properties };
  const rejection =
    (isMoved ? checkParent(state, store, properties) : undefined) ??
    checkWrite({ ...context, role: "update", item, properties, envelope, result });
  if (rejection) return rejection;
  change(store, item, { ...properties, ...timestamp(store, now) });
  if (lifecycle) startPhase(context, item, lifecycle.pending, lifecycle.ready);
  return replyWith(viewOf(item, context), context);
};

const deleteItem: RoleHandler = (context) => {
  const { store, state, now } = context;
  const { name, lifecycle } = store.resource;
  const item = find(context);
  if (isRejection(item)) return item;
  const rejection = checkWrite({ ...context, role: "delete", item, properties: {} });
  if (rejection) return rejection;
  const dependents = dependentsOf(state, store, item);
  if (dependents.length > 0) {
    return { kind: "inUse", words: [`${name} ${item.id}`, dependents.join(", ")] };
  }
  if (lifecycle) {
    change(store, item, timestamp(store, now));
    startPhase(context, item, lifecycle.deleting, null);
  } else remove(store, item);
  return reply(context);
};

/** The roles that change a thing. */
export const writeHandlers: Readonly<Record<string, RoleHandler>> = {
  create,
  update,
  delete: deleteItem,
};
