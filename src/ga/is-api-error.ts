import type { ErrorCode } from "../../generated/operations.ts";
import type { ErrorBody } from "../../generated/schema.ts";
import { isKind } from "../client/errors.ts";
import type { ApiError } from "../client/errors.ts";

/**
 * Tells whether an error came from the API, and, with a code, whether it is that one. Errors of another copy of this
 * package count too.
 */
export const isApiError = <Code extends ErrorCode | (string & {})>(
  error: unknown,
  code?: Code,
): error is ApiError & { readonly code: Code; readonly body: ErrorBody } =>
  isKind(error, "ApiError") && (code === undefined || (error as ApiError).code === code);
