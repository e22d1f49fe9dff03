import type { ErrorCode } from "../../generated/operations.ts";
import { ApiError } from "../client/errors.ts";

/** Tells whether an error came from the API, and, with a code, whether it is that one. */
export const isApiError = <Code extends ErrorCode | (string & {})>(
  error: unknown,
  code?: Code,
): error is ApiError & { readonly code: Code } =>
  error instanceof ApiError && (code === undefined || error.code === code);
