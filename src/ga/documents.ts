import * as iam from "../../generated/iam/operations.ts";
import * as iamValidators from "../../generated/iam/validators.js";
import * as listeners from "../../generated/operations.ts";
import { requestRules, resourceRules } from "../../generated/rules.ts";
import * as listenerValidators from "../../generated/validators.js";
import type { MockDocument } from "../mock/types.ts";

/** The listener API and the IAM operation that yields its token, as the mock reads them. */
export const apis: readonly [listeners: MockDocument, iam: MockDocument] = [
  {
    operations: listeners.operations,
    contracts: listeners.contracts,
    requests: listenerValidators.requests,
    responses: listenerValidators.responses,
    errors: listeners.errors,
    errorShape: listeners.errorShape,
    errorKinds: listeners.errorKinds,
    requestRules,
    resourceRules,
    servers: listeners.servers,
    security: listeners.security,
    examples: () => import("../../generated/examples.ts"),
  },
  {
    operations: iam.operations,
    contracts: iam.contracts,
    requests: iamValidators.requests,
    responses: iamValidators.responses,
    errors: iam.errors,
    errorShape: iam.errorShape,
    errorKinds: iam.errorKinds,
    servers: iam.servers,
    examples: () => import("../../generated/iam/examples.ts"),
  },
];
