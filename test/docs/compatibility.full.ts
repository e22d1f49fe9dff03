/** Changes to our document, one at a time, and whether the comparison with the last release finds that they break callers. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { brokenPromises, compare } from "../../scripts/docs/compatibility.ts";

/** A part of a bundle, as changeable JSON. */
// oxlint-disable-next-line typescript/no-explicit-any -- a planted change may touch anything
type Node = any;

type Change = readonly [what: string, change: (document: Node) => unknown];

const listeners = "/v1/listeners";
const one = "/v1/listeners/{listener_id}";
const schema = (document: Node, name: string): Node => document.components.schemas[name];
const field = (document: Node, name: string, key: string): Node =>
  schema(document, name).properties[key];
const query = (document: Node, name: string): Node =>
  document.paths[listeners].get.parameters.find((each: Node) => each.name === name);

const breaking: readonly Change[] = [
  [
    "a shorter description",
    (d) => (field(d, "UpdateListenerOption", "description").maxLength = 10),
  ],
  ["fewer tags", (d) => (field(d, "CreateListenerOption", "tags").maxItems = 5)],
  ["a smaller offset", (d) => (d.components.parameters.TagOffset.schema.maximum = 1000)],
  ["another default of an offset", (d) => (d.components.parameters.TagOffset.schema.default = 1)],
  [
    "a default in a body that changes",
    (d) => (field(d, "CreateListenerOption", "description").default = "b"),
  ],
  ["a shorter id in a path", (d) => (d.components.parameters.ListenerId.schema.maxLength = 8)],
  [
    "an answer without its listeners",
    (d) => {
      const answer = d.paths[listeners].get.responses["200"].content["application/json"].schema;
      delete answer.properties.listeners;
      answer.required = ["page_info", "request_id"];
    },
  ],
  ["a field that may be missing", (d) => schema(d, "PageInfo").required.pop()],
  ["a number that becomes a text", (d) => (field(d, "FrozenInfo", "status").type = "string")],
  [
    "an object that is closed",
    (d) => (
      (schema(d, "TagFilter").additionalProperties = false),
      delete schema(d, "TagFilter").properties.values
    ),
  ],
  [
    "a field that only the server may set",
    (d) => (field(d, "UpdateListenerOption", "name").readOnly = true),
  ],
  [
    "a field that is not answered",
    (d) => (field(d, "ListenerDetail", "domain_id").writeOnly = true),
  ],
  [
    "a list that pages in another way",
    (d) => (d.paths[listeners].get["x-paging"].marker = "after"),
  ],
  [
    "a list that hands out its envelope",
    (d) => delete d.paths["/v1/ga-listeners/{listener_id}/tags"].get["x-envelope"],
  ],
  ["a permission more", (d) => (d.paths[one].get["x-permission"] = "ga:listener:list")],
  ["a first tag more", (d) => d.paths[one].put.tags.unshift("Changes")],
  [
    "a type with another name",
    (d) => {
      const text = JSON.stringify(d.paths).replaceAll("schemas/ListenerFilter", "schemas/Filter");
      d.paths = JSON.parse(text);
      d.components.schemas.Filter = d.components.schemas.ListenerFilter;
      delete d.components.schemas.ListenerFilter;
    },
  ],
  [
    "a status that is never answered now",
    (d) => {
      const { responses } = d.paths[one].put;
      responses["202"] = responses["200"];
      delete responses["200"];
    },
  ],
  ["a header that may be missing", (d) => (d.components.headers["Retry-After"].required = false)],
  [
    "a life cycle with another end",
    (d) => (d.paths[listeners]["x-resource"].lifecycle.ready = "RUNNING"),
  ],
  ["a body that has to be an array", (d) => (schema(d, "ListenerFilter").type = "array")],
  [
    "a name that may not be",
    (d) => (field(d, "CreateListenerOption", "name").not = { enum: ["admin"] }),
  ],
  ["a value of two that is gone", (d) => (schema(d, "Protocol").enum = ["UDP"])],
  ["a code that stands elsewhere", (d) => (d["x-errors"].code = "code")],
  [
    "an error with another code",
    (d) => Object.assign(d, JSON.parse(JSON.stringify(d).replaceAll("GA.9101", "GA.9199"))),
  ],
  [
    "a name that comes encoded",
    (d) => (field(d, "ListenerDetail", "name").contentEncoding = "base64"),
  ],
  [
    "an operation with another method",
    (d) => {
      d.paths[one].patch = d.paths[one].put;
      delete d.paths[one].put;
    },
  ],
  [
    "a cookie that is needed",
    (d) =>
      (d.paths[listeners].post.parameters = [
        {
          name: "s",
          in: "cookie",
          required: true,
          description: "a",
          schema: { type: "string" },
          example: "a",
        },
      ]),
  ],
];

