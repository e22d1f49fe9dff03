import { explainFirst } from "../../validation-message.ts";
import { setPath } from "../../dotted-path.ts";
import { take } from "./ordered-list.ts";
import { add, busyState, createState, makeValue, startTransition } from "./store.ts";
import type { MovableClock } from "../clock.ts";
import type { ExplainedViolation } from "../../validation-message.ts";
import type { Resource } from "./resource.ts";
import type { Item, State, Store, Transition } from "./store.ts";
import type { Value } from "../types.ts";

/**
 * What a memory starts with, and what it is exported as: one format, plain JSON. Everything is optional. Within one
 * resource, things are listed oldest first, and ids must differ; the resource's own rules (overlap, quota …) are not
 * applied, so that a seed may set up what no request could.
 */
export interface MemorySeed {
  /** What made-up ids and tokens start from: 0 to 2³² − 1. Default: the engine's. */
  readonly random?: number;
  /** By the resource's name. */
  readonly resources?: Readonly<Record<string, readonly SeedItem[]>>;
  /** Tokens beside the ready ones, by the token. */
  readonly tokens?: Readonly<Record<string, SeedToken>>;
  /**
   * The clock that its times belong to: what had 90 seconds to go by it has 90 seconds to go again. Left out, the
   * clock is left alone, and times are what they say.
   */
  readonly clock?: SeedClock;
}

