import { ValidationError } from "./errors.ts";

/** Makes a ValidationError of a field and its rule, in the API's own words. */
export const invalid = (path: string, rule: string, operationId?: string): ValidationError =>
  new ValidationError(`Invalid ${path}: ${rule}`, { operationId, path, rule });

/**
 * Refuses path values that would call something else than the operation: an empty one and dots (a URL drops them, so
 * `../accelerators` would leave the collection), control characters, and what isn't a text or a number.
 */
export const checkPath = (
  values: Readonly<Record<string, unknown>>,
  operationId?: string,
): void => {
  for (const name in values) {
    const given = values[name];
    if (given == null) throw invalid(name, "is required", operationId);
    for (const value of typeof given === "object" ? Object.values(given) : [given]) {
      // eslint-disable-next-line no-control-regex -- these are what is looked for
      if (/^\.{0,2}$|[\0-\x1f\x7f]|\p{Cs}/u.test(String(value))) {
        throw invalid(name, "must not be empty, dots or hold control characters", operationId);
      }
    }
  }
};

/** Refuses header values that a header can't carry, without quoting them as the platform does. */
export const checkHeaders = (values: object, operationId?: string): void => {
  for (const [name, value] of Object.entries(values)) {
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    if (/[^\t -~\x80-\xff]/.test(String(value))) {
      throw invalid(`header ${name}`, "must not hold control or non-Latin characters", operationId);
    }
  }
};
