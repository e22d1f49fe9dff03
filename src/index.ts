export { createClient } from "./client/client.ts";
export type { Client, ClientOptions } from "./client/client.ts";
export { createRuntime } from "./client/runtime.ts";
export type { Runtime, RuntimeOptions } from "./client/runtime.ts";
export type { Send } from "./client/send.ts";
export { token } from "./client/token.ts";
export { iamPassword } from "./client/iam-password.ts";
export type { IamPassword } from "./client/iam-password.ts";
export { accessKey } from "./client/access-key.ts";
export type { AccessKey } from "./client/access-key.ts";
export { fromEnvironment } from "./client/environment.ts";
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
export type { Waiting } from "./client/waiting.ts";
export type { Call, CallOptions, CreateOptions, List, Methods, Page } from "../generated/client.ts";
export * from "../generated/schema.ts";
// The document as data, for createRuntime: each operation by its id, all of them, the error catalogue, the servers.
export * from "../generated/operations.ts";
export { operations } from "../generated/operations.ts";
