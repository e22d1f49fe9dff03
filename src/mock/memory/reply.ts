import { toHttpDate, toTimestamp } from "../clock.ts";
import { settleDue, textOf } from "./store.ts";
import type { Accounts, Caller, MatchedRequest, MockResponse, Rejection } from "../types.ts";
import type { Parameters } from "../gateway/validation.ts";
import type { Part } from "./resource.ts";
import type { Attempt } from "./rules.ts";
import type { State } from "./state.ts";
import type { Item, Store, Value } from "./store.ts";

/** A request to a remembered resource, known to be well-formed and allowed. */
export interface Context {
  readonly matched: MatchedRequest;
  readonly parameters: Parameters;
  readonly part: Part;
  readonly store: Store;
  readonly state: State;
  readonly caller: Caller;
  readonly accounts: Accounts | undefined;
  readonly now: number;
  /** Milliseconds until a write is done; Infinity: until it is told to be. */
  readonly settle: number;
}

/** What an operation that plays a role comes to. */
export type Play = (context: Context) => MockResponse | Rejection;

export const isRefusal = (outcome: object): outcome is Rejection => "code" in outcome;

/** A successful answer; `text` is its JSON. */
export const reply = ({ matched, part, now }: Context, text?: string): MockResponse => {
  const headers: Record<string, string> = {
    "X-Request-Id": matched.requestId,
    Date: toHttpDate(now),
  };
  if (text === undefined || part.status === 204)
    return { status: part.status, headers, body: undefined };
  headers["Content-Type"] = "application/json";
  return { status: part.status, headers, body: text };
};

/** Where a JSON answer of this document repeats its request id, as the property's JSON; empty if nowhere. */
const requestIdOf = ({ api, requestId }: MatchedRequest): string => {
  const name = api.errorShape["requestId"];
  return name === undefined || name.includes(".") ? "" : `,"${name}":${JSON.stringify(requestId)}`;
};

/** An object with ready JSON in one property, a dotted path, and the request id. */
export const wrap = (path: string, text: string, { matched }: Context): string => {
  const [name, ...inner] = path.split(".").map((each) => JSON.stringify(each));
  const opened = inner.map((each) => `{${each}:`).join("");
  return `{${name}:${opened}${text}${"}".repeat(inner.length)}${requestIdOf(matched)}}`;
};

/** The JSON of a thing as the caller sees it. */
export const seen = (item: Item, { accounts, caller }: Context): string => {
  const value = accounts?.view?.(item.value, caller) ?? item.value;
  return value === item.value ? textOf(item) : JSON.stringify(value);
};

/** An answer with one thing in it, given as JSON, in the operation's envelope. */
export const replyWith = (text: string, context: Context): MockResponse => {
  const { response } = context.part.operation.envelope ?? {};
  return reply(context, response === undefined ? text : wrap(response, text, context));
};

/** The thing that the path names, or a 404. */
export const find = ({ store, part, matched }: Context): Item | Rejection => {
  const id = part.idParameter === undefined ? "" : (matched.path[part.idParameter] ?? "");
  const { name } = store.resource;
  return store.byId.get(id) ?? { status: 404, code: "GA.9002", words: [`${name} ${id}`] };
};

/** What the request says, out of its envelope. */
export const inputOf = ({ matched, part }: Context): unknown => {
  const { request } = part.operation.envelope ?? {};
  if (request === undefined) return matched.body;
  const inside = (value: unknown, name: string) => (value as Value | undefined)?.[name];
  return request.split(".").reduce(inside, matched.body);
};

/** What stands against a write: its caller, what the resource's rules say of any, then its life cycle. */
export const refuseWrite = (attempt: Attempt): Rejection | undefined => {
  const { item, store, caller, accounts } = attempt;
  const { rules, states } = store.resource;
  const refusal = accounts?.authorizeWrite?.(caller) ?? rules.write?.(attempt);
  if (refusal || !item || !states) return refusal;
  const status = item.value[states.property];
  if (status !== states.busy && status !== states.leaving) return undefined;
  return { status: 400, code: "GA.9004", words: [item.id, status] };
};

/** The property that a write sets to now, if the resource has one. */
export const touch = ({ store, now }: Context): Value => {
  const { touched } = store.resource;
  return touched === undefined ? {} : { [touched]: toTimestamp(now) };
};

/** Settles what a write has left due at once. */
export const settleNow = ({ store, now }: Context): void => settleDue(store, now);
