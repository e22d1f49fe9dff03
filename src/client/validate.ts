import type { Input, RequestRules, Validator, Violation } from "../contract.ts";
import { explainAll } from "../validation-message.ts";

/** The first field of a request that breaks a rule; of `createValidate` with all others that do. */
export interface RequestViolation extends Violation {
  readonly violations?: readonly Violation[];
}

/** Finds what is wrong with a request. */
export type Validate = (operationId: string, input: Input) => RequestViolation | undefined;

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
    const violations: Violation[] = places.flatMap((place) => {
      // The schemas are those of the operation's first media type.
      const isOther = place === "body" && input.contentType !== undefined;
      const check = isOther ? undefined : schemas?.[place];
      // What JSON doesn't carry isn't sent.
      if (!check || check(JSON.parse(JSON.stringify(input[place] ?? {})))) return [];
      return explainAll(check.errors ?? [], place).map(({ path, rule }) => ({ path, rule }));
    });
    const { body, contentType } = input;
    if (violations.length === 0 && body !== undefined && contentType === undefined) {
      // Rules are only asked of what follows the schemas.
      const broken = requestRules[operationId]?.body?.(body);
      if (broken) violations.push({ path: broken.path, rule: broken.rule });
    }
    const [first] = violations;
    return first && { ...first, violations };
  };
