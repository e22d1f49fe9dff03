export { createClient } from "./client/client.ts";
export type { Client, ClientOptions } from "./client/client.ts";
export { createRuntime } from "./client/runtime.ts";
export type { Runtime, RuntimeOptions } from "./client/runtime.ts";
export { token } from "./client/token.ts";
export type { Auth } from "./client/auth.ts";
export {
  ApiError,
  ConnectionError,
  GaError,
  RedirectError,
  ResponseFormatError,
  TimeoutError,
  UncertainOutcomeError,
  ValidationError,
} from "./client/errors.ts";
export { isApiError } from "./client/is-api-error.ts";
export type { ClientEvent } from "./client/events.ts";
export type { Clock } from "./client/clock.ts";
export type { RetryOptions } from "./client/back-off.ts";
