import { createMethods } from "../../generated/client.ts";
import type { Methods } from "../../generated/client.ts";
import { errorShape, servers } from "../../generated/operations.ts";
import type { paths } from "../../generated/schema.ts";
import { createRuntime } from "./runtime.ts";
import type { Runtime, RuntimeOptions } from "./runtime.ts";
import { version } from "./version.ts";

/** The options of `createClient`. */
export interface ClientOptions extends Omit<
  RuntimeOptions,
  "baseUrl" | "errors" | "refusals" | "around"
> {
  /** Where the API is; default `https://ga.myhuaweicloud.com`. */
  readonly baseUrl?: string | undefined;
}

/** A client of the listener API. */
export interface Client extends Methods {
  /** The openapi-fetch client below, for libraries that are built on it. */
  readonly http: Runtime<paths>["http"];
}

/** Makes a client of the listener API. */
export const createClient = (options: ClientOptions = {}): Client => {
  const { baseUrl = servers[0] ?? "", userAgent } = options;
  const { send, http } = createRuntime<paths>({
    ...options,
    baseUrl,
    userAgent: `${userAgent ? userAgent + " " : ""}ga-listeners/${version}`,
    errors: errorShape,
    refusals: ["GA.9004"],
  });
  return { ...createMethods(send), http };
};
