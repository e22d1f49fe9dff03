import { createMethods } from "../../generated/client.ts";
import type { Methods } from "../../generated/client.ts";
import { errorShape, servers } from "../../generated/operations.ts";
import type { paths } from "../../generated/schema.ts";
import { reconcileCreates } from "../client/reconcile.ts";
import { createRuntime } from "../client/runtime.ts";
import type { Runtime, RuntimeOptions } from "../client/runtime.ts";
import { version } from "./version.ts";
import { createWaiting } from "../client/waiting.ts";
import type { Waiting } from "../client/waiting.ts";

/** The options of `createClient`. */
export interface ClientOptions extends Omit<
  RuntimeOptions,
  "baseUrl" | "errors" | "refusals" | "around"
> {
  /** Where the API is; default `https://ga.myhuaweicloud.com`. */
  readonly baseUrl?: string | undefined;
}

/** A client of the listener API. */
export interface Client extends Omit<Methods, "listeners"> {
  readonly listeners: Methods["listeners"] & Waiting;
  /** The openapi-fetch client below, for libraries that are built on it. */
  readonly http: Runtime<paths>["http"];
}

/** Makes a client of the listener API. */
export const createClient = (options: ClientOptions = {}): Client => {
  const { baseUrl = servers[0] ?? "", userAgent = "" } = options;
  const runtime = createRuntime<paths>({
    ...options,
    baseUrl,
    userAgent: `${userAgent} ga-listeners/${version}`.trim(),
    errors: errorShape,
    refusals: ["GA.9004"],
    around: reconcileCreates,
  });
  const { listeners, ...others } = createMethods(runtime.send);
  return {
    ...others,
    listeners: { ...listeners, ...createWaiting(listeners.show, runtime) },
    http: runtime.http,
  };
};
