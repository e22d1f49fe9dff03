import { schemaExamples } from "../../document/examples.ts";
import { resolve } from "../../document/pointer.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";

const typeOf = ({ type, properties, items }: NormalSchema): string | undefined =>
  [type].flat().find((each) => each !== "null") ??
  (properties ? "object" : items ? "array" : undefined);

const textOf = ({ format, minLength }: NormalSchema): string => {
  const known: Readonly<Record<string, string>> = {
    date: "2030-01-01",
    "date-time": "2030-01-01T00:00:00Z",
    email: "name@example.com",
    uuid: "00000000-0000-4000-8000-000000000000",
    uri: "https://example.com",
  };
  return (known[format ?? ""] ?? "text").padEnd(Number(minLength ?? 0), "t");
};

interface SampleOptions {
  /** What a value lacks: what only answers have, or what only requests have. */
  readonly without?: "readOnly" | "writeOnly";
  readonly depth?: number;
}

/** A value to begin with, where a document shows none: what is required of the schema, by its own examples and limits. */
export const sampleValue = (
  document: NormalDocument,
  schema: NormalSchema | undefined,
  { without = "readOnly", depth = 0 }: SampleOptions = {},
): unknown => {
  if (typeof schema !== "object" || depth > 8) return null;
  const [own] = [
    ...schemaExamples(schema),
    ...[schema.default, schema.const].filter((each) => each !== undefined),
    ...(schema.enum ?? []),
  ];
  if (own !== undefined) return own;
  const inner = (each: NormalSchema | undefined): unknown =>
    sampleValue(document, each, { without, depth: depth + 1 });
  if (schema.$ref !== undefined) return inner(resolve(document, schema));
  const [choice] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (choice !== undefined) return inner(choice);
  if (schema.allOf !== undefined) {
    const parts = schema.allOf
      .map(inner)
      .filter((part) => typeof part === "object" && part !== null);
    return Object.assign({}, ...parts, objectOf(schema, without, inner)) as unknown;
  }
  switch (typeOf(schema)) {
    case "object":
      return objectOf(schema, without, inner);
    case "array":
      return Array.from({ length: Number(schema["minItems"] ?? 1) || 1 }, () =>
        inner(schema.items),
      );
    case "integer":
    case "number":
      return schema["minimum"] ?? schema.exclusiveMinimum ?? 1;
    case "boolean":
      return true;
    case "string":
      return textOf(schema);
    default:
      return null;
  }
};

const objectOf = (
  { properties = {}, required = [] }: NormalSchema,
  without: NonNullable<SampleOptions["without"]>,
  inner: (schema: NormalSchema | undefined) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name, schema]) => required.includes(name) && schema[without] !== true)
      .map(([name, schema]) => [name, inner(schema)]),
  );
