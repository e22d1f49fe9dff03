import type { Violation } from "../../validation-message.ts";
import type { Rejection } from "../gateway/errors.ts";
import type { Caller } from "../../ga/mock/accounts.ts";
import type { Item, Store, Value } from "./store.ts";

/** A write that is about to be made. */
export interface Attempt {
  readonly store: Store;
  readonly caller: Caller;
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
  /** What a caller sees of a thing, where it isn't all of it as it is. */
  readonly view?: (value: Value, caller: Caller) => Value;
  /** How many tags one thing may have, those of the system apart. Default: as many as one likes. */
  readonly maximumTags?: number;
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
