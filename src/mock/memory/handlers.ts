import { notFound, timestamp } from "./reply.ts";
import { take } from "./ordered-list.ts";
import { checkRequest, checkWrite } from "./rules.ts";
import { change } from "./store.ts";
import type { Parameters } from "../gateway/validation.ts";
import type { Random } from "../random.ts";
import type {
  Accounts,
  Caller,
  MatchedRequest,
  MockResponse,
  Rejection,
  Token,
  Value,
} from "../types.ts";
import type { Item, State } from "./store.ts";

/** A request that is well-formed and allowed, with who sends it and its parameters as values. */
export interface HandlerRequest extends MatchedRequest {
  readonly caller: Caller;
  readonly parameters: Parameters;
}

/**
 * Answers an operation that is none of create, list, show, update and delete. Undefined: the document's examples are
 * the better answer.
 */
export type Handler = (
  request: HandlerRequest,
  memory: HandlerMemory,
) => MockResponse | Rejection | undefined;

/** Handlers by the operationId. */
export type Handlers = Readonly<Record<string, Handler>>;

/** What a handler may read and change of its request's namespace. */
export interface HandlerMemory {
  readonly now: number;
  /** Where made-up ids come from. */
  readonly random: Random;
  /** The tokens that have been given, oldest first. */
  readonly tokens: Map<string, Token>;
  /** The things of a resource of the documents. Throws a TypeError where there is none of this name. */
  collection(resource: string): Collection;
  /** The rules about the request; a write is checked by them anyway. */
  checkRequest(): Rejection | undefined;
}

/** The things of one resource. */
export interface Collection {
  /** Those that match, oldest first; default all. */
  list(matches?: (item: Item) => boolean): readonly Item[];
  /** One by its id, or a 404. */
  find(id: string): Item | Rejection;
  /** Gives a thing these properties, unless the caller, the thing's state or a rule forbids it. */
  write(item: Item, properties: Value): Rejection | undefined;
}

/** What a handler's memory is opened for. */
export interface HandlerScope {
  readonly matched: MatchedRequest;
  readonly state: State;
  readonly caller: Caller;
  readonly now: number;
  readonly accounts: Accounts | undefined;
}

/** A namespace's memory for one request's handler. */
export const openMemory = ({
  matched,
  state,
  caller,
  now,
  accounts,
}: HandlerScope): HandlerMemory => ({
  now,
  random: state.random,
  tokens: state.tokens,
  checkRequest: () => checkRequest(matched),
  collection(name) {
    const store = state.stores.get(name);
    if (!store) throw new TypeError(`The documents have no resource ${name}.`);
    store.schedule.runDue(now);
    return {
      list: (matches = () => true) => take(store.all, { limit: Infinity, matches }).items,
      find: (id) => store.byId.get(id) ?? notFound(name, id),
      write(item, properties) {
        const result = { ...item.value, ...properties };
        const write = { role: "update", matched, store, caller, accounts } as const;
        const rejection = checkWrite({ ...write, item, properties, result });
        if (rejection) return rejection;
        change(store, item, { ...properties, ...timestamp(store, now) });
        return undefined;
      },
    };
  },
});
