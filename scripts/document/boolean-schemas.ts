import { partOf, walkParts } from "./parts.ts";

/** Keywords whose boolean is read wherever schemas are. */
const KNOWN = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "items",
]);

/** `true` as `{}` and `false` as `{ not: {} }`: what the schemas of a document are, in place. */
export const readBooleans = (document: object): void => {
  walkParts(document, (node, part) => {
    for (const [key, member] of Object.entries(node)) {
      if (typeof member !== "boolean" || partOf(part, key, member) !== "schema") continue;
      if (part !== "schema" || !KNOWN.has(key)) node[key] = member ? {} : { not: {} };
    }
  });
};
