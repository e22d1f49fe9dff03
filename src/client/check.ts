import { ValidationError } from "./errors.ts";

/** Makes a ValidationError of a field and its rule, in GA's own words. */
export const invalid = (path: string, rule: string): ValidationError =>
  new ValidationError(`Invalid ${path}: ${rule}`, { path, rule });

/**
 * Refuses path values that would call something else than the operation: an empty one and dots (a URL drops them, so
 * `../accelerators` would leave the collection), control characters and halves of a character.
 */
export const checkPath = (values: Readonly<Record<string, unknown>>): void => {
  for (const name in values) {
    const value = values[name];
    const parts: unknown[] = Object(value) === value ? Object.values(value as object) : [value];
    if (/^\.{0,2}$|[\p{Cc}\p{Cs}]/u.test(String(parts))) {
      throw invalid(name, "must not be empty, dots or control characters");
    }
  }
};

/** Refuses header values that a header can't carry, without quoting them as the platform does. */
export const checkHeaders = (values: object): void => {
  for (const [name, value] of Object.entries(values)) {
    if (/[^\t -~\x80-\xff]/.test(String(value))) {
      throw invalid(name, "must be text that a header can carry");
    }
  }
};
