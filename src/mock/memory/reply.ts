import { at } from "../../dotted-path.ts";
import { toTimestamp } from "../clock.ts";
import { frameJson } from "./json.ts";
import { textOf } from "./store.ts";
import { without } from "./without.ts";
import type { Parameters } from "../gateway/validation.ts";
import type { Accounts, Caller, MatchedRequest, MockResponse, Rejection, Value } from "../types.ts";
import type { ResourceOperation } from "./resource.ts";
import type { Item, State, Store } from "./store.ts";

/** A request to a remembered resource, known to be well-formed and allowed. */
export interface Context {
  readonly matched: MatchedRequest;
  readonly parameters: Parameters;
  readonly operation: ResourceOperation;
  readonly store: Store;
  readonly state: State;
  readonly caller: Caller;
  readonly accounts: Accounts | undefined;
  readonly now: number;
  /** Milliseconds until a write is done; Infinity: until it is told to be. */
  readonly settle: number;
}

/** What one role of a resource's operations does. */
export type RoleHandler = (context: Context) => MockResponse | Rejection;

/** Tells a rejection from what was asked for. */
export const isRejection = (outcome: object): outcome is Rejection => "words" in outcome;

/** A successful response; `text` is its JSON. */
export const reply = ({ matched, operation }: Context, text?: string): MockResponse => {
  const { status, type } = operation;
  const headers: Record<string, string> = { "X-Request-Id": matched.requestId };
  if (text === undefined || status === 204) return { status, headers, body: undefined };
  headers["Content-Type"] = type;
  return { status, headers, body: text };
};

/** The JSON of a thing as the caller sees it. */
export const viewOf = (item: Item, { accounts, caller, operation }: Context): string => {
  const value = accounts?.view?.(item.value, caller) ?? item.value;
  const shown = without(value, operation.resource.writeOnly);
  return shown === item.value ? textOf(item) : JSON.stringify(shown);
};

/** A response with one thing in it, given as JSON, in the operation's envelope. */
export const replyWith = (text: string, context: Context): MockResponse => {
  const { frame } = context.operation;
  return reply(context, frame === undefined ? text : frameJson(frame, text, context.matched));
};

/** The 404 of a thing. */
export const notFound = (name: string, id: string): Rejection => ({
  kind: "notFound",
  words: [`${name} ${id}`],
});

/** What the request says, out of its envelope; what is read-only it says in vain. */
export const inputOf = ({ matched, operation }: Context): Value => {
  const { request } = matched.operation.envelope ?? {};
  const input = request === undefined ? matched.body : at(matched.body, request);
  return without((input ?? {}) as Value, operation.readOnly);
};

/** The property that a write sets to now, if the resource has one. */
export const timestamp = ({ resource: { updatedAt } }: Store, now: number): Value =>
  updatedAt === undefined ? {} : { [updatedAt]: toTimestamp(now) };
