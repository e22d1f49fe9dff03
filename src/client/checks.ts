import type { Violation } from "../contract.ts";
import { ConfigurationError, ValidationError } from "./errors.ts";
import type { ClientError } from "./errors.ts";

/** Makes a ValidationError of a field and its rule; `violations` are all that there are. */
export const invalid = (
  path: string,
  rule: string,
  violations: readonly Violation[] = [{ path, rule }],
): ValidationError => new ValidationError(`Invalid ${path}: ${rule}`, { path, rule, violations });

/** Makes a ConfigurationError of an option and what is wrong with it. */
export const misconfigured = (option: string, wrong: string): ConfigurationError =>
  new ConfigurationError(`${option} ${wrong}`, { option });

/** Refuses settings that aren't numbers. A time below 0 is one that has passed. */
export const checkNumbers = (settings: Readonly<Record<string, unknown>>, within = ""): void => {
  for (const name in settings) {
    const value = settings[name];
    if (value !== Number(value)) {
      const rule = "must be a number (times in milliseconds)";
      throw misconfigured(within + name, `${rule}, not "${String(value)}"`);
    }
  }
};

/** Nothing, dots, control characters and halves of a character. */
const UNSAFE_SEGMENT = /^\.{0,2}$|[\p{Cc}\p{Cs}]/u;

/** What isn't a tab, nor a printable character of Latin-1. */
const NOT_IN_HEADERS = /[^\t -~\x80-\xff]/;

/**
 * Refuses path values that would call something else than the operation: an empty one and dots (a URL drops them, so
 * `../accelerators` would leave the collection), control characters and halves of a character.
 */
export const checkPath = (values: Readonly<Record<string, unknown>>): void => {
  for (const name in values) {
    const value = values[name];
    const parts: unknown[] =
      typeof value === "object" && value !== null ? Object.values(value) : [value];
    if (UNSAFE_SEGMENT.test(String(parts))) {
      throw invalid(name, "must not be empty, dots or control characters");
    }
  }
};

/** Refuses header values that a header can't carry, without quoting them as the platform does; `fault` makes the error. */
export const checkHeaders = (
  values: Readonly<Record<string, unknown>>,
  fault: (name: string, rule: string) => ClientError = invalid,
): void => {
  for (const name in values) {
    if (NOT_IN_HEADERS.test(String(values[name]))) {
      throw fault(name, "must be text that a header can carry");
    }
  }
};
