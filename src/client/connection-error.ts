import { redact } from "./api-error.ts";
import { ClientError, ConnectionError } from "./errors.ts";
import type { Middleware } from "./request.ts";

/** How each runtime says, in code or message, that no connection came about, be it for a certificate. */
const REFUSALS: Readonly<Record<string, readonly RegExp[]>> = {
  node: [/^connect /, /CONNECT_/, /getaddrinfo/, /ECONNREFUSED/, /CERT_|_CERT|VERIFY_/],
  bun: [/ConnectionRefused/, /Unable to connect/],
  deno: [/client error \(Connect\)/],
};

const refusals = Object.values(REFUSALS).flat();

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** More causes than that are a circle. */
const DEEPEST = 8;

/** The fault at the bottom of a chain of causes: the one that has a code. */
const rootOf = (error: unknown, depth = DEEPEST): Fault => {
  const fault: Fault = Object(error);
  return fault.cause && depth > 0 ? rootOf(fault.cause, depth - 1) : fault;
};

/**
 * Turns whatever a fetch throws into a ConnectionError. The original is not kept as its cause: some carry the request,
 * credentials and all.
 */
export const explainConnection: Middleware = (next) => async (request, call) => {
  try {
    call.mayHaveRun = true;
    return await next(request, call);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const { code, message } = rootOf(error);
    const reason = redact(String(code ?? message), call);
    throw new ConnectionError(`No answer from ${new URL(request.url).origin}: ${reason}`, {
      reason,
      refused: refusals.some((each) => each.test(`${code}`) || each.test(`${message}`)),
      retryable: true,
    });
  }
};
