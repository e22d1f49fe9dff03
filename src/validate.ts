import { operations as table } from "../generated/operations.ts";
import { requestRules } from "../generated/rules.ts";
import type { operations } from "../generated/schema.ts";
import { requests } from "../generated/validators.js";
import { createBodySchemas } from "./client/body-schemas.ts";
import { createValidate } from "./client/validate.ts";
import type { Validate } from "./client/validate.ts";

export type { StandardIssue, StandardSchema } from "./client/body-schemas.ts";
export type { Validate } from "./client/validate.ts";

/**
 * Checks a request before it is sent: the document's schemas, then its rules about one request. For the option `validate`
 * of `createClient`.
 */
export const validate: Validate = createValidate(requests, requestRules);

/**
 * What form libraries can check a body with, by the operation's id, as the methods of the client take it:
 * `bodySchemas.createListener` is a Standard Schema of a CreateListenerOption.
 */
export const bodySchemas = /* @__PURE__ */ createBodySchemas<operations>()(
  requests,
  table,
  requestRules,
);