const compatible: readonly Change[] = [
  [
    "a longer description",
    (d) => (field(d, "UpdateListenerOption", "description").maxLength = 500),
  ],
  ["more tags", (d) => (field(d, "CreateListenerOption", "tags").maxItems = 50)],
  ["a value more in answers", (d) => schema(d, "ListenerStatus").enum.push("PAUSED")],
  ["a second tag", (d) => d.paths[one].put.tags.push("Changes")],
  [
    "a type more",
    (d) => (d.components.schemas.Spare = { type: "string", description: "A spare." }),
  ],
  [
    "a property more in answers",
    (d) => (schema(d, "PageInfo").properties.total = { type: "integer", description: "All." }),
  ],
  [
    "a header that is always there now",
    (d) =>
      (d.paths[listeners].get.responses["200"].headers["X-More"] = {
        description: "More.",
        required: true,
        schema: { type: "string" },
      }),
  ],
  [
    "a reference in an allOf of one",
    (d) => (
      field(d, "ListenerDetail", "client_affinity"),
      (schema(d, "ListenerDetail").properties.client_affinity = {
        allOf: [{ $ref: "#/components/schemas/ClientAffinity" }],
      })
    ),
  ],
  [
    "null by anyOf",
    (d) => {
      const { description, ...value } = field(d, "TagRemovalOption", "value");
      schema(d, "TagRemovalOption").properties.value = {
        description,
        anyOf: [{ ...value, type: "string" }, { type: "null" }],
      };
    },
  ],
  [
    "a reference in an anyOf of one",
    (d) =>
      (schema(d, "ListenerDetail").properties.protocol = {
        anyOf: [{ $ref: "#/components/schemas/Protocol" }],
      }),
  ],
  [
    "values as constants",
    (d) => {
      const key = field(d, "ResourceMatch", "key");
      key.oneOf = key.enum.map((value: unknown) => ({ const: value }));
      delete key.enum;
    },
  ],
  ["another example of a parameter", (d) => (query(d, "limit").example = 7)],
  [
    "other words everywhere",
    (d) => {
      for (const item of Object.values<Node>(d.paths))
        for (const operation of Object.values<Node>(item))
          if (operation.operationId) operation.description = `${operation.operationId} does it.`;
    },
  ],
  ["a field that isn't needed", (d) => (schema(d, "ResourceMatch").required = ["key"])],
  ["any name", (d) => delete field(d, "CreateListenerOption", "name").pattern],
  [
    "a parameter in a component",
    (d) => {
      d.components.parameters.PageReverse = query(d, "page_reverse");
      const { get } = d.paths[listeners];
      get.parameters = get.parameters.map((each: Node) =>
        each.name === "page_reverse" ? { $ref: "#/components/parameters/PageReverse" } : each,
      );
    },
  ],
  [
    "a method more",
    (d) =>
      (d.paths[one].head = {
        operationId: "hasListener",
        tags: ["Listeners"],
        summary: "Has",
        responses: { "204": { description: "Yes." } },
      }),
  ],
  ["tags in another order", (d) => d.tags.reverse()],
  ["a decision in other words", (d) => (d.paths[listeners].post["x-decision"] = "Other words.")],
  ["an answer that says more", (d) => schema(d, "ListenerDetail").required.push("tags")],
];

describe("a change to the document", () => {
  let home = "";
  let bundle: Node;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "changes-"));
    bundle = JSON.parse(
      await readFile(new URL("../../generated/openapi.json", import.meta.url), "utf8"),
    );
    field(bundle, "CreateListenerOption", "description").default = "a";
    await writeFile(join(home, "released.json"), JSON.stringify(bundle));
  });
  afterAll(() => rm(home, { recursive: true }));

  const broken = async ([, change]: Change): Promise<number> => {
    const document = structuredClone(bundle) as Node;
    change(document);
    const file = join(home, "changed.json");
    await writeFile(file, JSON.stringify(document));
    return brokenPromises(await compare(join(home, "released.json"), file)).length;
  };

  test.each(breaking)("breaks callers: %s", async (...change) => {
    expect(await broken(change)).toBeGreaterThan(0);
  });

  test.each(compatible)("breaks nobody: %s", async (...change) => {
    expect(await broken(change)).toBe(0);
  });
});
