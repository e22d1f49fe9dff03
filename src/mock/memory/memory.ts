/**
 * The mock's memory: a pure engine that remembers whatever the document says is a resource (`x-resource`). It reads no clock, rolls no dice and opens nothing: time comes from a Clock, chance from a
 * seed, requests through the front door. So it runs anywhere, and the same requests give the same answers.
 *
 * ```ts
 * const engine = createEngine({ documents, accounts, settle: 2000, random: 1 });
 * const memory = engine.createMemory(createClock());   // one namespace: handle, settle, reset, export, import
 * const outcome = door.enter(request, requestId);
 * const response = isAnswer(outcome) ? outcome : memory.handle(outcome);
 * ```
 * `handle` answers undefined to an operation that plays no part in any resource, once the request has been found
 * allowed and well-formed: the document's examples are the better answer then.
 */
import { checkSchema, readParameters } from "../gateway/validation.ts";
import { toHttpDate } from "../clock.ts";
import { isRefusal } from "./reply.ts";
import { openMemory } from "./handlers.ts";
import { readRoles } from "./read-handlers.ts";
import { readResources } from "./resource.ts";
import { harvest, plant } from "./snapshot.ts";
import { settle as settleState } from "./state.ts";
import { settleDue } from "./store.ts";
import { writeRoles } from "./write-handlers.ts";
import { refuse } from "../gateway/errors.ts";
import type {
  Accounts,
  Caller,
  MatchedRequest,
  MockDocument,
  MockResponse,
  Rejection,
} from "../types.ts";
import type { Clock } from "../clock.ts";
import type { Handlers } from "./handlers.ts";
import type { Part } from "./resource.ts";
import type { Rules } from "./rules.ts";
import type { Seed } from "./snapshot.ts";
import type { State } from "./state.ts";

export { createClock } from "../clock.ts";
export { SeedError } from "./snapshot.ts";
export type { Clock, MovableClock } from "../clock.ts";
export type { Seed, SeedItem, SeedToken } from "./snapshot.ts";
export type { State } from "./state.ts";

/** What an engine is made with. */
export interface EngineOptions {
  readonly documents: readonly MockDocument[];
  /** Who may call, and what. Default: anyone, everything. */
  readonly accounts?: Accounts | undefined;
  /** Answers the operations that are none of create, list, show, update and delete. */
  readonly handlers?: Handlers | undefined;
  /** What a schema can't say, by the resource's name. */
  readonly rules?: Readonly<Record<string, Rules>> | undefined;
  /** Milliseconds until a create, update or delete is done, or "manual": when it is told to. Default 2000. */
  readonly settle?: number | "manual" | undefined;
  /** What made-up ids and tokens start from. Default 1. */
  readonly random?: number | undefined;
  /** What every state starts with: a Seed. Default: nothing. */
  readonly seed?: unknown;
}

/** One state with its clock. */
export interface Memory {
  handle(matched: MatchedRequest): MockResponse | undefined;
  /** Settles all that is busy, due or not. */
  settle(): void;
  /** Back to what it started with. */
  reset(): void;
  export(): Seed;
  /** Replaces everything. Throws a SeedError, and changes nothing, where the value is no seed. */
  import(value: unknown): void;
}

/** An engine for one or more documents. */
export interface Engine {
  /**
   * Answers one request, and changes `state` if it is a write that succeeds. Checks come in this order, and the first
   * that fails answers: who sends it (401), what they may do (403), the schemas of path, query, headers and body (400,
   * GA.9001), whether the thing exists (404), whether it or the account is frozen (GA.9006), whether it is busy
   * (GA.9004), then the rules of the resource (GA.9101, GA.9103, GA.9107 …) and what depends on it (409, GA.9005).
   * What the front door refuses (no such path or method, unreadable bodies) comes before all of these. So nobody learns
   * anything without a token, and a request that could never succeed says so whatever the state.
   */
  handle(matched: MatchedRequest, state: State, clock: Clock): MockResponse | undefined;
  /** A state as the seed has it. Throws a SeedError where the seed can't be used. */
  createState(clock: Clock): State;
  /** A state and its clock, as one thing. Throws like `createState`. */
  createMemory(clock: Clock): Memory;
}

const roles = { ...readRoles, ...writeRoles };

const anyone: Caller = { user: "anyone" };

/** Makes an engine. Throws a TypeError where a document's `x-resource` can't be remembered. */
export const createEngine = ({
  documents,
  accounts,
  handlers = {},
  rules = {},
  settle = 2000,
  random = 1,
  seed = {},
}: EngineOptions): Engine => {
  const account = accounts?.account ?? "account";
  const resources = documents.flatMap((api) => readResources(api, { rules, account }));
  const parts = new Map<MockDocument, Map<string, Part>>(documents.map((api) => [api, new Map()]));
  for (const { api, parts: own } of resources) {
    for (const [id, part] of own) parts.get(api)?.set(id, part);
  }
  const delay = settle === "manual" ? Infinity : settle;

  const play = (
    matched: MatchedRequest,
    state: State,
    now: number,
  ): MockResponse | Rejection | undefined => {
    const caller = accounts ? accounts.authenticate(matched, state.tokens, now) : anyone;
    if (isRefusal(caller)) return caller;
    const parameters = readParameters(matched);
    const refusal = accounts?.authorize?.(matched, caller) ?? checkSchema(matched, parameters);
    if (refusal) return refusal;
    const handler = Object.hasOwn(handlers, matched.id) ? handlers[matched.id] : undefined;
    if (handler) {
      return handler(
        { ...matched, caller, parameters },
        openMemory(state, { caller, now, accounts }),
      );
    }
    const part = parts.get(matched.api)?.get(matched.id);
    const store = part && state.stores.get(part.resource.name);
    if (!part || !store) return undefined;
    settleDue(store, now);
    return roles[part.role]?.({
      matched,
      parameters,
      part,
      store,
      state,
      caller,
      accounts,
      now,
      settle: delay,
    });
  };

  const engine: Engine = {
    handle(matched, state, clock) {
      const now = clock.now();
      const outcome = play(matched, state, now);
      if (!outcome) return undefined;
      const response = isRefusal(outcome)
        ? refuse(matched.api, outcome, matched.requestId)
        : outcome;
      response.headers["Date"] ??= toHttpDate(now);
      return response;
    },
    createState: (clock) => plant(resources, seed, { now: clock.now(), random }),
    createMemory(clock) {
      let state = engine.createState(clock);
      return {
        handle: (matched) => engine.handle(matched, state, clock),
        settle() {
          settleState(state);
        },
        reset() {
          state = engine.createState(clock);
        },
        export() {
          for (const store of state.stores.values()) settleDue(store, clock.now());
          return harvest(state);
        },
        import(value) {
          state = plant(resources, value, { now: clock.now(), random });
        },
      };
    },
  };
  return engine;
};
