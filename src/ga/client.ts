/**
 * All that only Huawei Cloud and GA know. Read this first: `client` puts the generated methods on the generic runtime;
 * then `credentials/`, of which `access-key` stands on `signing` and `hash`; `is-api-error` and `version`; `documents`, our
 * two documents as the mock reads them; and `mock/`, what GA adds to the generic mock.
 */
import { createMethods } from "../../generated/client.ts";
import type { Methods } from "../../generated/client.ts";
import { errorKinds, errorShape, servers } from "../../generated/operations.ts";
import type { paths } from "../../generated/schema.ts";
import { createRuntime } from "../client/runtime.ts";
import type { Runtime, RuntimeOptions } from "../client/runtime.ts";
import { version } from "./version.ts";

/** The options of `createClient`. */
export interface ClientOptions extends Omit<RuntimeOptions, "baseUrl" | "errors" | "errorKinds"> {
  /** Where the API is; default `https://ga.myhuaweicloud.com`. */
  readonly baseUrl?: string | undefined;
  /** Where the docs are hosted; default where the package has them, from a project's folder. What `help` of errors starts with. */
  readonly docs?: string | undefined;
}

/** The methods that wait for a listener. */
export type Waiting = Pick<Methods["listeners"], "waitUntilActive" | "waitUntilDeleted">;

/** A client of the listener API. */
export interface Client extends Methods {
  /** The openapi-fetch client below, for libraries that are built on it. */
  readonly http: Runtime<paths>["http"];
}

/** As in Node.js/24; Node 20 has no navigator that says it. */
const platform = (): string =>
  globalThis.navigator?.userAgent ?? `Node.js/${globalThis.process?.versions?.node ?? "?"}`;

/** The reference that is installed with this package, from a project's own folder. */
const PACKED_DOCS = "node_modules/ga-listeners/dist/package/";

/** Makes a client of the listener API. */
export const createClient = (options: ClientOptions = {}): Client => {
  const { baseUrl = servers[0] ?? "", userAgent = "", docs = PACKED_DOCS } = options;
  const { send, http } = createRuntime<paths>({
    ...options,
    baseUrl,
    docs,
    userAgent: `${userAgent} ga-listeners/${version} ${platform()}`.trim(),
    errors: errorShape,
    errorKinds,
  });
  return { ...createMethods(send), http };
};
