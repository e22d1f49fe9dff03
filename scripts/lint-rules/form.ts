import { isObject } from "../document/value-type.ts";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** The order of the fields, by the kind of object (Redocly's names). A field that is not listed may stand anywhere. */
const order: Record<string, readonly string[]> = {
  Root: ["openapi", "info", "servers", "tags", "security", "paths", "components", "x-errors"],
  Info: ["title", "version", "summary", "description", "license"],
  Server: ["url", "description"],
  Tag: ["name", "description"],
  PathItem: ["x-resource", "parameters"],
  Operation: [
    ...["operationId", "summary", "description", "x-decision", "tags", "security"],
    ...["x-permission", "x-method", "x-envelope", "x-paging", "x-safe"],
    ...["parameters", "requestBody", "responses", "x-codeSamples"],
  ],
  Parameter: [
    ...["name", "in", "description", "x-decision", "required", "style", "explode", "schema"],
    "example",
  ],
  RequestBody: ["description", "required", "content"],
  Response: ["description", "x-decision", "headers", "content"],
  MediaType: ["schema", "examples"],
  Header: ["description", "x-decision", "required", "schema", "example"],
  Example: ["summary", "description", "x-decision", "value"],
  SecurityScheme: ["type", "in", "name", "description"],
  Schema: [
    ...["description", "x-decision", "type", "format", "enum", "minLength", "maxLength", "pattern"],
    ...["minimum", "maximum", "minItems", "maxItems", "items", "minProperties"],
    ...["required", "properties", "additionalProperties", "default", "examples", "x-rules"],
  ],
};

/** Every object has its fields in the order of the house. */
export const fieldOrder: Oas3Rule = () => ({
  any(node: unknown, { type, location, report }) {
    const expected = order[type.name];
    if (expected === undefined || !isObject(node)) return;
    const fields = Object.keys(node).filter((field) => expected.includes(field));
    const sorted = expected.filter((field) => fields.includes(field));
    const at = fields.findIndex((field, index) => field !== sorted[index]);
    if (at === -1) return;
    const field = fields[at] ?? "";
    report({
      message: `Put ${sorted[at]} before ${field}: the order here is ${sorted.join(", ")}.`,
      location: location.child(field).key(),
    });
  },
});

/** Every property of a schema, every answer and every header says what it is. */
export const described: Oas3Rule = () => ({
  Response: demandDescription,
  Header: demandDescription,
  SchemaProperties: { Schema: demandDescription },
});

/** Every operation names its permission, but for those that anybody may call (`security: []`). */
export const permission: Oas3Rule = () => ({
  Operation(operation: unknown, { location, report }) {
    if (!isObject(operation)) return;
    const { security, "x-permission": named } = operation;
    const isPublic = Array.isArray(security) && security.length === 0;
    if (named === undefined && !isPublic)
      report({
        message: "Name the permission a user needs: add x-permission, or security: [] if none.",
      });
    if (typeof named === "string" && !/^[a-z][a-z0-9]*(:[A-Za-z0-9]+){2}$/.test(named))
      report({
        message: "Write x-permission as service:resource:action.",
        location: location.child("x-permission"),
      });
  },
});

function demandDescription(node: unknown, { location, report }: UserContext) {
  if (!isObject(node) || node["description"]) return;
  report({ message: "Say what this is: add a description.", location: location.key() });
}
