import type { Document } from "./types.ts";

/** Where a document holds data of the API, in which nothing is a decision. */
const DATA = new Set(["value", "example", "default", "const", "enum", "x-codeSamples"]);

/** Where keys are names, so that one may be called like a keyword. */
const NAMED = new Set([
  ...["properties", "patternProperties", "$defs", "dependentSchemas", "examples", "schemas"],
  ...["parameters", "responses", "headers", "requestBodies", "pathItems", "content", "callbacks"],
]);

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The document with what it decides (`x-decision`) as the last paragraph of each description. */
export const withDecisions = (
  document: Document,
  note: (decision: string) => string = (decision) => `Decision: ${decision}`,
): Document => {
  const described = (value: unknown, isNamed = false): unknown => {
    if (Array.isArray(value)) return value.map((each) => described(each));
    if (!isRecord(value)) return value;
    const copy = Object.fromEntries(
      Object.entries(value).map(([key, child]) =>
        DATA.has(key) && !isNamed
          ? [key, child]
          : [key, described(child, NAMED.has(key) && !isNamed)],
      ),
    );
    if (isNamed) return copy;
    const { "x-decision": decision, description } = value;
    if (typeof decision !== "string") return copy;
    const before = typeof description === "string" ? `${description.trim()}\n\n` : "";
    return { ...copy, description: before + note(decision) };
  };
  return described(document) as Document;
};
