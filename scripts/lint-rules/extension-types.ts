import type { NodeType } from "@redocly/openapi-core";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, text]));

/** What each style of paging names, beside the items. */
const pagingStyles: Record<string, string[]> = {
  marker: ["limit", "marker", "next"],
  offset: ["limit", "offset", "total"],
};

/** The shape of every extension that is an object. */
const types: Record<string, NodeType> = {
  XErrors: {
    properties: {
      ...texts("code", "message", "requestId", "title", "details"),
      kinds: "XErrorKinds",
    },
    required: ["code", "message"],
  },
  XErrorKinds: {
    properties: texts("invalid", "notFound", "noRoute", "exists", "inUse", "busy", "internal"),
  },
  XEnvelope: {
    properties: texts("request", "response"),
    requiredOneOf: ["request", "response"],
  },
  XPaging: {
    properties: {
      style: { enum: Object.keys(pagingStyles) },
      ...texts("items", "limit", "marker", "next", "offset", "total", "reverse", "count"),
      markerNeedsLimit: flag,
    },
    required: ({ style }: { style?: string }) => [
      "style",
      "items",
      ...(pagingStyles[style ?? ""] ?? []),
    ],
  },
  XMethod: { properties: texts("group", "name"), required: ["group", "name"] },
  XResource: {
    properties: {
      name: text,
      roles: "XRoles",
      defaults: null,
      lifecycle: "XLifecycle",
      updatedAt: text,
      within: (value: unknown) => (typeof value === "string" ? text : "XWithin"),
      unique: text,
      "x-rules": "XRules",
    },
    required: ["name", "roles"],
  },
  XRoles: {
    properties: {},
    additionalProperties: {
      enum: ["create", "list", "show", "update", "delete"],
    },
  },
  XLifecycle: {
    properties: texts("property", "pending", "ready", "failed", "deleting"),
    required: ["property", "pending", "ready", "deleting"],
  },
  XWithin: { properties: texts("property", "resource"), required: ["property"] },
  XRules: { properties: {}, items: "XRule" },
  XRule: {
    properties: {
      ...texts("id", "rule", "field", "message", "error"),
      on: { type: "array", items: { enum: ["create", "update", "delete"] } },
    },
    required: ["id", "rule", "message", "error"],
  },
};

/** An extension: the objects it may stand on (Redocly's names), and the type of its value. */
interface Extension {
  readonly on: readonly string[];
  readonly type: NodeType["properties"][string];
}

/** Every extension our documents use. Redocly knows the shape of `x-codeSamples` itself. */
export const extensions: Readonly<Record<string, Extension>> = {
  "x-errors": { on: ["Root"], type: "XErrors" },
  "x-permission": { on: ["Operation"], type: text },
  "x-envelope": { on: ["Operation"], type: "XEnvelope" },
  "x-paging": { on: ["Operation"], type: "XPaging" },
  "x-method": { on: ["Operation"], type: "XMethod" },
  "x-traitTag": { on: ["Tag"], type: flag },
  "x-safe": { on: ["Operation"], type: flag },
  "x-codeSamples": { on: ["Operation"], type: "XCodeSampleList" },
  "x-resource": { on: ["PathItem"], type: "XResource" },
  "x-rules": { on: ["Schema", "XResource"], type: "XRules" },
  "x-decision": {
    on: ["Operation", "Parameter", "Schema", "Response", "Header", "Example"],
    type: text,
  },
};

/** Gives Redocly's description of OpenAPI the shapes of our extensions, so that `struct` checks them like the rest. */
export function typeExtension(openapi: Record<string, NodeType>): Record<string, NodeType> {
  const all = { ...openapi, ...types };
  for (const [key, { on, type }] of Object.entries(extensions)) {
    for (const name of on) {
      const extended = all[name];
      if (extended === undefined) throw new Error(`Redocly knows no ${name} to put ${key} on.`);
      all[name] = { ...extended, properties: { ...extended.properties, [key]: type } };
    }
  }
  return all;
}
