// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { Call, CallOptions, CreateOptions, List, WaitOptions, Secret, Send } from "../src/client/index.ts";
import { credentialsOf, isApiErrorOf, reconcile, waitUntil } from "../src/client/index.ts";
import {
  listListeners,
  createListener,
  showListener,
  updateListener,
  deleteListener,
  createListenerTags,
  deleteListenerTags,
  showListenerTags,
  listListenerTags,
  filterListenersByTag,
  countListenersByTag,
  security,
} from "./operations.ts";
import type { ErrorCode } from "./operations.ts";
import type { operations } from "./schema.ts";
import type {
  CreateListenerOption,
  FilterListenersByTagQuery,
  ListListenerTagsQuery,
  ListListenersQuery,
  ListenerDetail,
  ListenerFilter,
  ResourceTag,
  ResourceTagOption,
  TagRemovalOption,
  TagValues,
  TaggedListener,
  TotalCount,
  UpdateListenerOption,
} from "./schema.ts";

/** Every method, sent by `send`. */
export const createMethods = (send: Send) => ({
  listeners: {
    /**
     * List listeners
     *
     * Lists the account's listeners, page by page, and only those that meet all conditions given. There is no total.
     *
     * Decision: The list is in the order in which the listeners were added, oldest first.
     *
     * `GET /v1/listeners` · Permission: `ga:listener:list` · Authentication: `token` or `signature`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 405, 406, 429, 500, 503
     */
    list: (query?: ListListenersQuery, options?: CallOptions): List<ListenerDetail> =>
      send(listListeners, { query }, options),

    /**
     * Add a listener
     *
     * Adds a listener to an accelerator and answers at once with the listener, which in most cases is still `PENDING`; wait until
     * it is `ACTIVE` before you rely on it.
     *
     * The request takes no idempotency key: when the answer is lost, look with `listListeners` whether the listener exists before
     * you send it again.
     *
     * Decision: A listener that is being deleted still counts for the quota.
     *
     * Rule quota: accelerator_id {self.accelerator_id} must have at most 10 listeners (GA.9103).
     *
     * Rule ports-taken: {a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port} of listener {o.id} (GA.9101).
     *
     * Rule tag-limit: tags of listener {self.id} must be at most 20 (GA.9103).
     *
     * `POST /v1/listeners` · Permission: `ga:listener:create` · Authentication: `token` or `signature`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503
     */
    create: (listener: CreateListenerOption, options?: CreateOptions): Call<ListenerDetail> =>
      send(createListener, { body: listener, around: reconcile({ list: listListeners, id: "id", createdAt: "created_at", parent: "accelerator_id", unique: "ports-taken" }) }, options),

    /**
     * Show a listener
     *
     * Answers with one listener. This is how to follow a change: ask every 5 seconds until the status is neither `PENDING` nor
     * `DELETING`, or, after a delete, until the answer is 404.
     *
     * `GET /v1/listeners/{listener_id}` · Permission: `ga:listener:get` · Authentication: `token` or `signature`
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 429, 500, 503
     */
    show: (listenerId: string, options?: CallOptions): Call<ListenerDetail> =>
      send(showListener, { path: { listener_id: listenerId } }, options),

    /**
     * Change a listener
     *
     * Changes a listener's name, note, ports or client affinity, and answers at once with the listener, which is `PENDING` until
     * the change is done. A listener that is `PENDING` or `DELETING` can't be changed (GA.9004), nor one that is frozen (GA.9006).
     *
     * Rule frozen: must not be frozen (GA.9006).
     *
     * Rule ports-taken: {a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port} of listener {o.id} (GA.9101).
     *
     * Rule tag-limit: tags of listener {self.id} must be at most 20 (GA.9103).
     *
     * `PUT /v1/listeners/{listener_id}` · Permission: `ga:listener:update` · Authentication: `token` or `signature`
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503
     */
    update: (listenerId: string, listener: UpdateListenerOption, options?: CallOptions): Call<ListenerDetail> =>
      send(updateListener, { path: { listener_id: listenerId }, body: listener }, options),

    /**
     * Delete a listener
     *
     * Deletes a listener. The answer comes at once; the listener is `DELETING` for a while, and then every question for it is
     * answered with 404. Its endpoint groups have to be deleted before it (GA.9005).
     *
     * Rule frozen: must not be frozen (GA.9006).
     *
     * `DELETE /v1/listeners/{listener_id}` · Permission: `ga:listener:delete` · Authentication: `token` or `signature`
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 409, 429, 500, 503
     */
    delete: (listenerId: string, options?: CallOptions): Call<void> =>
      send(deleteListener, { path: { listener_id: listenerId } }, options),

    /**
     * Waits until the listener is ACTIVE, and gives it. Fails at once when it is ERROR or DELETING; that the API
     * doesn't know it yet is taken for lateness in the first 10 seconds. It asks after a second and then ever less often, down to every 5 seconds, by default for 10 minutes.
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this wait, and how often it looks: `interval`, `maxInterval`.
     */
    waitUntilActive: (listenerId: string, options?: WaitOptions): Promise<ListenerDetail> =>
      send(showListener, { path: { listener_id: listenerId }, around: waitUntil({ resource: "listener", property: "status", until: "ACTIVE", failed: ["ERROR", "DELETING"] }) }, options),

    /**
     * Waits until the API doesn't know the listener any more. Fails at once when it is ERROR. It asks after a second and then ever less often, down to every 5 seconds, by default for 10 minutes.
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this wait, and how often it looks: `interval`, `maxInterval`.
     */
    waitUntilDeleted: (listenerId: string, options?: WaitOptions): Promise<void> =>
      send(showListener, { path: { listener_id: listenerId }, around: waitUntil({ resource: "listener", property: "status", failed: ["ERROR"] }) }, options),
  },

  listenerTags: {
    /**
     * Add tags to a listener
     *
     * Gives a listener more tags. A listener has at most 20 tags at a time (GA.9103).
     *
     * Decision: A tag whose key is there already gets the new value.
     *
     * `POST /v1/ga-listeners/{listener_id}/tags/create` · Permission: `ga:tag:create` · Authentication: `token` or `signature`
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503
     */
    create: (listenerId: string, tags: ResourceTagOption[], options?: CallOptions): Call<void> =>
      send(createListenerTags, { path: { listener_id: listenerId }, body: tags }, options),

    /**
     * Remove tags from a listener
     *
     * Takes tags away from a listener. It is a DELETE with a body, which names the keys.
     *
     * Decision: A key the listener doesn't have is no error.
     *
     * `DELETE /v1/ga-listeners/{listener_id}/tags/delete` · Permission: `ga:tag:delete` · Authentication: `token` or `signature`
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503
     */
    delete: (listenerId: string, tags: TagRemovalOption[], options?: CallOptions): Call<void> =>
      send(deleteListenerTags, { path: { listener_id: listenerId }, body: tags }, options),

    /**
     * Show the tags of a listener
     *
     * Answers with all tags of one listener, system tags included.
     *
     * Decision: The status is 200; the vendor's pages don't name it.
     *
     * `GET /v1/ga-listeners/{listener_id}/tags` · Permission: `ga:tag:get` · Authentication: `token` or `signature`
     *
     * @param listenerId The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 429, 500, 503
     */
    show: (listenerId: string, options?: CallOptions): Call<ResourceTag[]> =>
      send(showListenerTags, { path: { listener_id: listenerId } }, options),

    /**
     * List the tags in use
     *
     * Lists every tag key that the account's listeners use, with its values, page by page.
     *
     * Decision: The status is 200 and the permission that of showing tags; the vendor's pages name neither.
     *
     * `GET /v1/ga-listeners/tags` · Permission: `ga:tag:get` · Authentication: `token` or `signature`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 405, 406, 429, 500, 503
     */
    list: (query?: ListListenerTagsQuery, options?: CallOptions): List<TagValues> =>
      send(listListenerTags, { query }, options),

    /**
     * Find listeners by tag
     *
     * Finds the listeners that have certain tags, or a certain name, page by page. It changes nothing and may be repeated. The
     * answer is the only one with a body but no `request_id` in it: take the header.
     *
     * Decision: The status is 200 and the permission that of showing tags; the vendor's pages name neither.
     *
     * `POST /v1/ga-listeners/resource-instances/filter` · Permission: `ga:tag:get` · Authentication: `token` or `signature`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 405, 406, 413, 415, 429, 500, 503
     */
    filter: (body: ListenerFilter, query?: FilterListenersByTagQuery, options?: CallOptions): List<TaggedListener> =>
      send(filterListenersByTag, { body, query }, options),

    /**
     * Count listeners by tag
     *
     * Counts the listeners that `filterListenersByTag` would find for the same body. It changes nothing and may be repeated.
     *
     * Decision: The status is 200 and the permission that of showing tags; the vendor's pages name neither.
     *
     * `POST /v1/ga-listeners/resource-instances/count` · Permission: `ga:tag:get` · Authentication: `token` or `signature`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 405, 406, 413, 415, 429, 500, 503
     */
    count: (body: ListenerFilter, options?: CallOptions): Call<TotalCount> =>
      send(countListenersByTag, { body }, options),
  },
});

