import { isRecord, operationsOf, parametersOf, rule } from "./place.ts";
import type { OperationPlace, Place } from "./place.ts";

const fixedLengthFormats = ["uuid", "date", "date-time", "ipv4", "ipv6"];

/** Every string, number and array a caller can send has a bound. */
export const boundedRequests = rule((root, report) => {
  for (const [name, schema] of requestSchemas(root)) {
    const missing = missingBound(schema.node);
    if (missing !== undefined)
      report(schema, `Bound the ${missing.what} ${name}: add ${missing.cure}.`);
  }
});

/** Every object a caller can send refuses properties it doesn't know. */
export const closedRequests = rule((root, report) => {
  for (const [name, schema] of requestSchemas(root)) {
    const { node } = schema;
    if (!isRecord(node) || !typesOf(node).includes("object")) continue;
    if (node["additionalProperties"] === false || node["unevaluatedProperties"] === false) continue;
    report(
      schema,
      `Close the object ${name}, so that typos are found: add additionalProperties: false.`,
    );
  }
});

function missingBound(node: unknown): { what: string; cure: string } | undefined {
  if (!isRecord(node) || "enum" in node || "const" in node) return undefined;
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

/** Every schema of every request, parameters included, with the name to call it by. */
function requestSchemas(root: Place): [string, Place][] {
  return operationsOf(root).flatMap((operation) => [
    ...parametersOf(operation).flatMap((parameter) =>
      schemasIn(parameter.at("schema"), String(parameter.at("name").node)),
    ),
    ...bodySchemas(operation),
  ]);
}

function bodySchemas({ operation }: OperationPlace): [string, Place][] {
  return operation
    .at("requestBody", "content")
    .entries()
    .flatMap(([, media]) => schemasIn(media.at("schema"), "body"));
}

function schemasIn(schema: Place, name: string, above: readonly string[] = []): [string, Place][] {
  const pointer = schema.location.absolutePointer;
  if (!isRecord(schema.node) || above.includes(pointer)) return []; // a schema within itself
  const below = (place: Place, childName: string) =>
    schemasIn(place, childName, [...above, pointer]);
  return [
    [name, schema],
    ...schema
      .at("properties")
      .entries()
      .flatMap(([property, child]) => below(child, property)),
    ...["items", "additionalProperties"].flatMap((key) => below(schema.at(key), name)),
    ...["prefixItems", "allOf", "anyOf", "oneOf"].flatMap((key) =>
      schema
        .at(key)
        .entries()
        .flatMap(([, child]) => below(child, name)),
    ),
  ];
}

function typesOf(node: Record<string, unknown>): unknown[] {
  return Array.isArray(node["type"]) ? node["type"] : [node["type"]];
}
