import { ApiError, ResponseFormatError } from "./errors.ts";
import type { Outgoing } from "./outgoing.ts";
import { harmlessHeaders, redact } from "./redact.ts";

/** Where an error body keeps what a client needs: dotted paths. */
export interface ErrorShape {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

/** What an answer that isn't a success says. */
export interface Failure {
  readonly status: number;
  /** Missing where the body has none. */
  readonly code: string | undefined;
  readonly message: string;
  readonly requestId: string | undefined;
  readonly body: string;
}

/** Follows a dotted path into a parsed value; without a path gives the value itself. */
export const at = (value: unknown, path = ""): unknown =>
  path
    .split(".")
    .filter(Boolean)
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | null)?.[name], value);

/** The id the API gave the request: from the header, or else from the body. */
export const requestIdOf = (response: Response): string | undefined =>
  response.headers.get("x-request-id") ?? undefined;

/** The value of a JSON text, or undefined. */
export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads an error answer. Without a shape any JSON object will do, and the status is its code. */
export const readFailure = async (
  request: Outgoing,
  response: Response,
  shape: ErrorShape | undefined,
): Promise<Failure> => {
  const { status, statusText } = response;
  const body = redact(await response.text(), request);
  const parsed = parse(body);
  const code = shape?.code ? at(parsed, shape.code) : parsed && status;
  const requestId = (shape?.requestId && at(parsed, shape.requestId)) ?? requestIdOf(response);
  return {
    status,
    code: code == null ? undefined : String(code),
    message: String(
      (shape?.message && at(parsed, shape.message)) ?? (statusText || `Status ${status}`),
    ),
    requestId: requestId == null ? undefined : String(requestId),
    body,
  };
};

/** Makes the error that a failure is thrown as. */
export const toError = (
  { status, code, message, requestId, body }: Failure,
  request: Outgoing,
  response: Response,
  retryable: boolean,
): ApiError | ResponseFormatError => {
  const operationId = request.operation?.id;
  const note = request.note ? ` (${request.note})` : "";
  const headers = harmlessHeaders(response, request);
  if (code === undefined) {
    const start = body.slice(0, 200);
    const what = body ? `no error of the API: ${start}` : "empty";
    return new ResponseFormatError(`The answer with status ${status} is ${what}${note}`, {
      operationId,
      status,
      requestId,
      headers,
      start,
      retryable,
    });
  }
  return new ApiError(message + note, {
    operationId,
    status,
    code,
    requestId,
    headers,
    retryable,
  });
};
