export { createClient } from "./ga/client.ts";
export type { Client, ClientOptions } from "./ga/client.ts";
export { createRuntime } from "./client/runtime.ts";
export type { Runtime, RuntimeOptions } from "./client/runtime.ts";
export { token } from "./ga/credentials/token.ts";
export { iamPassword } from "./ga/credentials/iam-password.ts";
export type { IamPassword } from "./ga/credentials/iam-password.ts";
export { accessKey } from "./ga/credentials/access-key.ts";
export type { AccessKey } from "./ga/credentials/access-key.ts";
export { fromEnvironment } from "./ga/credentials/environment.ts";
export type { Auth } from "./client/auth.ts";
export {
  ApiError,
  ClientError as GaError,
  ConfigurationError,
  ConnectionError,
  RedirectError,
  ResponseFormatError,
  TimeoutError,
  UncertainOutcomeError,
  ValidationError,
} from "./client/errors.ts";
export { isApiError } from "../generated/client.ts";
export type { ClientEvent } from "./client/events.ts";
export type { Clock } from "./client/clock.ts";
export type { RetryOptions } from "./client/retry-policy.ts";
export type { Waiting } from "./ga/client.ts";
export type { Send } from "./client/context.ts";
export type * from "./contract.ts";
export type { Methods } from "../generated/client.ts";
export * from "../generated/schema.ts";
// The document as data, for createRuntime: each operation by its id, all of them, the error catalogue, the servers.
export * from "../generated/operations.ts";
export { operations } from "../generated/operations.ts";
