import type { Violation } from "../../validation-message.ts";
import type { Accounts, Caller, Rejection } from "../types.ts";
import type { Item, Store, Value } from "./store.ts";

/** A write that is about to be made. */
export interface Attempt {
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
  /** Properties that things are looked up by; no write may change them. */
  readonly groupBy?: readonly string[];
  /** Comes before the life cycle: what makes any write impossible. */
  readonly write?: (attempt: Attempt) => Rejection | undefined;
  readonly create?: (attempt: Attempt) => Rejection | undefined;
  readonly update?: (attempt: Attempt) => Rejection | undefined;
  readonly list?: (query: Value) => Rejection | undefined;
}

/** A parameter or a property that breaks a rule: 400, GA.9001. */
export const invalid = (path: string, rule: string): Rejection => ({
  status: 400,
  code: "GA.9001",
  words: [path, rule],
});

/** The refusal for a rule that no schema can say, with a code of its own; the message names field and rule. */
export const refuseFor = (code: string, violation: Violation | undefined): Rejection | undefined =>
  violation && { status: 400, code, words: [`${violation.path} ${violation.rule}`] };
