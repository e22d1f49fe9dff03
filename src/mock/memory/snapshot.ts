import { explainFirst } from "../../validation-message.ts";
import { place } from "../gateway/errors.ts";
import { take } from "./ordered-list.ts";
import { createState } from "./state.ts";
import { add, make, occupy } from "./store.ts";
import type { Resource } from "./resource.ts";
import type { State } from "./state.ts";
import type { Item, Store, Value } from "./store.ts";

/**
 * What a state starts with, and what it is exported as: one format, plain JSON. Everything is optional. Within one
 * resource, things are listed oldest first, and ids must differ; the resource's own rules (overlap, quota …) are not
 * applied, so that a seed may set up what no request could.
 */
export interface Seed {
  /** What made-up ids and tokens start from: 0 to 2³² − 1. Default: the engine's. */
  readonly random?: number;
  /** By the resource's name: `listener`. */
  readonly resources?: Readonly<Record<string, readonly SeedItem[]>>;
  /** Tokens beside the ready ones, by the token. */
  readonly tokens?: Readonly<Record<string, SeedToken>>;
}

/** One thing of a seed. */
export interface SeedItem {
  /** Its properties; what is left out is as in a new one, and the status is that of a settled one. */
  readonly value: Readonly<Record<string, unknown>>;
  /**
   * The status a busy one will have, null: it will be gone. Default: a new one becomes ready, a leaving one is gone.
   */
  readonly becomes?: string | null;
  /** When a busy one settles, in ISO 8601. Default: only when it is told to. */
  readonly settles_at?: string;
  /** What keeps it from being deleted, as in "endpoint group 5f0c…". */
  readonly dependants?: readonly string[];
}

/** A token of a seed. */
export interface SeedToken {
  /** `readonly` and `frozen` are what their names say; any other may do everything. */
  readonly user: string;
  /** In ISO 8601. */
  readonly expires_at: string;
}

/** A seed that can't be used; the message names the place in it and the rule it breaks. */
export class SeedError extends TypeError {
  override readonly name = "SeedError";
  /** As in `resources.listener[3].value.name`. */
  readonly path: string;
  readonly rule: string;

  constructor(path: string, rule: string) {
    super(`Invalid ${path}: ${rule}`);
    this.path = path;
    this.rule = rule;
  }
}

const isObject = (value: unknown): value is Value =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const readObject = (value: unknown, path: string, known?: readonly string[]): Value => {
  if (!isObject(value)) throw new SeedError(path, "must be an object");
  const unknown = known && Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new SeedError(
      `${path}.${unknown}`,
      `is not a known property, only ${known?.join(", ")} are`,
    );
  }
  return value;
};

const readList = (value: unknown, path: string): readonly unknown[] => {
  if (!Array.isArray(value)) throw new SeedError(path, "must be an array");
  return value as readonly unknown[];
};

const readText = (value: unknown, path: string): string => {
  if (typeof value !== "string") throw new SeedError(path, "must be a string");
  return value;
};

const readTime = (value: unknown, path: string): number => {
  const text = readText(value, path);
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(time))
    throw new SeedError(path, "must be a time in ISO 8601");
  return time;
};

/** Stands for the request id where an answer is only made to be checked. */
const anyId = "00000000-0000-4000-8000-000000000000";

/** Checks a whole value by the schema of the answer that shows one. */
const checkValue = ({ resource: { api, parts } }: Store, value: Value, path: string): void => {
  const [id, part] = [...parts].find(([, { role }]) => role === "show") ?? [];
  const validate = id === undefined ? undefined : api.responses?.[id]?.[part?.status ?? 200];
  if (!validate) return;
  const envelope = part?.operation.envelope?.response;
  const about: Value = {};
  place(about, api.errorShape["requestId"] ?? "request_id", anyId);
  if (envelope !== undefined) place(about, envelope, value);
  if (validate(envelope === undefined ? value : about)) return;
  const { path: inner, rule } = explainFirst(validate.errors ?? [], "");
  throw new SeedError([path, inner.slice(envelope?.length ?? 0)].join(envelope ? "" : "."), rule);
};

