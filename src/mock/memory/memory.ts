/**
 * The mock's memory: it remembers whatever a document says is a resource (`x-resource`). It reads no clock, rolls no
 * dice and opens nothing: time comes from a Clock, chance from a number, requests through the gateway. So it runs
 * anywhere, and the same requests give the same responses. Read on in this order: resource.ts (what the document says),
 * store.ts and lifecycle.ts (what is remembered), rules.ts, write-handlers.ts and read-handlers.ts with reply.ts and
 * without.ts (the five roles), handlers.ts (all other operations), seed-format.ts, seed-item.ts and snapshot.ts (a memory as JSON).
 */
import { checkSecurity } from "../gateway/security.ts";
import { checkSchema, readParameters } from "../gateway/validation.ts";
import { openMemory } from "./handlers.ts";
import { readHandlers } from "./read-handlers.ts";
import { isRejection } from "./reply.ts";
import { readResources } from "./resource.ts";
import { sizeOf, take } from "./ordered-list.ts";
import { exportItem, exportState, exportTokens, importState } from "./snapshot.ts";
import { remove } from "./store.ts";
import { writeHandlers } from "./write-handlers.ts";
import type { MovableClock } from "../clock.ts";
import type {
  Accounts,
  Caller,
  MatchedRequest,
  MockDocument,
  MockResponse,
  Rejection,
} from "../types.ts";
import type { Handlers } from "./handlers.ts";
import type { MemorySeed, SeedItem, SeedToken } from "./seed-format.ts";
import type { LeaveOut } from "./snapshot.ts";
import type { State } from "./store.ts";

/** What memories are made with. */
export interface MemoryOptions {
  readonly documents: readonly MockDocument[];
  /** Who may call, and what. Default: whoever brings the credentials that the document asks for, everything. */
  readonly accounts?: Accounts | undefined;
  /** Answers the operations that are none of create, list, show, update and delete. */
  readonly handlers?: Handlers | undefined;
  /** Milliseconds until a create, update or delete is done, or "manual": when it is told to. Default 2000. */
  readonly settle?: number | "manual" | undefined;
  /** What made-up ids and tokens start from. Default 1. */
  readonly random?: number | undefined;
  /** What every memory starts with: a MemorySeed. Default: nothing. */
  readonly seed?: unknown;
  /** Is told what of the seed doesn't fit, and is left out. Default: a seed that doesn't fit is refused. */
  readonly leaveOut?: LeaveOut | undefined;
}

/** What one namespace remembers. */
export interface Memory {
  /**
   * Answers one request, and changes the memory if it is a write that succeeds. Checks come in this order, and the
   * first that fails answers: who sends it (401), what they may do (403), the schemas of path, query, headers and body
   * (400), whether the thing exists (404), whether it or the account is frozen, whether it is busy, then the rules of
   * the resource, and what depends on it (409). What the gateway refuses (no such path or method, unreadable bodies)
   * comes before all of these. So nobody learns anything without a token, and a request that could never succeed says
   * so whatever the state.
   *
   * Undefined: nothing is remembered of this operation, so an example of the document is the better response; the
   * request has been found allowed and well-formed.
   */
  handle(matched: MatchedRequest): MockResponse | Rejection | undefined;
  /** Ends all that is busy, due or not. */
  settle(): void;
  /** Back to what it started with. */
  reset(): void;
  export(): MemorySeed;
  /**
   * Replaces everything. Throws a SeedError, and changes nothing, where the value is no seed; with `leaveOut`, what doesn't
   * fit is left out instead.
   */
  import(value: unknown, leaveOut?: LeaveOut): void;
  /** Some of the things of a resource, newest first; undefined where there is no such resource. */
  list(resource: string, window: { offset: number; limit: number }): ThingList | undefined;
  /** The tokens that have been given, as a seed has them. */
  tokens(): Readonly<Record<string, SeedToken>>;
  /** The names of all resources. */
  readonly resources: readonly string[];
  /** Puts a thing in the place of another, which nothing but the schema may refuse. Throws a SeedError. False: there is none. */
  replace(resource: string, id: string, item: unknown): boolean;
  /** Forgets a thing at once. False: there is none. */
  forget(resource: string, id: string): boolean;
  /** About how many bytes it takes. */
  weight(): number;
}

