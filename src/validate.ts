import { requestRules } from "../generated/rules.ts";
import { requests } from "../generated/validators.js";
import type { RequestRules, Validator } from "./contract.ts";
import type { Validate } from "./client/call.ts";
import { createViolation, explainFirst } from "./validation-message.ts";

export type { Validate } from "./client/call.ts";

type Checks = Partial<Record<(typeof places)[number], Validator>>;

const places = ["path", "query", "header", "body"] as const;

/**
 * Checks a request before it is sent: the document's schemas, then its rules about one request. For the option `validate`
 * of `createClient`.
 */
export const validate: Validate = (operationId, input) => {
  const found = (requests as Partial<Record<string, Checks>>)[operationId];
  for (const place of places) {
    const check = found?.[place];
    if (!check) continue;
    // What JSON doesn't carry isn't sent.
    const sent: unknown = JSON.parse(JSON.stringify(input[place] ?? {}));
    if (!check(sent)) return explainFirst(check.errors ?? [], place);
  }
  const rules = (requestRules as Partial<Record<string, RequestRules>>)[operationId];
  const violation = input.body === undefined ? undefined : rules?.body?.(input.body);
  return violation && createViolation(violation.path, violation.rule);
};
