/** `ga-listeners/runtime`: what the generated code of any document imports, and what makes a client of it. */
export * from "./client/index.ts";
export { createBodySchemas } from "./client/body-schemas.ts";
export type { BodySchemas, StandardIssue, StandardSchema } from "./client/body-schemas.ts";
export { createValidate } from "./client/validate.ts";
export type { Validate } from "./client/validate.ts";
export { findPair, inItems, inProperty, inValues } from "./rule-helpers.ts";
