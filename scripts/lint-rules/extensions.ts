import type { Oas3Rule } from "@redocly/openapi-core";
import { extensions } from "./extension-types.ts";
import { eachOperation, type OperationParts } from "./operation.ts";
import { isRecord, propertyAt, type Resolve } from "./schema.ts";

/** Every extension is one we know, and stands where it belongs. Its form is for `struct` to check. */
export const knownExtensions: Oas3Rule = () => ({
  any(node: unknown, { type, location, report }) {
    if (!isRecord(node) || type.name.endsWith("Map") || type.name === "SchemaProperties") return;
    for (const key of Object.keys(node).filter((each) => each.startsWith("x-"))) {
      const known = extensions[key];
      if (known?.on.includes(type.name)) continue;
      const message =
        known === undefined
          ? `Remove ${key}: nothing reads it. The extensions are ${Object.keys(extensions).join(", ")}.`
          : `Move ${key} to where it belongs: ${known.on.join(", ")}.`;
      report({ message, location: location.child(key) });
    }
  },
});

/** The longest decision, so that it stays one sentence or two, and a list of them can be read. */
const LONGEST_DECISION = 160;

/** What the document decides is said in one line. */
export const shortDecisions: Oas3Rule = () => ({
  any(node: unknown, { location, report }) {
    const decision = isRecord(node) ? node["x-decision"] : undefined;
    if (typeof decision !== "string") return;
    const length = [...decision].length;
    if (length > 0 && length <= LONGEST_DECISION && !decision.trim().includes("\n")) return;
    report({
      message: `Say the decision on one line of at most ${LONGEST_DECISION} characters: it has ${length}.`,
      location: location.child("x-decision"),
    });
  },
});

/** What an extension names is there: properties in the bodies, methods in the path item. */
export const fittingExtensions: Oas3Rule = () => [
  eachOperation((parts, { location, resolve, report }) => {
    const { method, operation } = parts;
    for (const side of ["request", "response"] as const) {
      const property = isRecord(operation["x-envelope"]) && operation["x-envelope"][side];
      if (typeof property !== "string") continue;
      if (parts[side].some((schema) => propertyAt(schema, property, resolve))) continue;
      report({
        message: `Name in x-envelope a property of the ${side}: it has no ${property}.`,
        location: location.child("x-envelope"),
      });
    }
    for (const [key, name] of missingNames(parts, resolve))
      report({
        message: `Name in ${key} of x-resource a property that the answer to the create has: it has no ${name}.`,
        location: location.child("responses"),
      });
    if (operation["x-safe"] !== undefined && method !== "post")
      report({
        message: `Remove x-safe: it is for a POST that changes nothing, not for a ${method}.`,
      });
  }),
  {
    PathItem(item: unknown, { location, report }) {
      const resource = isRecord(item) ? item["x-resource"] : undefined;
      if (!isRecord(item) || !isRecord(resource)) return;
      const at = location.child("x-resource");
      const roles = isRecord(resource["roles"]) ? resource["roles"] : {};
      for (const method of Object.keys(roles).filter((each) => !isRecord(item[each])))
        report({
          message: `Give a role to a method of this path: it has no ${method}.`,
          location: at.child("roles"),
        });
      const { unique } = resource;
      if (typeof unique === "string" && !ruleIds(resource).includes(unique))
        report({
          message: `Name in unique of x-resource one of its rules: there is no ${unique}.`,
          location: at.child("unique"),
        });
      if (Object.values(roles).includes("create")) return;
      for (const key of besideCreate.filter((each) => each in resource))
        report({
          message: `Move ${key} of x-resource to the path that has the role create.`,
          location: at.child(key),
        });
    },
  },
];

/** What `x-resource` beside a create names, and the answer doesn't have: the key that names it, and the name. */
function missingNames(
  { method, operation, item, response }: OperationParts,
  resolve: Resolve,
): [key: string, name: string][] {
  const resource = item["x-resource"];
  if (!isRecord(resource) || !isRecord(resource["roles"])) return [];
  if (resource["roles"][method] !== "create") return [];
  const envelope = isRecord(operation["x-envelope"]) ? operation["x-envelope"]["response"] : [];
  const { lifecycle, updatedAt, defaults } = resource;
  const names: [key: string, name: unknown][] = [
    ["lifecycle", isRecord(lifecycle) ? lifecycle["property"] : undefined],
    ["updatedAt", updatedAt],
    ...Object.keys(Object(defaults)).map((name): [string, string] => ["defaults", name]),
  ];
  const exists = (name: string) => {
    const path = [envelope, name].flat().join(".");
    return response.some((schema) => propertyAt(schema, path, resolve));
  };
  return names.flatMap(([key, name]) =>
    typeof name === "string" && !exists(name) ? [[key, name]] : [],
  );
}

function ruleIds(resource: Record<string, unknown>): unknown[] {
  const rules: unknown[] = Array.isArray(resource["x-rules"]) ? resource["x-rules"] : [];
  return rules.map((rule) => (isRecord(rule) ? rule["id"] : undefined));
}

/** What `x-resource` says of the whole resource, so that it has to say it once. */
const besideCreate = ["defaults", "lifecycle", "updatedAt", "within", "unique", "x-rules"];