/** A clock of a seed. */
export interface SeedClock {
  /** What time it showed, in ISO 8601. */
  readonly now: string;
  /** How far it was ahead of the machine's, in milliseconds. */
  readonly ahead: number;
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
  /** As in `resources.ship[3].value.name`. */
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

/** One thing of a seed, as it was read: of the right form, but not yet complete. */
interface SeedReading {
  readonly path: string;
  readonly value: Value;
  readonly next: string | null | undefined;
  readonly due: number | undefined;
  readonly dependents: readonly string[];
}

const itemKeys = ["value", "becomes", "settles_at", "dependants"];

/** Reads one thing of a seed. */
const readItem = (seed: unknown, path: string): SeedReading => {
  const { value, becomes, settles_at, dependants = [] } = readObject(seed, path, itemKeys);
  const isAbsent = becomes === undefined || becomes === null;
  return {
    path,
    value: readObject(value, `${path}.value`),
    next: isAbsent ? becomes : readText(becomes, `${path}.becomes`),
    due: settles_at === undefined ? undefined : readTime(settles_at, `${path}.settles_at`),
    dependents: readList(dependants, `${path}.dependants`).map((each, index) =>
      readText(each, `${path}.dependants[${index}]`),
    ),
  };
};

/** The whole value: what is left out is as in a new one, and it is settled unless it says otherwise. */
const completeValue = (store: Store, { value }: SeedReading, now: number, state: State): Value => {
  const { lifecycle } = store.resource;
  const whole = makeValue(store, value, now, state.random);
  if (lifecycle) whole[lifecycle.property] ??= lifecycle.ready;
  return whole;
};

/** What is still to come for a busy thing; undefined for one that is settled. */
const transitionOf = (store: Store, value: Value, reading: SeedReading): Transition | undefined => {
  const { lifecycle } = store.resource;
  const state = busyState(store, value);
  if (!lifecycle || state === undefined) return undefined;
  const usual = state === lifecycle.deleting ? null : lifecycle.ready;
  const { next = usual, due = Infinity } = reading;
  return { to: next, due };
};

/** What is wrong with a value by the schema of the response that shows one, if anything. */
const findViolation = ({ resource }: Store, value: Value): ExplainedViolation | undefined => {
  const { document, operations } = resource;
  const show = operations.find(({ role }) => role === "show");
  const validate = show && document.responses?.[show.operation.id]?.[show.status];
  if (!validate) return undefined;
  const envelope = show.operation.envelope?.response;
  const body: Value = {};
  if (envelope !== undefined) setPath(body, envelope, value);
  setPath(body, document.errorShape.requestId ?? "request_id", anyId);
  if (validate(envelope === undefined ? value : body)) return undefined;
  return explainFirst(validate.errors ?? [], "");
};

/** Checks a complete thing: its schema, an id of its own, and what is to come of it. */
const checkItem = (
  store: Store,
  value: Value,
  { path, next, due }: SeedReading,
  transition: Transition | undefined,
): void => {
  const { id, lifecycle, operations } = store.resource;
  const violation = findViolation(store, value);
  if (violation) {
    const { envelope } = operations.find(({ role }) => role === "show")?.operation ?? {};
    const within = violation.path.slice(envelope?.response?.length ?? 0);
    throw new SeedError(`${path}.value${envelope ? "" : "."}${within}`, violation.rule);
  }
  if (store.byId.has(String(value[id]))) {
    throw new SeedError(`${path}.value.${id}`, `repeats ${String(value[id])}`);
  }
  if (!transition) {
    const useless = next !== undefined ? "becomes" : due !== undefined ? "settles_at" : undefined;
    if (useless) throw new SeedError(`${path}.${useless}`, "is only for what is busy");
    return;
  }
  if (transition.to === null || !lifecycle) return;
  // The whole value must be a good response in its next state too.
  const later = findViolation(store, { ...value, [lifecycle.property]: transition.to });
  if (later) throw new SeedError(`${path}.becomes`, later.rule);
};

/** Reads a seed's clock; undefined where it has none. */
const readClock = (seed: unknown): { now: number; ahead: number } | undefined => {
  const given = isObject(seed) ? seed["clock"] : undefined;
  if (given === undefined) return undefined;
  const { now, ahead = 0 } = readObject(given, "clock", ["now", "ahead"]);
  if (typeof ahead !== "number" || !(ahead >= 0 && Number.isFinite(ahead))) {
    throw new SeedError("clock.ahead", "must be a number of milliseconds, 0 or more");
  }
  return { now: readTime(now, "clock.now"), ahead };
};

/** Is told of a part of a seed that can't be used and is left out: a thing, or all of a resource. */
export type LeaveOut = (error: SeedError, part: unknown) => void;

/**
 * Makes a state of a seed, and sets the clock to what the seed says of it. Throws a SeedError that names the first thing
 * wrong with it, and then changes nothing; with `leaveOut`, resources and things that can't be used are left out instead.
 */
export const importState = (
  resources: readonly Resource[],
  seed: unknown,
  {
    clock,
    random,
    leaveOut,
  }: {
    readonly clock: MovableClock;
    readonly random: number;
    readonly leaveOut?: LeaveOut | undefined;
  },
): State => {
  const told = readClock(seed);
  const now = clock.now() + (told === undefined ? 0 : told.ahead - clock.ahead);
  // Times are moved along, so that as much is left of them as there was.
  const shift = told === undefined ? 0 : now - told.now;
  const state = readState(resources, seed, { now, random, shift, leaveOut });
  try {
    if (told !== undefined) clock.setAhead(told.ahead);
  } catch (error) {
    throw new SeedError("clock.ahead", (error as Error).message);
  }
  return state;
};

interface Reading {
  readonly now: number;
  readonly random: number;
  /** By how much times are moved. */
  readonly shift: number;
  readonly leaveOut?: LeaveOut | undefined;
}

/** Does a part of the reading; what is wrong with a part is thrown, unless it may be left out. */
const readPart = (part: unknown, { leaveOut }: Reading, read: () => void): void => {
  try {
    read();
  } catch (error) {
    if (leaveOut === undefined || !(error instanceof SeedError)) throw error;
    leaveOut(error, part);
  }
};

/** Reads one thing of a seed into its store. */
const readThing = (
  store: Store,
  item: unknown,
  path: string,
  { now, shift }: Reading,
  state: State,
): void => {
  const reading = readItem(item, path);
  const value = completeValue(store, reading, now, state);
  const transition = transitionOf(store, value, reading);
  checkItem(store, value, reading, transition);
  const added = add(store, value, reading.dependents);
  if (transition) startTransition(store, added, { ...transition, due: transition.due + shift });
};

const readState = (resources: readonly Resource[], seed: unknown, options: Reading): State => {
  const { random, shift } = options;
  const { random: start = random, ...rest } = readObject(seed, "seed", [
    "random",
    "resources",
    "tokens",
    "clock",
    "faults", // which the namespace reads
  ]);
  if (typeof start !== "number" || !Number.isInteger(start) || start < 0 || start >= 2 ** 32) {
    throw new SeedError("random", "must be an integer from 0 to 4294967295");
  }
  const state = createState(resources, start);
  for (const [name, items] of Object.entries(readObject(rest["resources"] ?? {}, "resources"))) {
    const path = `resources.${name}`;
    readPart(items, options, () => {
      const store = state.stores.get(name);
      if (!store) {
        const known = [...state.stores.keys()].join(", ");
        throw new SeedError(path, `is not a known resource, only ${known} are`);
      }
      for (const [index, item] of readList(items, path).entries()) {
        readPart(item, options, () => {
          readThing(store, item, `${path}[${index}]`, options, state);
        });
      }
    });
  }
  for (const [token, value] of Object.entries(readObject(rest["tokens"] ?? {}, "tokens"))) {
    const path = `tokens.${token}`;
    const { user, expires_at } = readObject(value, path, ["user", "expires_at"]);
    const expiresAt = readTime(expires_at, `${path}.expires_at`) + shift;
    state.tokens.set(token, { user: readText(user, `${path}.user`), expiresAt });
  }
  return state;
};

/** One thing as a seed has it. */
export const exportItem = ({ value, transition, dependents }: Item): SeedItem => ({
  value: { ...value },
  ...(transition === undefined ? {} : { becomes: transition.to }),
  ...(transition === undefined || transition.due === Infinity
    ? {}
    : { settles_at: new Date(transition.due).toISOString() }),
  ...(dependents.length === 0 ? {} : { dependants: dependents }),
});

/** The tokens that have been given, as a seed has them. */
export const exportTokens = ({ tokens }: State): Readonly<Record<string, SeedToken>> =>
  Object.fromEntries(
    [...tokens].map(([token, { user, expiresAt }]) => [
      token,
      { user, expires_at: new Date(expiresAt).toISOString() },
    ]),
  );

/** The opposite of `importState`: a state as JSON. */
export const exportState = (state: State, clock: MovableClock): Required<MemorySeed> => ({
  clock: { now: new Date(clock.now()).toISOString(), ahead: clock.ahead },
  random: state.random.position,
  resources: Object.fromEntries(
    [...state.stores].map(([name, { all }]) => [
      name,
      take(all, { limit: Infinity }).items.map(exportItem),
    ]),
  ),
  tokens: exportTokens(state),
});
