// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { CatalogueEntry, Contract, ErrorKinds, ErrorShape, Operation, Security } from "../src/client/index.ts";

export const listListeners = {
  id: "listListeners",
  method: "GET",
  path: "/v1/listeners",
  paging: { style: "marker", items: "listeners", limit: "limit", marker: "marker", next: "page_info.next_marker", reverse: "page_reverse", count: "page_info.current_count", markerNeedsLimit: true, size: 500 },
} as const satisfies Operation;

export const createListener = {
  id: "createListener",
  method: "POST",
  path: "/v1/listeners",
  envelope: { request: "listener", response: "listener" },
} as const satisfies Operation;

export const showListener = {
  id: "showListener",
  method: "GET",
  path: "/v1/listeners/{listener_id}",
  envelope: { response: "listener" },
} as const satisfies Operation;

export const updateListener = {
  id: "updateListener",
  method: "PUT",
  path: "/v1/listeners/{listener_id}",
  envelope: { request: "listener", response: "listener" },
} as const satisfies Operation;

export const deleteListener = {
  id: "deleteListener",
  method: "DELETE",
  path: "/v1/listeners/{listener_id}",
  empty: true,
} as const satisfies Operation;

export const createListenerTags = {
  id: "createListenerTags",
  method: "POST",
  path: "/v1/ga-listeners/{listener_id}/tags/create",
  envelope: { request: "tags" },
  empty: true,
} as const satisfies Operation;

export const deleteListenerTags = {
  id: "deleteListenerTags",
  method: "DELETE",
  path: "/v1/ga-listeners/{listener_id}/tags/delete",
  envelope: { request: "tags" },
  empty: true,
} as const satisfies Operation;

export const showListenerTags = {
  id: "showListenerTags",
  method: "GET",
  path: "/v1/ga-listeners/{listener_id}/tags",
  envelope: { response: "tags", isList: true },
} as const satisfies Operation;

export const listListenerTags = {
  id: "listListenerTags",
  method: "GET",
  path: "/v1/ga-listeners/tags",
  paging: { style: "offset", items: "tags", limit: "limit", offset: "offset", total: "total_count", size: 1000 },
} as const satisfies Operation;

export const filterListenersByTag = {
  id: "filterListenersByTag",
  method: "POST",
  path: "/v1/ga-listeners/resource-instances/filter",
  paging: { style: "offset", items: "resources", limit: "limit", offset: "offset", total: "total_count", size: 1000 },
  safe: true,
} as const satisfies Operation;

export const countListenersByTag = {
  id: "countListenersByTag",
  method: "POST",
  path: "/v1/ga-listeners/resource-instances/count",
  envelope: { response: "total_count" },
  safe: true,
} as const satisfies Operation;

/** Every operation by its id. */
export const operations = {
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
} as const;

export type OperationId = keyof typeof operations;

