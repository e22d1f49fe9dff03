import { UncertainOutcomeError } from "./errors.ts";
import type { GaError } from "./errors.ts";
import type { Outgoing } from "./outgoing.ts";

/** Whether sending the request twice does what sending it once does. */
export const isRepeatable = ({ operation, method }: Pick<Outgoing, "operation" | "method">) =>
  operation?.safe ?? !/^(POST|PATCH)$/.test(method);

/** The error to end with where a request may have run: an UncertainOutcomeError, unless it could be repeated. */
export const doubt = (request: Pick<Outgoing, "operation" | "method">, cause: GaError): GaError =>
  isRepeatable(request)
    ? cause
    : new UncertainOutcomeError(`The request may have run: ${cause.message}`, { cause });
