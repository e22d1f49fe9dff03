/** The operations of `openapi.yaml`, written by hand. */
const every = "400 401 403 405 406 429 500 503";
const withBody = `${every} 413 415`;

/** Path, success, permission, and the statuses of its errors. */
export const operations: Readonly<
  Record<string, [call: string, success: string, permission: string, errors: string]>
> = {
  createListener: ["POST /v1/listeners", "201", "ga:listener:create", `${withBody} 404`],
  listListeners: ["GET /v1/listeners", "200", "ga:listener:list", every],
  showListener: ["GET /v1/listeners/{listener_id}", "200", "ga:listener:get", `${every} 404`],
  updateListener: [
    "PUT /v1/listeners/{listener_id}",
    "200",
    "ga:listener:update",
    `${withBody} 404`,
  ],
  deleteListener: [
    "DELETE /v1/listeners/{listener_id}",
    "204",
    "ga:listener:delete",
    `${every} 404 409`,
  ],
  createListenerTags: [
    "POST /v1/ga-listeners/{listener_id}/tags/create",
    "204",
    "ga:tag:create",
    `${withBody} 404`,
  ],
  deleteListenerTags: [
    "DELETE /v1/ga-listeners/{listener_id}/tags/delete",
    "204",
    "ga:tag:delete",
    `${withBody} 404`,
  ],
  showListenerTags: [
    "GET /v1/ga-listeners/{listener_id}/tags",
    "200",
    "ga:tag:get",
    `${every} 404`,
  ],
  listListenerTags: ["GET /v1/ga-listeners/tags", "200", "ga:tag:get", every],
  filterListenersByTag: [
    "POST /v1/ga-listeners/resource-instances/filter",
    "200",
    "ga:tag:get",
    withBody,
  ],
  countListenersByTag: [
    "POST /v1/ga-listeners/resource-instances/count",
    "200",
    "ga:tag:get",
    withBody,
  ],
};

/** The statuses of IAM's one operation. */
export const tokenStatuses = "201 400 401 403 404 405 406 413 415 500 503";
