/** A right request and right answers of every operation, written by hand, in which probes change one value. */

const listener = {
  id: "1b11747a-b139-492f-9692-2df0b1c87193",
  name: "web",
  description: "a listener",
  protocol: "TCP",
  status: "ACTIVE",
  port_ranges: [{ from_port: 4000, to_port: 65535 }],
  client_affinity: "NONE",
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
  created_at: "2019-01-08T01:21:37.151Z",
  updated_at: "2019-01-08T01:21:37.151Z",
  domain_id: "0123456789abcdef0123456789abcdef",
  frozen_info: { status: 0, effect: 1, scene: ["ARREAR"] },
  tags: [{ key: "team", value: "web" }],
};
const request_id = "915a14a6-867b-4af7-83d1-70efceb146f9";
const filter = {
  tags: [{ key: "team", values: ["web"] }],
  matches: [{ key: "resource_name", value: "web" }],
};
const tags = { tags: [{ key: "team", value: "web" }] };
const user = { name: "admin", password: "secret", domain: { name: "account" } };

const requests: Readonly<Record<string, unknown>> = {
  createListener: {
    listener: {
      name: "web",
      description: "a listener",
      protocol: "TCP",
      // Both ends of the range, so that either may move to the other end.
      port_ranges: [{ from_port: 1, to_port: 65535 }],
      client_affinity: "NONE",
      accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
      tags: [{ key: "team", value: "web" }],
    },
  },
  updateListener: {
    listener: {
      name: "web",
      description: "a listener",
      port_ranges: [{ from_port: 1, to_port: 65535 }],
      client_affinity: "NONE",
    },
  },
  createListenerTags: tags,
  deleteListenerTags: tags,
  filterListenersByTag: filter,
  countListenersByTag: filter,
  createToken: {
    auth: {
      identity: { methods: ["password"], password: { user } },
      scope: { domain: { name: "account" } },
    },
  },
};

const named = { id: "a", name: "account" };

const successes: Readonly<Record<string, unknown>> = {
  "createListener 201": { listener, request_id },
  "listListeners 200": {
    listeners: [listener],
    page_info: { next_marker: "a", current_count: 1 },
    request_id,
  },
  "showListener 200": { listener, request_id },
  "updateListener 200": { listener, request_id },
  "showListenerTags 200": { tags: listener.tags, request_id },
  "listListenerTags 200": { tags: [{ key: "team", values: ["web"] }], total_count: 1, request_id },
  "filterListenersByTag 200": {
    resources: [{ resource_id: listener.id, resource_name: "web", tags: listener.tags }],
    total_count: 1,
  },
  "countListenersByTag 200": { total_count: 1, request_id },
  "createToken 201": {
    token: {
      methods: ["password"],
      expires_at: "2019-01-09T01:20:00.000000Z",
      issued_at: "2019-01-08T01:20:00.000000Z",
      user: { id: "a", name: "admin", domain: named },
      domain: named,
      roles: [named],
      catalog: [
        {
          ...{ id: "a", name: "iam", type: "iam" },
          endpoints: [
            { id: "a", interface: "public", region: "*", region_id: "*", url: "https://iam" },
          ],
        },
      ],
    },
  },
};

const known = (bases: Readonly<Record<string, unknown>>, name: string): unknown => {
  if (bases[name] === undefined)
    throw new Error(`${name} has no right body: add one to test/contract/bases.ts`);
  return bases[name];
};

/** The body of a request. */
export const requestBodyOf = (operation: string): unknown => known(requests, operation);

/** The body of an answer. */
export const answerOf = (operation: string, status: string): unknown => {
  if (status === "204") return undefined;
  if (status < "400") return known(successes, `${operation} ${status}`);
  return operation === "createToken"
    ? { error: { code: Number(status), message: "No", title: "No" } }
    : { error_code: "GA.9001", error_msg: "No", request_id };
};