/** Every operation's contract by its id. */
export const contracts: { readonly [Id in OperationId]: Contract } = {
  listListeners: {
    tag: "Listeners",
    permission: "ga:listener:list",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "limit", in: "query", type: "integer", default: 500 }, { name: "marker", in: "query" }, { name: "page_reverse", in: "query", type: "boolean", default: false }, { name: "id", in: "query" }, { name: "accelerator_id", in: "query" }, { name: "name", in: "query" }, { name: "status", in: "query" }],
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["lastPage", "firstPage", "empty"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
    resource: { name: "listener", role: "list" },
  },
  createListener: {
    tag: "Listeners",
    permission: "ga:listener:create",
    security: [{ token: [] }, { signature: [] }],
    parameters: [],
    request: { required: true, types: { "application/json": ["vendor", "minimal"] } },
    responses: { "201": { headers: ["X-Request-Id"], types: { "application/json": ["vendor", "pending"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9004", "GA.9006", "GA.9101", "GA.9103", "GA.9104", "GA.9105", "GA.9106", "GA.9107", "GA.9108", "GA.9109", "GA.9110"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
    resource: { name: "listener", role: "create", defaults: { id: "$uuid", description: "", client_affinity: "NONE", created_at: "$now", updated_at: "$now", domain_id: "$account", frozen_info: { status: 0, effect: 1, scene: [] }, tags: [] }, lifecycle: { property: "status", pending: "PENDING", ready: "ACTIVE", failed: "ERROR", deleting: "DELETING" }, updatedAt: "updated_at", within: { property: "accelerator_id" }, unique: "ports-taken" },
  },
  showListener: {
    tag: "Listeners",
    permission: "ga:listener:get",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "listener_id", in: "path", required: true }],
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["active", "pending"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
    resource: { name: "listener", role: "show" },
  },
  updateListener: {
    tag: "Listeners",
    permission: "ga:listener:update",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "listener_id", in: "path", required: true }],
    request: { required: true, types: { "application/json": ["ports", "rename"] } },
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["pending"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9004", "GA.9006", "GA.9101", "GA.9104", "GA.9110"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
    resource: { name: "listener", role: "update" },
  },
  deleteListener: {
    tag: "Listeners",
    permission: "ga:listener:delete",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "listener_id", in: "path", required: true }],
    responses: { "204": { headers: ["X-Request-Id"], types: {} }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9004", "GA.9006"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "409": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9005"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
    resource: { name: "listener", role: "delete" },
  },
  createListenerTags: {
    tag: "Listener tags",
    permission: "ga:tag:create",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "listener_id", in: "path", required: true }],
    request: { required: true, types: { "application/json": ["one", "emptyValues"] } },
    responses: { "204": { headers: ["X-Request-Id"], types: {} }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9004", "GA.9006", "GA.9103", "GA.9107", "GA.9108", "GA.9109", "GA.9110"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
  },
  deleteListenerTags: {
    tag: "Listener tags",
    permission: "ga:tag:delete",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "listener_id", in: "path", required: true }],
    request: { required: true, types: { "application/json": ["byKey", "withValue"] } },
    responses: { "204": { headers: ["X-Request-Id"], types: {} }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9004", "GA.9006", "GA.9107", "GA.9109", "GA.9110"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
  },
  showListenerTags: {
    tag: "Listener tags",
    permission: "ga:tag:get",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "listener_id", in: "path", required: true }],
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["tags", "none"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9002", "SYS.0404", "APIGW.0101"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
  },
  listListenerTags: {
    tag: "Listener tags",
    permission: "ga:tag:get",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "limit", in: "query", type: "integer", default: 1000 }, { name: "offset", in: "query", type: "integer", default: 0 }],
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["tags", "none"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
  },
  filterListenersByTag: {
    tag: "Listener tags",
    permission: "ga:tag:get",
    security: [{ token: [] }, { signature: [] }],
    parameters: [{ name: "limit", in: "query", type: "integer", default: 1000 }, { name: "offset", in: "query", type: "integer", default: 0 }],
    request: { required: true, types: { "application/json": ["byTag", "byName", "all"] } },
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["found", "none"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9107", "GA.9108", "GA.9109"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
  },
  countListenersByTag: {
    tag: "Listener tags",
    permission: "ga:tag:get",
    security: [{ token: [] }, { signature: [] }],
    parameters: [],
    request: { required: true, types: { "application/json": ["byTag", "byName", "all"] } },
    responses: { "200": { headers: ["X-Request-Id"], types: { "application/json": ["count"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9001", "GA.9107", "GA.9108", "GA.9109"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0301"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0302"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["APIGW.0101"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["APIGW.0201"] } }, "429": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["APIGW.0308"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["GA.9201", "GA.9206", "GA.9209", "SYS.0500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["SYS.0503"] } } },
  },
};

/** The error catalogue, collected from the named examples of the error answers. */
export const errors = [
  { code: "GA.9001", status: 400, message: "Invalid %s: %s", help: "Correct what the message names: it says where, then which rule was broken." },
  { code: "GA.9004", status: 400, message: "Resource %s is in %s status no operation allowed", help: "Wait until its status has changed, then send the request again." },
  { code: "GA.9006", status: 400, message: "Resource frozen", help: "Check whether the account is frozen, for example for an unpaid bill." },
  { code: "GA.9101", status: 400, message: "port_ranges is invalid or overlapped", help: "Use ranges that end no lower than they start and share no port with each other or with another listener of the same\naccelerator and protocol." },
  { code: "GA.9103", status: 400, message: "Insufficient quota resource : %s", help: "Delete what is no longer needed, or ask the vendor for more quota." },
  { code: "GA.9104", status: 400, message: "Resource %s is already exists", help: "Look whether the resource is there already. A listener's id can't be chosen." },
  { code: "GA.9105", status: 400, message: "The acceleration capability is not enabled for the selected region: %s", help: "Choose a region in which acceleration is available." },
  { code: "GA.9106", status: 400, message: "Not support edge eip: %s", help: "Use a centre EIP (elastic IP address) instead of an edge one." },
  { code: "GA.9107", status: 400, message: "Tag key is duplicated", help: "Give every key once." },
  { code: "GA.9108", status: 400, message: "Tag value is duplicated", help: "Give every value once." },
  { code: "GA.9109", status: 400, message: "Tag key is empty", help: "Give the tag a key." },
  { code: "GA.9110", status: 400, message: "Duplicated entry: %s", help: "Remove the duplicate." },
  { code: "APIGW.0301", status: 401, message: "Incorrect IAM authentication information: %s", help: "Get a new token, or check how the request is signed." },
  { code: "APIGW.0302", status: 403, message: "No permission for the action", help: "Ask an administrator of the account for the permission the operation names." },
  { code: "APIGW.0101", status: 404, message: "The API does not exist or does not support this method", help: "Check the path and the method." },
  { code: "GA.9002", status: 404, message: "Not found: %s", help: "The resource doesn't exist, or no longer. Check its id." },
  { code: "SYS.0404", status: 404, message: "Not found", help: "Check the id. This is an older, general code; treat it like GA.9002." },
  { code: "APIGW.0101", status: 405, message: "The API does not exist or does not support this method", help: "Check the path and the method." },
  { code: "APIGW.0201", status: 406, message: "Request content is not acceptable, too large or not JSON", help: "Send JSON as `application/json`, accept it too, and keep within the size limit." },
  { code: "GA.9005", status: 409, message: "Found %s is associated by %s", help: "Delete first what depends on it; for a listener that is its endpoint groups." },
  { code: "APIGW.0201", status: 413, message: "Request content is not acceptable, too large or not JSON", help: "Send JSON as `application/json`, accept it too, and keep within the size limit." },
  { code: "APIGW.0201", status: 415, message: "Request content is not acceptable, too large or not JSON", help: "Send JSON as `application/json`, accept it too, and keep within the size limit." },
  { code: "APIGW.0308", status: 429, message: "The throttling threshold has been reached", help: "Wait as many seconds as `Retry-After` says, then send the request again." },
  { code: "GA.9201", status: 500, message: "No available ip in common aip pool", help: "Nothing you can change: contact the vendor's support with the request id." },
  { code: "GA.9206", status: 500, message: "Resource [%s] unavailable: requiring reach max retry times", help: "Nothing you can change: contact the vendor's support with the request id." },
  { code: "GA.9209", status: 500, message: "Call iam met error", help: "Nothing you can change: contact the vendor's support with the request id." },
  { code: "SYS.0500", status: 500, message: "Internal error", help: "Try again later; if it stays, contact the vendor's support with the request id. This is an older, general code." },
  { code: "SYS.0503", status: 503, message: "Service unavailable", help: "Wait as many seconds as `Retry-After` says, then send the request again." },
] as const satisfies readonly CatalogueEntry[];

/** A code of the catalogue. A server may send others. */
export type ErrorCode = (typeof errors)[number]["code"];

/** Where an error body keeps what a client needs, as dotted paths. */
export const errorShape: ErrorShape = { code: "error_code", message: "error_msg", requestId: "request_id" };

/** The code of each kind of error. */
export const errorKinds: ErrorKinds = { invalid: "GA.9001", notFound: "GA.9002", noRoute: "APIGW.0101", exists: "GA.9104", busy: "GA.9004", internal: "SYS.0500" };

/** The document's servers, the first being the one to use. */
export const servers: readonly string[] = ["https://ga.myhuaweicloud.com", "http://127.0.0.1:4010"];

/** The security schemes, and what operations ask for as a rule. */
export const security: Security = {
  schemes: {
    token: { type: "apiKey", in: "header", name: "X-Auth-Token" },
    signature: { type: "apiKey", in: "header", name: "Authorization" },
  },
  needs: [{ token: [] }, { signature: [] }],
};
