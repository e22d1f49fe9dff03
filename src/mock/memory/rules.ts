import type { Violation } from "../../validation-message.ts";
import type { Accounts, Caller, Rejection, Value } from "../types.ts";
import type { Item, Store } from "./store.ts";

/** A write that is about to be made. */
export interface Write {
  readonly store: Store;
  readonly caller: Caller;
  readonly accounts: Accounts | undefined;
  /** What the request says, out of its envelope; its schema has been checked. */
  readonly input: Value;
  /** What it is said of; undefined for a create. */
  readonly item: Item | undefined;
}

/** What a schema can't say about one resource. Every rule answers with the reason to refuse, or undefined. */
export interface Rules {
  /** Comes before the life cycle: what makes any write impossible. */
  readonly write?: (write: Write) => Rejection | undefined;
  readonly create?: (write: Write) => Rejection | undefined;
  readonly update?: (write: Write) => Rejection | undefined;
}

export { invalid } from "../gateway/errors.ts";

/** The rejection for a rule that no schema can say, with a code of its own; the message names field and rule. */
export const rejectionFor = (
  code: string,
  violation: Violation | undefined,
): Rejection | undefined =>
  violation && { status: 400, code, words: [`${violation.path} ${violation.rule}`] };

/** What stands against a write: its caller, what the resource's rules say of any, then its life cycle. */
export const checkWrite = (write: Write): Rejection | undefined => {
  const { item, store, caller, accounts } = write;
  const { rules, lifecycle } = store.resource;
  const rejection = accounts?.authorizeWrite?.(caller) ?? rules.write?.(write);
  if (rejection || !item || !lifecycle) return rejection;
  const state = item.value[lifecycle.property];
  if (state !== lifecycle.pending && state !== lifecycle.deleting) return undefined;
  return { status: 400, code: "GA.9004", words: [item.id, state] };
};
