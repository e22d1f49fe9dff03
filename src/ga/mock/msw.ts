import { handlers as createHandlers } from "../../mock/adapters/msw.ts";
import { service } from "./create.ts";
import type { HttpHandler } from "msw";
import type { HandlerOptions } from "../../mock/adapters/msw.ts";

/**
 * Handlers for MSW 3, in Node and in a browser's service worker: every request to the API's origins
 * is answered by one mock, what the API doesn't have with its 404.
 */
export const handlers = (options: HandlerOptions = {}): HttpHandler[] =>
  createHandlers({ ...service, ...options });

export { createMock } from "./create.ts";
export type { HandlerOptions } from "../../mock/adapters/msw.ts";
export type { Mock } from "../../mock/adapters/fetch.ts";
export type { MockOptions } from "../../mock/create.ts";
