/**
 * All that only Huawei Cloud and GA know. Read this first: `client` puts the generated methods on the generic runtime;
 * then `credentials/`, of which `access-key` stands on `signing` and `hash`; `is-api-error` and `version`; `documents`, our
 * two documents as the mock reads them; and `mock/`, what GA adds to the generic mock.
 */
import { createMethods } from "../../generated/client.ts";
import type { Methods } from "../../generated/client.ts";
import {
  createListener,
  errorShape,
  listListeners,
  servers,
  showListener,
} from "../../generated/operations.ts";
import type { CreateListenerOption, ListenerDetail, paths } from "../../generated/schema.ts";
import { reconcile } from "../client/reconcile.ts";
import { createRuntime } from "../client/runtime.ts";
import type { Runtime, RuntimeOptions } from "../client/runtime.ts";
import { waitUntil } from "../client/waiter.ts";
import type { CallOptions, CreateOptions } from "../contract.ts";
import { version } from "./version.ts";

/** The options of `createClient`. */
export interface ClientOptions extends Omit<
  RuntimeOptions,
  "baseUrl" | "errors" | "retryableCodes"
> {
  /** Where the API is; default `https://ga.myhuaweicloud.com`. */
  readonly baseUrl?: string | undefined;
}

/** The methods that wait for a listener. Both ask every few seconds, by default for 10 minutes. */
export interface Waiting {
  /**
   * Waits until the listener is ACTIVE, and gives it. Fails at once when it is ERROR or DELETING; that the API doesn't
   * know it yet is taken for lateness in the first 10 seconds.
   */
  waitUntilActive(listenerId: string, options?: CallOptions): Promise<ListenerDetail>;
  /** Waits until the API doesn't know the listener any more. */
  waitUntilDeleted(listenerId: string, options?: CallOptions): Promise<void>;
}

/** A client of the listener API. */
export interface Client extends Omit<Methods, "listeners"> {
  readonly listeners: Methods["listeners"] & Waiting;
  /** The openapi-fetch client below, for libraries that are built on it. */
  readonly http: Runtime<paths>["http"];
}

const lifecycle = { resource: "listener", property: "status" };
const lookup = {
  list: listListeners,
  id: "id",
  createdAt: "created_at",
  parent: "accelerator_id",
  unique: "GA.9101",
};

/** Makes a client of the listener API. */
export const createClient = (options: ClientOptions = {}): Client => {
  const { baseUrl = servers[0] ?? "", userAgent = "" } = options;
  const { send, http } = createRuntime<paths>({
    ...options,
    baseUrl,
    userAgent: `${userAgent} ga-listeners/${version}`.trim(),
    errors: errorShape,
    retryableCodes: ["GA.9004"],
  });
  const { listeners, ...others } = createMethods(send);
  return {
    ...others,
    listeners: {
      ...listeners,
      create: (listener: CreateListenerOption, each?: CreateOptions) =>
        send(createListener, { body: listener, around: reconcile(lookup) }, each),
      waitUntilActive: (listenerId, each) =>
        send(
          showListener,
          {
            path: { listener_id: listenerId },
            around: waitUntil({ ...lifecycle, until: "ACTIVE", failed: ["ERROR", "DELETING"] }),
          },
          each,
        ),
      waitUntilDeleted: (listenerId, each) =>
        send(
          showListener,
          { path: { listener_id: listenerId }, around: waitUntil({ ...lifecycle, failed: [] }) },
          each,
        ),
    },
    http,
  };
};
