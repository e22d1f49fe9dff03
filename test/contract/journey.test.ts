import { beforeEach, describe, expect, test } from "vitest";
import { createMockCore } from "../support/mock.ts";
import { requestOf } from "./documents.ts";
import { judgeAnswer } from "./judge.ts";
import { listenerWith, ranges, tags, vendor } from "./wrong.ts";
import type { Difference } from "./documents.ts";

const id = "1b11747a-b139-492f-9692-2df0b1c87193";
const path = { listener_id: id };

const value = (change: object) => ({ value: { ...vendor, id, ...change } });

const seeds = {
  active: [value({})],
  pending: [value({ status: "PENDING" })],
  deleting: [value({ status: "DELETING" })],
  failed: [value({ status: "ERROR" })],
  frozen: [value({ frozen_info: { status: 1, effect: 1, scene: ["ARREAR"] } })],
  inUse: [{ ...value({}), dependants: ["endpoint group 5f0c"] }],
  full: Array.from({ length: 10 }, (_, at) => ({
    value: { ...vendor, id: `full-${at}`, port_ranges: [{ from_port: at + 1, to_port: at + 1 }] },
  })),
  tagged: [value({ tags: tags(20) })],
  none: [],
};

type Step = readonly [id: string, difference: Difference, status: number, code?: string];

const other = { listener: { name: "web-2" } };
const free = listenerWith({ port_ranges: [{ from_port: 1, to_port: 2 }] });
const frozen = { "x-auth-token": "mock-token-frozen" };
const readonly = { "x-auth-token": "mock-token-readonly" };

