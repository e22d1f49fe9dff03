import { handlers as createHandlers } from "../../mock/adapters/msw.ts";
import { service } from "./create.ts";
import type { HttpHandler } from "msw";
import type { HandlerOptions } from "../../mock/adapters/msw.ts";

/**
 * Handlers for MSW, from 2.10, in Node and in a browser's service worker: one mock answers every request that a document
 * has a path for. All else falls through to the next handler or the network.
 */
export const handlers = (options: HandlerOptions = {}): HttpHandler[] =>
  createHandlers({ ...service, ...options });

export { createMock } from "./create.ts";
export type { HandlerOptions } from "../../mock/adapters/msw.ts";
export type { Mock } from "../../mock/adapters/fetch.ts";
export type { MockOptions } from "../../mock/create.ts";
