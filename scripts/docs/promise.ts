/** What a document promises to its callers, and how two promises are compared. */
import { isObject } from "../document/value-type.ts";

/** A fact that callers rely on. */
export interface Promised {
  /** Where it is told of: a JSON pointer, and the keyword there. */
  readonly path: string;
  readonly property: string;
  /** Undefined where the document says nothing. */
  readonly value: unknown;
  /** What it is, for people. */
  readonly what: string;
  /** Whether another value breaks callers; default any other. */
  readonly breaks?: (before: unknown, after: unknown) => boolean;
}

/** Adds a promise under a key by which the other document's is found. */
export type Add = (key: string, promise: Promised) => unknown;

export const told = (value: unknown): string =>
  value === undefined ? "nothing" : JSON.stringify(value);

/** Whether something else is said; more, in an object, is nothing else. */
export const differ = (before: unknown, after: unknown): boolean =>
  isObject(before) && isObject(after)
    ? Object.entries(before).some(([key, value]) => differ(value, after[key]))
    : told(before) !== told(after);

/** What was promised may not change; what wasn't may come. */
export const differsIfSaid = (before: unknown, after: unknown): boolean =>
  before !== undefined && differ(before, after);

export const becomes =
  (value: boolean) =>
  (before: unknown, after: unknown): boolean =>
    (before === true) !== value && (after === true) === value;