/** What the document alone doesn't decide on: the state of things, the account, the rules between listeners. */
const journeys: readonly (readonly [
  what: string,
  seed: keyof typeof seeds,
  steps: readonly Step[],
])[] = [
  [
    "lists and shows",
    "active",
    [
      ["listListeners", {}, 200],
      ["showListener", {}, 200],
      ["showListenerTags", {}, 200],
    ],
  ],
  [
    "changes",
    "active",
    [
      ["updateListener", {}, 200],
      ["updateListener", { body: other }, 400, "GA.9004"],
      ["showListener", {}, 200],
    ],
  ],
  [
    "deletes",
    "active",
    [
      ["deleteListener", {}, 204],
      ["showListener", {}, 200],
      ["deleteListener", {}, 400, "GA.9004"],
    ],
  ],
  [
    "tags",
    "active",
    [
      ["createListenerTags", {}, 204],
      ["deleteListenerTags", {}, 204],
      ["listListenerTags", {}, 200],
      ["filterListenersByTag", {}, 200],
      ["countListenersByTag", {}, 200],
    ],
  ],
  [
    "leaves alone what is pending",
    "pending",
    [
      ["updateListener", {}, 400, "GA.9004"],
      ["deleteListener", {}, 400, "GA.9004"],
      ["createListenerTags", {}, 400, "GA.9004"],
    ],
  ],
  [
    "leaves alone what is leaving",
    "deleting",
    [
      ["showListener", {}, 200],
      ["updateListener", {}, 400, "GA.9004"],
    ],
  ],
  [
    "shows what has failed",
    "failed",
    [
      ["listListeners", { query: "status=ERROR" }, 200],
      ["deleteListener", {}, 204],
    ],
  ],
  [
    "leaves alone what is frozen",
    "frozen",
    [
      ["showListener", {}, 200],
      ["updateListener", {}, 400, "GA.9006"],
      ["deleteListener", {}, 400, "GA.9006"],
      ["createListenerTags", {}, 400, "GA.9006"],
    ],
  ],
  ["keeps what is in use", "inUse", [["deleteListener", {}, 409, "GA.9005"]]],
  [
    "keeps to the quota of listeners",
    "full",
    [["createListener", { body: listenerWith({ protocol: "UDP" }) }, 400, "GA.9103"]],
  ],
  [
    "keeps to the quota of tags",
    "tagged",
    [["createListenerTags", { body: { tags: [{ key: "more", value: "" }] } }, 400, "GA.9103"]],
  ],
  [
    "refuses overlaps",
    "active",
    [
      ["createListener", {}, 400, "GA.9101"],
      ["createListener", { body: free }, 201],
    ],
  ],
  [
    "refuses ranges from high to low",
    "none",
    [
      [
        "createListener",
        { body: listenerWith({ port_ranges: [{ from_port: 2, to_port: 1 }] }) },
        400,
        "GA.9101",
      ],
    ],
  ],
  [
    "refuses a range twice",
    "none",
    [
      [
        "createListener",
        { body: listenerWith({ port_ranges: [...ranges(2), ...ranges(1)] }) },
        400,
        "GA.9101",
      ],
    ],
  ],
  [
    "refuses a key twice",
    "active",
    [["createListenerTags", { body: { tags: [...tags(2), ...tags(1)] } }, 400, "GA.9107"]],
  ],
  [
    "misses what isn't there",
    "none",
    [
      ["showListener", {}, 404, "GA.9002"],
      ["updateListener", {}, 404, "GA.9002"],
      ["deleteListener", {}, 404, "GA.9002"],
      ["createListenerTags", {}, 404, "GA.9002"],
      ["deleteListenerTags", {}, 404, "GA.9002"],
      ["showListenerTags", {}, 404, "GA.9002"],
    ],
  ],
  [
    "pages",
    "full",
    [
      ["listListeners", { query: "limit=3" }, 200],
      ["listListeners", { query: "limit=3&marker=full-2" }, 200],
      ["listListeners", { query: "limit=3&page_reverse=true" }, 200],
      ["listListeners", { query: "marker=full-2" }, 400, "GA.9001"],
      ["listListeners", { query: "limit=3&marker=gone" }, 400, "GA.9001"],
    ],
  ],
  [
    "lets a reader read, and write nothing",
    "active",
    [
      ["listListeners", { headers: readonly }, 200],
      ["createListener", { headers: readonly, body: free }, 403, "APIGW.0302"],
      ["deleteListener", { headers: readonly }, 403, "APIGW.0302"],
      ["createListenerTags", { headers: readonly }, 403, "APIGW.0302"],
    ],
  ],
  [
    "lets a frozen account write nothing",
    "active",
    [
      ["showListener", { headers: frozen }, 200],
      ["updateListener", { headers: frozen }, 400, "GA.9006"],
      ["createListener", { headers: frozen, body: free }, 400, "GA.9006"],
    ],
  ],
  [
    "gives tokens",
    "none",
    [
      ["createToken", {}, 201],
      ["createToken", { query: "" }, 201],
    ],
  ],
];

describe.each(journeys)("the engine %s", (_what, seed, steps) => {
  const { core, parts } = createMockCore({
    settle: "manual",
    seed: { resources: { listener: seeds[seed] } },
  });

  beforeEach(() => {
    parts.reset();
  });

  test("and Prism finds nothing wrong with its answers", async () => {
    for (const [operation, difference, status, code] of steps) {
      const own = "path" in difference ? difference : { ...difference, path };
      const response = await core.handle(requestOf(operation, own));
      expect([operation, response.status, response.body]).toEqual([
        operation,
        status,
        code === undefined ? response.body : (expect.stringContaining(code) as string),
      ]);
      expect(await judgeAnswer(operation, response)).toEqual([]);
    }
  });
});

describe("a fault in the document's shape", () => {
  test.each([400, 401, 403, 404, 405, 406, 413, 415, 429, 500, 503])(
    "with status %i is as documented",
    async (status) => {
      const { core, parts } = createMockCore({});
      parts.faults.add({ status, headers: status === 405 ? { Allow: "GET" } : {} });
      const response = await core.handle(requestOf("createListener"));
      expect(response.status).toBe(status);
      expect(await judgeAnswer("createListener", response)).toEqual([]);
    },
  );
});
