import { createViolation, explainFirst } from "../../validation-message.ts";
import type { SchemaError } from "../../contract.ts";
import type { ExplainedViolation } from "../../validation-message.ts";

/** One entry of Prism's `validations.input`. */
export interface PrismViolation {
  /** Where: body, query, path or header, then the steps into it. */
  readonly path?: readonly string[];
  /** Ajv's keyword, or the status Prism answers with (401, 415). */
  readonly code?: string | number;
  readonly message: string;
  /** 0 is an error; anything above is advice. */
  readonly severity: number;
}

/** Ajv's own sentences, which is all of a violation that Prism passes on; each leads back to the limit. */
const sentences: readonly RegExp[] = [
  /must NOT have (?:more|fewer) than (\S+) (?:characters|items|properties)/,
  /must match (?:pattern|format) "(.*)"$/s,
  /allowed values: (.*)$/s,
  /must have required property '(.*)'$/s,
  /NOT have additional properties; found '(.*)'$/s,
  /must be (?:[<>]=? )?(.+)$/s,
];

const limitOf = (message: string): unknown => {
  for (const sentence of sentences) {
    const [, limit] = sentence.exec(message) ?? [];
    if (limit !== undefined) return /^\w+(?:,\w+)+$/.test(limit) ? limit.split(",") : limit;
  }
  return message;
};

const toSchemaError = ({ path = [], code, message }: PrismViolation): SchemaError => ({
  instancePath: ["", ...path.slice(1)].join("/"),
  keyword: String(code),
  params: { limit: limitOf(message) },
});

/** Says what Prism's violations mean, in the wording of every mock; undefined where there is only advice. */
export const explainPrism = (
  violations: readonly PrismViolation[],
): ExplainedViolation | undefined => {
  const errors = violations.filter(({ severity }) => severity === 0);
  const first = errors[0];
  if (first === undefined) return undefined;
  if (first.path === undefined) return createViolation("body", "must be given");
  const [part = "body"] = first.path;
  return explainFirst(
    errors.filter(({ path }) => (path?.[0] ?? "body") === part).map(toSchemaError),
    part,
  );
};
