import { readFileSync } from "node:fs";
import { mockDocumentOf } from "../../support/document.ts";
import type { Document } from "../../../scripts/document/types.ts";
import type { MockDocument } from "../../support/mock.ts";

const bundle = new URL("../../../generated/openapi.json", import.meta.url);

/** What the mock knows of a copy of our document with more paths in it; nothing else is written for them. */
export const createApi = (paths: object): Promise<MockDocument> => {
  const source = JSON.parse(readFileSync(bundle, "utf8")) as Document;
  return mockDocumentOf({ ...source, paths: { ...source.paths, ...paths } } as Document);
};

const text = { type: "string", minLength: 1, maxLength: 20 };
const json = (schema: object) => ({ content: { "application/json": { schema } } });
const object = (properties: object, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});

const query = (name: string, schema: object) => ({ name, in: "query", schema });
const inPath = (name: string) => ({ name, in: "path", required: true, schema: text });
const refused = { "400": { description: "Refused" }, "404": { description: "None" } };

/** A resource as unlike a listener as can be: no life cycle, no envelope, pages by offset, an id of its own name. */
export const widgets = {
  "/v1/widgets": {
    "x-resource": {
      name: "widget",
      roles: { post: "create", get: "list" },
      defaults: {
        serial: "$uuid",
        made: "$now",
        parts: { owner: "$account", screws: [] },
        colour: "grey",
      },
    },
    get: {
      operationId: "listWidgets",
      "x-paging": {
        style: "offset",
        items: "data.widgets",
        limit: "size",
        offset: "from",
        total: "data.total",
      },
      parameters: [
        query("size", { type: "integer", minimum: 1, maximum: 50, default: 2 }),
        query("from", { type: "integer", minimum: 0 }),
        query("colour", { type: "array", items: text }),
        query("weight", { type: "number" }),
      ],
      responses: {
        "200": { description: "Widgets", ...json(object({ data: { type: "object" } })) },
      },
    },
    post: {
      operationId: "makeWidget",
      requestBody: {
        required: true,
        ...json(object({ label: text, colour: text, weight: { type: "number" } }, ["label"])),
      },
      responses: { "202": { description: "Made", ...json(object({ serial: text })) }, ...refused },
    },
  },
  "/v1/widgets/{serial}": {
    "x-resource": { name: "widget", roles: { get: "show", patch: "update", delete: "delete" } },
    parameters: [{ ...inPath("serial"), schema: { type: "string" } }],
    get: {
      operationId: "showWidget",
      responses: { "200": { description: "It", ...json(object({ label: text })) }, ...refused },
    },
    patch: {
      operationId: "changeWidget",
      requestBody: { required: true, ...json(object({ label: text }, [])) },
      responses: { "200": { description: "It", ...json({ type: "object" }) }, ...refused },
    },
    delete: {
      operationId: "breakWidget",
      responses: { "204": { description: "Broken" }, ...refused },
    },
  },
};

/** A resource with a life cycle in words of its own, markers, an envelope, tags, and a parent in its path. */
export const gadgets = {
  "/v1/shops/{shop}/gadgets": {
    "x-resource": {
      name: "gadget",
      roles: { post: "create", get: "list" },
      defaults: { id: "$uuid", changed: "$now", tags: [] },
      lifecycle: { property: "phase", pending: "BUILDING", ready: "DONE", deleting: "SCRAPPING" },
      updatedAt: "changed",
      within: "shop",
    },
    parameters: [inPath("shop")],
    get: {
      operationId: "listGadgets",
      "x-paging": {
        style: "marker",
        items: "gadgets",
        limit: "max",
        marker: "after",
        next: "next",
        count: "count",
      },
      parameters: [
        query("max", { type: "integer", minimum: 1 }),
        query("after", { type: "string" }),
      ],
      responses: { "200": { description: "Gadgets", ...json({ type: "object" }) } },
    },
    post: {
      operationId: "createGadget",
      "x-envelope": { request: "new.gadget", response: "gadget" },
      requestBody: {
        required: true,
        ...json(object({ new: object({ gadget: object({ name: text }) }) })),
      },
      responses: { "201": { description: "It", ...json({ type: "object" }) }, ...refused },
    },
  },
  "/v1/shops/{shop}/gadgets/{gadget}": {
    "x-resource": { name: "gadget", roles: { get: "show", delete: "delete" } },
    parameters: [inPath("shop"), { ...inPath("gadget"), schema: { type: "string" } }],
    get: {
      operationId: "showGadget",
      "x-envelope": { response: "shown.gadget" },
      responses: {
        "200": {
          description: "It",
          ...json(object({ shown: object({ gadget: object({ name: text }) }) })),
        },
        ...refused,
      },
    },
    delete: {
      operationId: "deleteGadget",
      responses: { "204": { description: "Gone" }, ...refused },
    },
  },
  "/v1/gadgets/{gadget}/tags": {
    parameters: [{ ...inPath("gadget"), schema: { type: "string" } }],
    put: {
      operationId: "createGadgetTags",
      requestBody: { required: true, ...json(object({ tags: { type: "array" } })) },
      responses: { "204": { description: "Tagged" }, ...refused },
    },
    get: {
      operationId: "showGadgetTags",
      responses: { "200": { description: "Tags", ...json({ type: "object" }) }, ...refused },
    },
  },
};
