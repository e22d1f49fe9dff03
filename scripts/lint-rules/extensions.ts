import type { Oas3Rule } from "@redocly/openapi-core";
import { extensions } from "./extension-types.ts";
import { eachOperation } from "./operation.ts";
import { isRecord, propertyAt } from "./schema.ts";

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
      if (Object.values(roles).includes("create")) return;
      for (const key of besideCreate.filter((each) => each in resource))
        report({
          message: `Move ${key} of x-resource to the path that has the role create.`,
          location: at.child(key),
        });
    },
  },
];

/** What `x-resource` says of the whole resource, so that it has to say it once. */
const besideCreate = ["defaults", "lifecycle", "updatedAt", "within", "unique", "x-rules"];
