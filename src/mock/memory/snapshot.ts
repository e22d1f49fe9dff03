import { take } from "./ordered-list.ts";
import { createState, textOf } from "./store.ts";
import { isObject } from "../properties.ts";
import { readList, readObject, readText, readTime, SeedError } from "./seed-format.ts";
import { readThing } from "./seed-item.ts";
import type { MovableClock } from "../clock.ts";
import type { Resource } from "./resource.ts";
import type { MemorySeed, SeedItem, SeedToken } from "./seed-format.ts";
import type { SeedTimes } from "./seed-item.ts";
import type { Value } from "../types.ts";
import type { Item, State } from "./store.ts";

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

interface Reading extends SeedTimes {
  readonly random: number;
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

/** One thing as a seed has it: a copy. */
export const exportItem = (item: Item): SeedItem => {
  const { transition, dependents } = item;
  return {
    value: JSON.parse(textOf(item)) as Value,
    ...(transition === undefined ? {} : { becomes: transition.to }),
    ...(transition === undefined || transition.due === Infinity
      ? {}
      : { settles_at: new Date(transition.due).toISOString() }),
    ...(dependents.length === 0 ? {} : { dependants: [...dependents] }),
  };
};

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
