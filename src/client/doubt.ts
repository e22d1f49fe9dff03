import { UncertainOutcomeError } from "./errors.ts";
import type { GaError } from "./errors.ts";
import type { Outgoing } from "./outgoing.ts";

/** Whether sending the request twice does what sending it once does. */
export const isRepeatable = ({ operation, method }: Outgoing) =>
  operation?.safe ?? !/^(POST|PATCH)$/.test(method);

/** The error to end with where a request may have run: an UncertainOutcomeError, unless it could be repeated. */
export const doubt = (request: Outgoing, cause: GaError): GaError =>
  isRepeatable(request)
    ? cause
    : new UncertainOutcomeError(`The request may have run: ${cause.message}`, { cause });
