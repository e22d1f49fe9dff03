const name = { type: "string", minLength: 1 };
const strings = (...required: string[]) => ({
  type: "object",
  required,
  properties: Object.fromEntries(required.map((key) => [key, name])),
});

const pagingStyle = (style: string, ...fields: string[]) => ({
  if: { properties: { style: { const: style } } },
  then: { ...strings(...fields), maxProperties: fields.length + 1 },
});

/** An extension: where it may stand (Redocly's name of the object), its shape as JSON Schema, and what it looks like. */
export interface Extension {
  on: string;
  shape: object;
  looks: string;
}

const role = {
  enum: [
    ...["create", "list", "show", "update", "delete"],
    ...["createTags", "deleteTags", "showTags", "listTags", "filterByTag", "countByTag"],
  ],
};

/** Every extension our documents use. */
export const extensions: Record<string, Extension> = {
  "x-errors": {
    on: "Root",
    shape: {
      ...strings("code", "message"),
      properties: { code: name, message: name, requestId: name, title: name },
      additionalProperties: false,
    },
    looks: "{ code: error_code, message: error_msg, requestId: request_id }",
  },
  "x-permission": {
    on: "Operation",
    shape: { type: "string", pattern: "^[a-z][a-z0-9]*(:[A-Za-z0-9]+){2}$" },
    looks: "service:resource:action",
  },
  "x-envelope": {
    on: "Operation",
    shape: {
      type: "object",
      minProperties: 1,
      properties: { request: name, response: name },
      additionalProperties: false,
    },
    looks: "{ request: listener, response: listener }",
  },
  "x-paging": {
    on: "Operation",
    shape: {
      type: "object",
      required: ["style"],
      properties: { style: { enum: ["marker", "offset"] } },
      allOf: [
        pagingStyle("marker", "items", "limit", "marker", "next"),
        pagingStyle("offset", "items", "limit", "offset", "total"),
      ],
    },
    looks:
      "{ style: marker, items, limit, marker, next } or { style: offset, items, limit, offset, total }",
  },
  "x-method": {
    on: "Operation",
    shape: { ...strings("group", "name"), additionalProperties: false },
    looks: "{ group: listenerTags, name: create }",
  },
  "x-traitTag": { on: "Tag", shape: { const: true }, looks: "true" },
  "x-safe": { on: "Operation", shape: { const: true }, looks: "true" },
  "x-codeSamples": {
    on: "Operation",
    shape: {
      type: "array",
      minItems: 1,
      items: {
        ...strings("lang", "source"),
        properties: { lang: name, label: name, source: name },
        additionalProperties: false,
      },
    },
    looks: "a list of { lang, label, source }",
  },
  "x-resource": {
    on: "PathItem",
    shape: {
      type: "object",
      required: ["name", "roles"],
      properties: {
        name,
        roles: { type: "object", minProperties: 1, additionalProperties: role },
        fresh: { type: "object" },
        states: {
          ...strings("property", "busy", "ready", "leaving"),
          additionalProperties: false,
        },
        touched: name,
        page: {
          type: "object",
          properties: { reverse: name, count: name },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    looks:
      "{ name, roles: { post: create }, fresh, states: { property, busy, ready, leaving }, touched, page: { reverse, count } }",
  },
};
