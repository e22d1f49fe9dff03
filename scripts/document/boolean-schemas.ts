import { DATA, NAMED } from "./extensions.ts";
import { holdsSchemas } from "./schema-keywords.ts";

/** Keywords whose boolean is read wherever schemas are. */
const KNOWN = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "items",
]);

type Members = Record<string, unknown>;

const isObject = (value: unknown): value is Members => value !== null && typeof value === "object";

/** `true` as `{}` and `false` as `{ not: {} }`: what the schemas of a document are, in place. */
export const readBooleans = (document: unknown): void => {
  const seen = new Set<unknown>();
  const read = (holder: Members, key: string): void => {
    if (typeof holder[key] === "boolean") holder[key] = holder[key] ? {} : { not: {} };
  };
  const visit = (node: unknown, isNamed: boolean): void => {
    if (!isObject(node) || seen.has(node)) return;
    seen.add(node);
    for (const [key, child] of Object.entries(node)) {
      if (isNamed) {
        visit(child, false);
        continue;
      }
      if (DATA.has(key) || key.startsWith("x-")) continue;
      const kind = key === "schemas" ? "map" : key === "schema" ? "schema" : holdsSchemas(key);
      if (kind === "schema" && !KNOWN.has(key)) read(node, key);
      if ((kind === "list" || kind === "map") && isObject(child))
        for (const each of Object.keys(child)) read(child, each);
      visit(child, NAMED.has(key) && !Array.isArray(child));
    }
  };
  visit(document, false);
};
