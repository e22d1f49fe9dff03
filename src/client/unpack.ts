import { ResponseFormatError } from "./errors.ts";
import { at, parse, requestIdOf } from "./failure.ts";
import type { Next } from "./outgoing.ts";
import { redact } from "./redact.ts";

/** Reads the data of a success and takes it out of its envelope. What isn't JSON, or lacks the envelope, is refused. */
export const unpack =
  (next: Next): Next =>
  async (request) => {
    const response = await next(request);
    const { operation, result } = request;
    if (!response.ok || !operation || !result) return response;
    const text = await response.text();
    const envelope = operation.envelope?.response;
    if (text || envelope) {
      result.data = at(parse(text), envelope);
      if (result.data === undefined) {
        const start = redact(text, request).slice(0, 200);
        const { status } = response;
        throw new ResponseFormatError(
          `The answer with status ${status} is not what ${operation.id} gives: ${start || "empty"}`,
          { operationId: operation.id, status, requestId: requestIdOf(response), start },
        );
      }
    }
    return response;
  };
