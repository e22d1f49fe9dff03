import * as iam from "../../generated/iam/operations.ts";
import * as iamValidators from "../../generated/iam/validators.js";
import * as listeners from "../../generated/operations.ts";
import * as listenerRules from "../../generated/rules.ts";
import * as listenerValidators from "../../generated/validators.js";
import type { MockDocument } from "../mock/types.ts";

/** What is generated of our two documents. */
export interface Generated {
  readonly listeners: typeof listeners;
  readonly listenerValidators: typeof listenerValidators;
  readonly listenerRules: typeof listenerRules;
  readonly listenerExamples: NonNullable<MockDocument["examples"]>;
  readonly iam: typeof iam;
  readonly iamValidators: typeof iamValidators;
  readonly iamExamples: NonNullable<MockDocument["examples"]>;
}

/** The listener API and the IAM operation that yields its token, as the mock reads them. */
export type Apis = readonly [listeners: MockDocument, iam: MockDocument];

/** Our documents as the mock reads them, of what is generated of them. */
export const apisOf = (generated: Generated): Apis => [
  {
    operations: generated.listeners.operations,
    contracts: generated.listeners.contracts,
    requests: generated.listenerValidators.requests,
    responses: generated.listenerValidators.responses,
    errors: generated.listeners.errors,
    errorShape: generated.listeners.errorShape,
    errorKinds: generated.listeners.errorKinds,
    requestRules: generated.listenerRules.requestRules,
    resourceRules: generated.listenerRules.resourceRules,
    servers: generated.listeners.servers,
    security: generated.listeners.security,
    examples: generated.listenerExamples,
  },
  {
    operations: generated.iam.operations,
    contracts: generated.iam.contracts,
    requests: generated.iamValidators.requests,
    responses: generated.iamValidators.responses,
    errors: generated.iam.errors,
    errorShape: generated.iam.errorShape,
    errorKinds: generated.iam.errorKinds,
    servers: generated.iam.servers,
    examples: generated.iamExamples,
  },
];

/** Our documents as they were when this was built or started. */
export const apis: Apis = apisOf({
  listeners,
  listenerValidators,
  listenerRules,
  listenerExamples: () => import("../../generated/examples.ts"),
  iam,
  iamValidators,
  iamExamples: () => import("../../generated/iam/examples.ts"),
});