/** Checks the status a busy one will have: the whole value must be a good answer with it. */
const readEnd = (store: Store, value: Value, end: unknown, path: string): string | null => {
  if (end === null) return null;
  const status = readText(end, path);
  try {
    checkValue(store, { ...value, [store.resource.states?.property ?? ""]: status }, path);
  } catch (error) {
    if (error instanceof SeedError) throw new SeedError(path, error.rule);
    throw error;
  }
  return status;
};

const itemKeys = ["value", "becomes", "settles_at", "dependants"];

const plantItem = (state: State, store: Store, seed: unknown, path: string, now: number): void => {
  const { id, states } = store.resource;
  const { value: given, becomes, settles_at, dependants = [] } = readObject(seed, path, itemKeys);
  const value = make(store, readObject(given, `${path}.value`), now, state.random);
  if (states) value[states.property] ??= states.ready;
  checkValue(store, value, `${path}.value`);
  if (store.byId.has(String(value[id]))) {
    throw new SeedError(`${path}.value.${id}`, `repeats ${String(value[id])}`);
  }
  const keepers = readList(dependants, `${path}.dependants`);
  const item = add(
    store,
    value,
    keepers.map((keeper, index) => readText(keeper, `${path}.dependants[${index}]`)),
  );
  const status = states && value[states.property];
  const isLeaving = status === states?.leaving;
  if (!states || (!isLeaving && status !== states.busy)) {
    const name =
      becomes !== undefined ? "becomes" : settles_at !== undefined ? "settles_at" : undefined;
    if (name === undefined) return;
    throw new SeedError(`${path}.${name}`, "is only for what is busy");
  }
  const end = becomes === undefined ? (isLeaving ? null : states.ready) : becomes;
  const settlesAt =
    settles_at === undefined ? Infinity : readTime(settles_at, `${path}.settles_at`);
  occupy(store, item, readEnd(store, value, end, `${path}.becomes`), settlesAt);
};

/** Makes a state of a seed. Throws a SeedError that names the first thing wrong with it. */
export const plant = (
  resources: readonly Resource[],
  seed: unknown,
  { now, random }: { readonly now: number; readonly random: number },
): State => {
  const { random: start = random, ...rest } = readObject(seed, "seed", [
    "random",
    "resources",
    "tokens",
  ]);
  if (typeof start !== "number" || !Number.isInteger(start) || start < 0 || start >= 2 ** 32) {
    throw new SeedError("random", "must be an integer from 0 to 4294967295");
  }
  const state = createState(resources, start);
  for (const [name, items] of Object.entries(readObject(rest["resources"] ?? {}, "resources"))) {
    const path = `resources.${name}`;
    const store = state.stores.get(name);
    if (!store) {
      const known = [...state.stores.keys()].join(", ");
      throw new SeedError(path, `is not a known resource, only ${known} are`);
    }
    for (const [index, item] of readList(items, path).entries()) {
      plantItem(state, store, item, `${path}[${index}]`, now);
    }
  }
  for (const [token, value] of Object.entries(readObject(rest["tokens"] ?? {}, "tokens"))) {
    const path = `tokens.${token}`;
    const { user, expires_at } = readObject(value, path, ["user", "expires_at"]);
    const expiresAt = readTime(expires_at, `${path}.expires_at`);
    state.tokens.set(token, { user: readText(user, `${path}.user`), expiresAt });
  }
  return state;
};

const harvestItem = ({ value, becomes, settlesAt, dependants }: Item): SeedItem => ({
  value: { ...value },
  ...(becomes === undefined ? {} : { becomes }),
  ...(becomes === undefined || settlesAt === Infinity
    ? {}
    : { settles_at: new Date(settlesAt).toISOString() }),
  ...(dependants.length === 0 ? {} : { dependants }),
});

/** The opposite of `plant`: a state as JSON. */
export const harvest = ({ stores, tokens, random }: State): Required<Seed> => ({
  random: random.position,
  resources: Object.fromEntries(
    [...stores].map(([name, { all }]) => [
      name,
      take(all, { limit: Infinity }).items.map(harvestItem),
    ]),
  ),
  tokens: Object.fromEntries(
    [...tokens].map(([token, { user, expiresAt }]) => [
      token,
      { user, expires_at: new Date(expiresAt).toISOString() },
    ]),
  ),
});
