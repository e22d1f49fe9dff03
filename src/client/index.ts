/**
 * The runtime of any generated client: what `generated/client.ts` stands on, and what makes its `send`. It knows no
 * document. Read in the order of a call: `send` (a call or a list), `call` (checks, packs, reads one), `http` (openapi-fetch),
 * then the chain that `runtime` lists: `deadline`, `retry` with its policy, `auth`, `connection-error`, `response`.
 * `pagination`, `waiter` and `reconcile` make of one call many; `errors` and `api-error` are what they end in. What is not
 * JSON is written and read by what `serialize` lists.
 */
export { createRuntime } from "./runtime.ts";
export type { Runtime, RuntimeOptions } from "./runtime.ts";
export { reconcile } from "./reconcile.ts";
export { ownServers, serverUrl } from "./server-url.ts";
export type { ServerTemplate, ServerValues } from "./server-url.ts";
export {
  ApiError,
  ClientError,
  ConfigurationError,
  ConnectionError,
  RedirectError,
  ResponseFormatError,
  TimeoutError,
  UncertainOutcomeError,
  ValidationError,
} from "./errors.ts";
export { isApiErrorOf } from "./is-api-error.ts";
export type { ErrorBodyOf, IsApiError } from "./is-api-error.ts";
export { credentialsOf } from "./security.ts";
export type { CredentialsFor, Login, Secret, UserPassword } from "./security.ts";
export { waitUntil } from "./waiter.ts";
export * as serialize from "./serialize.ts";
export type { Send } from "./context.ts";
export type * from "../contract.ts";
