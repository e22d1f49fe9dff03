import { ConnectionError, GaError } from "./errors.ts";
import type { Next } from "./outgoing.ts";
import { redact } from "./redact.ts";

/** What platforms say where no connection came about, be it for a certificate: Node, Bun and Deno. */
const refusal = /(?<!dis)connect[ _)]|getaddrinfo|refused|cert_|_cert|verify_/i;

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** The fault at the bottom of a chain of causes: the one that has a code. */
const rootOf = (error: unknown, depth = 8): Fault => {
  const fault: Fault = Object(error);
  return fault.cause && depth ? rootOf(fault.cause, depth - 1) : fault;
};

/**
 * Turns whatever a fetch throws into a ConnectionError. The original is not kept as its cause: some carry the request,
 * credentials and all.
 */
export const explainConnection =
  (next: Next): Next =>
  async (request) => {
    try {
      request.mayHaveRun = true;
      return await next(request);
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof GaError) throw error;
      const { code, message } = rootOf(error);
      const reason = redact(String(code ?? message), request);
      throw new ConnectionError(`No answer from ${new URL(request.url).origin}: ${reason}`, {
        reason,
        refused: refusal.test(`${code} ${message}`),
      });
    }
  };
