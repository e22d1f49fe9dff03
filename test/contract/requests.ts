import type { Difference } from "./documents.ts";

/** A request that differs from its operation's case: what is different, which operation, how. */
export type Variant = readonly [what: string, id: string, difference: Difference];

const anonymous = { "x-auth-token": "" };

const query = (id: string, ...queries: readonly string[]): Variant[] =>
  queries.map((each) => [`?${each}`, id, { query: each }]);

const path = (id: string, ...ids: readonly string[]): Variant[] =>
  ids.map((listener_id) => [`the id ${listener_id}`, id, { path: { listener_id } }]);

const body = (id: string, ...bodies: readonly unknown[]): Variant[] =>
  bodies.map((each) => [JSON.stringify(each).slice(0, 60), id, { body: each }]);

const tags = (count: number) => Array.from({ length: count }, (_, at) => ({ key: `k${at}` }));

const listenerId = "1b11747a-b139-492f-9692-2df0b1c87193";

/** Requests on which the document alone decides, for every operation: legal and not. */
export const variants: readonly Variant[] = [
  ...query(
    "listListeners",
    "",
    "limit=1",
    "limit=2000",
    "limit=0",
    "limit=2001",
    "limit=-1",
    "limit=1.5",
    "limit=ten",
    "limit=true",
    "limit=5&limit=6",
    "page_reverse=true",
    "page_reverse=false",
    "page_reverse=yes",
    "page_reverse=TRUE",
    `id=${listenerId}`,
    `id=${"a".repeat(37)}`,
    `accelerator_id=${"a".repeat(36)}`,
    `accelerator_id=${"a".repeat(37)}`,
    "name=listenerName",
    `name=${"a".repeat(64)}`,
    `name=${"a".repeat(65)}`,
    "name=a%20b",
    "name=%E7%9B%91",
    "status=ACTIVE",
    "status=active",
    "status=GONE",
    `limit=1&marker=${"a".repeat(37)}`,
    "unknown=1",
    "__proto__=1",
    "constructor=1&toString=2",
  ),
  ...["showListener", "deleteListener", "showListenerTags"].flatMap((id) =>
    path(
      id,
      listenerId,
      "nothing",
      "a".repeat(36),
      "a".repeat(37),
      "id".repeat(18),
      "键".repeat(36),
      "键".repeat(37),
      "..",
      "a/b",
      "__proto__",
    ),
  ),
  ...["updateListener", "createListenerTags", "deleteListenerTags"].flatMap((id) =>
    path(id, listenerId, "nothing", "a".repeat(37)),
  ),
  ...body(
    "updateListener",
    {},
    { listener: {} },
    { listener: { name: "web-2" } },
    { listener: { description: "" } },
    { listener: { client_affinity: "NONE" } },
    { listener: { port_ranges: [{ from_port: 1, to_port: 65535 }] } },
    { listener: { name: "" } },
    { listener: { name: "a b" } },
    { listener: { protocol: "TCP" } },
    { listener: { accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8" } },
    { listener: { tags: [] } },
    { listener: { port_ranges: [] } },
    { listener: { port_ranges: [{ from_port: 0, to_port: 1 }] } },
    { listener: { description: "<" } },
    { listener: { client_affinity: null } },
    { listener: null },
    [],
    "listener",
    1,
    true,
  ),
  ...body(
    "createListenerTags",
    {},
    { tags: [] },
    { tags: [{ key: "a", value: "b" }] },
    { tags: [{ key: "a", value: null }] },
    { tags: [{ key: "a" }] },
    { tags: [{ key: "_sys_a", value: "" }] },
    { tags: tags(20).map((tag) => ({ ...tag, value: "" })) },
    { tags: tags(21).map((tag) => ({ ...tag, value: "" })) },
    { tags: [{ key: "a", value: "b", more: 1 }] },
    { tags: "a" },
    { tag: [] },
  ),
  ...body(
    "deleteListenerTags",
    {},
    { tags: [] },
    { tags: [{ key: "a" }] },
    { tags: [{ key: "a", value: "b" }] },
    { tags: [{ key: "a", value: null }] },
    { tags: [{ key: "" }] },
    { tags: [{ value: "b" }] },
    { tags: tags(21) },
  ),
  ...query(
    "listListenerTags",
    "",
    "limit=1&offset=0",
    "limit=1000",
    "limit=1001",
    "limit=0",
    "offset=-1",
    "offset=2147483647",
    "offset=2147483648",
    "offset=a",
  ),
  ...query("filterListenersByTag", "", "limit=1&offset=0", "limit=1001", "offset=-1"),
  ...["filterListenersByTag", "countListenersByTag"].flatMap((id) =>
    body(
      id,
      {},
      { tags: [] },
      { tags: [{ key: "a" }] },
      { tags: [{ key: "a", values: [] }] },
      { tags: [{ key: "a", values: ["b", ""] }] },
      { tags: [{ key: "a", values: [null] }] },
      { tags: [{ key: "a", value: "b" }] },
      { tags: [{ values: [] }] },
      { tags: tags(21) },
      { tags: [{ key: "a", values: Array.from({ length: 21 }, (_, at) => `${at}`) }] },
      { matches: [{ key: "resource_name", value: "listenerName" }] },
      { matches: [{ key: "resource_id", value: "a" }] },
      { matches: [{ key: "resource_name" }] },
      { matches: [{ key: "resource_name", value: "" }] },
      { without_any_tag: true },
    ),
  ),
  ...body(
    "createToken",
    {},
    { auth: {} },
    { auth: { identity: { methods: ["password"] }, scope: { domain: { name: "a" } } } },
    { auth: { identity: { methods: ["token"], password: {} }, scope: {} } },
  ),
  ...query("createToken", "", "nocatalog=true", "nocatalog=false", "nocatalog=maybe"),
  ...["listListeners", "createListener", "showListener", "updateListener", "deleteListener"].map(
    (id): Variant => ["nobody", id, { headers: anonymous }],
  ),
];
