import { isObject } from "../document/value-type.ts";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { schemasIn } from "./schema.ts";

const fixedLengthFormats = ["uuid", "date", "date-time", "ipv4", "ipv6"];

/** Every string, number and array a caller can send has a bound. */
export const boundedRequests = requestRule((name, node) => {
  const missing = missingBound(node);
  return missing && `Bound the ${missing.what} ${name}: add ${missing.cure}.`;
});

/** Every object a caller can send refuses properties it doesn't know. */
export const closedRequests = requestRule((name, node) => {
  if (!typesOf(node).includes("object")) return undefined;
  if (node["additionalProperties"] === false || node["unevaluatedProperties"] === false)
    return undefined;
  return `Close the object ${name}, so that typos are found: add additionalProperties: false.`;
});

type Schema = Readonly<Record<string, unknown>>;

/** A rule about every schema of every request, parameters included; `check` gets the name to call it by. */
function requestRule(check: (name: string, schema: Schema) => string | undefined): Oas3Rule {
  return () => {
    const seen = new Set<unknown>();
    const visit = (node: unknown, name: string, { location, resolve, report }: UserContext) => {
      if (!isObject(node)) return;
      for (const [each, schema] of schemasIn({ node, location }, name, resolve, seen)) {
        const message = check(each, schema.node);
        if (message !== undefined) report({ message, location: schema.location });
      }
    };
    return {
      Parameter: {
        Schema(node: unknown, context: UserContext, parents: { Parameter: { name: string } }) {
          visit(node, parents.Parameter.name, context);
        },
      },
      RequestBody: {
        Schema: (node: unknown, context: UserContext) => visit(node, "body", context),
      },
    };
  };
}

function missingBound(node: Schema): { what: string; cure: string } | undefined {
  if ("enum" in node || "const" in node) return undefined;
  const types = typesOf(node);
  const has = (...keywords: string[]) => keywords.some((keyword) => keyword in node);
  if (types.includes("string") && !has("maxLength")) {
    if (!fixedLengthFormats.includes(String(node["format"])))
      return { what: "string", cure: "maxLength, an enum, or a format of fixed length" };
  }
  if (types.includes("integer") || types.includes("number")) {
    if (!has("minimum", "exclusiveMinimum") || !has("maximum", "exclusiveMaximum"))
      return { what: "number", cure: "minimum and maximum" };
  }
  if (types.includes("array") && !has("maxItems")) return { what: "array", cure: "maxItems" };
  return undefined;
}

function typesOf(node: Schema): unknown[] {
  return Array.isArray(node["type"]) ? node["type"] : [node["type"]];
}
