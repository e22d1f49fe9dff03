import type { Input, RequestRules, Validator } from "../contract.ts";
import { createViolation, explainFirst } from "../validation-message.ts";

/** Finds the first field of a request that breaks a rule. */
export type Validate = (
  operationId: string,
  input: Input,
) => { readonly path: string; readonly rule: string } | undefined;

const places = ["path", "query", "header", "body"] as const;

/** The schemas of a request, by place. */
type RequestSchemas = Partial<Record<(typeof places)[number], Validator>>;

/**
 * Makes the option `validate` of what was generated from a document: `requests` of its `validators.js`, and
 * `requestRules` of its `rules.ts` where it has rules. A request is checked against the schemas first, then against the
 * rules about it alone.
 */
export const createValidate =
  (
    requests: Readonly<Record<string, RequestSchemas>>,
    requestRules: Readonly<Record<string, RequestRules>> = {},
  ): Validate =>
  (operationId, input) => {
    const schemas = requests[operationId];
    for (const place of places) {
      const check = schemas?.[place];
      if (!check) continue;
      // What JSON doesn't carry isn't sent.
      const sent: unknown = JSON.parse(JSON.stringify(input[place] ?? {}));
      if (!check(sent)) return explainFirst(check.errors ?? [], place);
    }
    const { body } = input;
    const violation = body === undefined ? undefined : requestRules[operationId]?.body?.(body);
    return violation && createViolation(violation.path, violation.rule);
  };
