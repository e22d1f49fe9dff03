import {
  find,
  inputOf,
  isRefusal,
  refuseWrite,
  reply,
  replyWith,
  settleNow,
  touch,
} from "./reply.ts";
import { add, change, make, occupy, remove } from "./store.ts";
import type { Context, Play } from "./reply.ts";
import type { Item, Value } from "./store.ts";

/** Starts the life cycle's next phase: busy now, `becomes` when it settles. */
const begin = (context: Context, item: Item, status: string, becomes: string | null): void => {
  const { store, now, settle } = context;
  const { states } = store.resource;
  if (states) change(item, { [states.property]: status });
  occupy(store, item, becomes, now + settle);
  settleNow(context);
};

const create: Play = (context) => {
  const { store, state, caller, accounts, now, matched } = context;
  const { rules, states, id } = store.resource;
  const input = { ...matched.path, ...(inputOf(context) as Value) };
  const attempt = { store, caller, accounts, input, item: undefined };
  const refusal = refuseWrite(attempt) ?? rules.create?.(attempt);
  if (refusal) return refusal;
  const value = make(store, input, now, state.random);
  if (store.byId.has(String(value[id]))) {
    return { status: 400, code: "GA.9104", words: [`${store.resource.name} ${String(value[id])}`] };
  }
  if (states) value[states.property] = states.busy;
  const item = add(store, value);
  if (states) begin(context, item, states.busy, states.ready);
  return replyWith(JSON.stringify(item.value), context);
};

const update: Play = (context) => {
  const { store, caller, accounts } = context;
  const { rules, states } = store.resource;
  const item = find(context);
  if (isRefusal(item)) return item;
  const input = inputOf(context) as Value;
  const attempt = { store, caller, accounts, input, item };
  const refusal = refuseWrite(attempt) ?? rules.update?.(attempt);
  if (refusal) return refusal;
  change(item, { ...input, ...touch(context) });
  if (states) begin(context, item, states.busy, states.ready);
  return replyWith(JSON.stringify(item.value), context);
};

const erase: Play = (context) => {
  const { store, caller, accounts } = context;
  const { name, states } = store.resource;
  const item = find(context);
  if (isRefusal(item)) return item;
  const refusal = refuseWrite({ store, caller, accounts, input: {}, item });
  if (refusal) return refusal;
  if (item.dependants.length > 0) {
    const words = [`${name} ${item.id}`, item.dependants.join(", ")];
    return { status: 409, code: "GA.9005", words };
  }
  if (states) {
    change(item, touch(context));
    begin(context, item, states.leaving, null);
  } else remove(store, item);
  return reply(context);
};

/** The roles that change a thing. */
export const writeRoles: Readonly<Record<string, Play>> = { create, update, delete: erase };