/** Some of the things of a resource. */
export interface ThingList {
  /** How many there are. */
  readonly count: number;
  /** What each is known by: the name of this property. */
  readonly id: string;
  /** The property that tells its state, where it has a life cycle. */
  readonly state?: string;
  readonly items: readonly SeedItem[];
}

/** About what one thing takes with its JSON, and a token, in bytes. */
const itemWeight = 2_000;
const tokenWeight = 300;

const roleHandlers = { ...readHandlers, ...writeHandlers };

const anyone: Caller = { user: "anyone" };

/**
 * Makes a function that makes memories, one for each namespace. Throws a TypeError where a document's `x-resource` can't
 * be remembered; the function throws a SeedError where the seed can't be used.
 */
export const createMemoryFactory = ({
  documents,
  accounts,
  handlers = {},
  settle = 2000,
  random = 1,
  seed = {},
  leaveOut: leaveOutOfSeed,
}: MemoryOptions): ((clock: MovableClock) => Memory) => {
  const account = accounts?.account ?? "account";
  const resources = documents.flatMap((document) => readResources(document, account));
  const operations = new Map(
    resources.flatMap((resource) =>
      resource.operations.map((each) => [each.operation, each] as const),
    ),
  );
  const delay = settle === "manual" ? Infinity : settle;

  const respond = (
    matched: MatchedRequest,
    state: State,
    now: number,
  ): MockResponse | Rejection | undefined => {
    const caller = accounts
      ? accounts.authenticate(matched, state.tokens, now)
      : (checkSecurity(matched) ?? anyone);
    if (isRejection(caller)) return caller;
    const parameters = readParameters(matched);
    const rejection = accounts?.authorize?.(matched, caller) ?? checkSchema(matched, parameters);
    if (rejection) return rejection;
    if (Object.hasOwn(handlers, matched.id)) {
      const memory = openMemory({ matched, state, caller, now, accounts });
      return handlers[matched.id]?.({ ...matched, caller, parameters }, memory);
    }
    const operation = operations.get(matched.operation);
    const store = operation && state.stores.get(operation.resource.name);
    if (!operation || !store) return undefined;
    store.schedule.runDue(now);
    const context = { matched, parameters, operation, store, state, caller, accounts, now };
    return roleHandlers[operation.role]?.({ ...context, settle: delay });
  };

  return (clock) => {
    const start = (from: unknown, leaveOut?: LeaveOut) =>
      importState(resources, from, { clock, random, leaveOut });
    let state = start(seed, leaveOutOfSeed);
    return {
      handle(matched) {
        return respond(matched, state, clock.now());
      },
      settle() {
        for (const { schedule } of state.stores.values()) schedule.runAll();
      },
      reset() {
        state = start(seed, leaveOutOfSeed);
      },
      export() {
        for (const { schedule } of state.stores.values()) schedule.runDue(clock.now());
        return exportState(state, clock);
      },
      import(value, leaveOut) {
        state = start(value, leaveOut);
      },
      tokens: () => exportTokens(state),
      resources: resources.map(({ name }) => name),
      list(name, { offset, limit }) {
        const store = state.stores.get(name);
        if (store === undefined) return undefined;
        store.schedule.runDue(clock.now());
        const { items } = take(store.all, { limit: offset + limit, backwards: true });
        const shown = items.reverse().slice(offset).map(exportItem);
        const { id, lifecycle } = store.resource;
        const told = lifecycle ? { state: lifecycle.property } : {};
        return { count: sizeOf(store.all), id, ...told, items: shown };
      },
      replace(name, id, item) {
        if (!state.stores.get(name)?.byId.has(id)) return false;
        const whole = exportState(state, clock);
        const things = whole.resources[name] ?? [];
        const key = state.stores.get(name)?.resource.id ?? "id";
        const changed = things.map((each) => (each.value[key] === id ? item : each));
        state = start({ ...whole, resources: { ...whole.resources, [name]: changed } });
        return true;
      },
      forget(name, id) {
        const store = state.stores.get(name);
        const item = store?.byId.get(id);
        if (store === undefined || item === undefined) return false;
        remove(store, item);
        return true;
      },
      weight() {
        let weight = state.tokens.size * tokenWeight;
        for (const { byId } of state.stores.values()) weight += byId.size * itemWeight;
        return weight;
      },
    };
  };
};
