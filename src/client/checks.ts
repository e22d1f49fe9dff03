import { ValidationError } from "./errors.ts";

/** Makes a ValidationError of a field and its rule. */
export const invalid = (path: string, rule: string): ValidationError =>
  new ValidationError(`Invalid ${path}: ${rule}`, { path, rule });

/** Nothing, dots, control characters and halves of a character. */
const UNSAFE_SEGMENT = /^\.{0,2}$|[\p{Cc}\p{Cs}]/u;

/** What isn't a tab, nor a printable character of Latin-1. */
const NOT_IN_HEADERS = /[^\t -~\x80-\xff]/;

/**
 * Refuses path values that would call something else than the operation: an empty one and dots (a URL drops them, so
 * `../accelerators` would leave the collection), control characters and halves of a character.
 */
export const checkPath = (values: Readonly<Record<string, unknown>>): void => {
  for (const [name, value] of Object.entries(values)) {
    const parts: unknown[] =
      typeof value === "object" && value !== null ? Object.values(value) : [value];
    if (UNSAFE_SEGMENT.test(String(parts))) {
      throw invalid(name, "must not be empty, dots or control characters");
    }
  }
};

/** Refuses header values that a header can't carry, without quoting them as the platform does. */
export const checkHeaders = (values: object): void => {
  for (const [name, value] of Object.entries(values)) {
    if (NOT_IN_HEADERS.test(String(value))) {
      throw invalid(name, "must be text that a header can carry");
    }
  }
};
