import { ApiError, ResponseFormatError } from "./errors.ts";
import type { Outgoing } from "./outgoing.ts";
import { harmlessHeaders, redact } from "./redact.ts";

/** Where an error body keeps what a client needs: dotted paths. */
export interface ErrorShape {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
}

/** Follows a dotted path into a parsed value. */
export const at = (value: unknown, path: string | undefined): unknown =>
  path
    ?.split(".")
    .reduce((inner, name) => (inner as Record<string, unknown> | null)?.[name], value);

/** The value of a JSON text, or undefined. */
export const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What an error and an event say of an answer. */
export const factsOf = (request: Outgoing, response: Response) => {
  const headers = harmlessHeaders(response.headers, request);
  return { status: response.status, requestId: headers["x-request-id"], headers };
};

/** Makes the error of an answer that isn't what the document says. */
export const toFormatError = (request: Outgoing, response: Response, body: string) => {
  const start = redact(body, request).slice(0, 200);
  return new ResponseFormatError(
    `The answer with status ${response.status} is not the API's: ${start || "empty"}`,
    { ...factsOf(request, response), start },
  );
};

/** Makes the error of an answer that isn't a success. Without a shape any JSON will do, and the status is its code. */
export const toError = async (
  request: Outgoing,
  response: Response,
  shape: ErrorShape = {},
): Promise<ApiError | ResponseFormatError> => {
  const body = await response.text();
  const parsed = parse(body);
  const facts = factsOf(request, response);
  const code = shape.code ? at(parsed, shape.code) : parsed && facts.status;
  if (!code) return toFormatError(request, response, body);
  // Parsed first: what an answer echoes may be escaped in its JSON.
  const tell = (value: unknown) => redact(String(value ?? ""), request);
  return new ApiError(tell(at(parsed, shape.message)) || `Status ${facts.status}`, {
    ...facts,
    code: tell(code),
    requestId: tell(at(parsed, shape.requestId)) || facts.requestId,
  });
};