/** Tells whether an error came from the API, and which one: by its code, or by operation and status. */
export const isApiError = /* @__PURE__ */ isApiErrorOf<operations, ErrorCode>();

/**
 * Makes the runtime's `auth` of credentials by the names of their security schemes: at least all of one set that an
 * operation asks for. Each call carries all that one alternative of its operation asks for.
 */
export const credentials = /* @__PURE__ */ credentialsOf<
  {
    /**
     * A token of the Identity and Access Management service (IAM): the value of the header `X-Subject-Token` in the answer to
     * [`createToken`](iam/reference.md#createtoken). GA is a global service, so ask for a token with the scope **domain**. A token
     * lives 24 hours; keep it and use it again.
     *
     * Sent in the header `X-Auth-Token`.
     */
    readonly token: Secret;
    /**
     * A signature made with an access key (AK/SK), instead of a token: `SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…`.
     *
     * A signed request carries `X-Sdk-Date` (`YYYYMMDDTHHMMSSZ`, at most 15 minutes off, and itself signed) and `X-Domain-Id` (the
     * account's id), with a temporary key also `X-Security-Token`, and no `X-Auth-Token`. Its body may be 12 MB long.
     *
     * Sent in the header `Authorization`.
     */
    readonly signature: Secret;
  },
  ["token", "signature"]
>(security, { listListeners, createListener, showListener, updateListener, deleteListener, createListenerTags, deleteListenerTags, showListenerTags, listListenerTags, filterListenersByTag, countListenersByTag });

export type Credentials = Parameters<typeof credentials>[0];

export type { Call, CallOptions, CreateOptions, Input, List, Page, Send, WaitOptions } from "../src/client/index.ts";

export type Methods = ReturnType<typeof createMethods>;
