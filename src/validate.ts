import { requestRules } from "../generated/rules.ts";
import { requests } from "../generated/validators.js";
import { createValidate } from "./client/validate.ts";
import type { Validate } from "./client/validate.ts";

export type { Validate } from "./client/validate.ts";

/**
 * Checks a request before it is sent: the document's schemas, then its rules about one request. For the option `validate`
 * of `createClient`.
 */
export const validate: Validate = createValidate(requests, requestRules);
