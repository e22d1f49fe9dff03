import type { Document } from "./types.ts";

/** One entry of `x-rules`: what JSON Schema can't say, in CEL and in words. */
export interface Rule {
  readonly id: string;
  readonly rule: string;
  /** What is wrong with a value that breaks it; `{expressions}` stand for parts of the value. */
  readonly message: string;
  /** The code of the error that says so. */
  readonly error: string;
  /** What it is checked for, by the roles of the resource; create and update where it isn't said. */
  readonly on?: readonly string[];
}

/** How the extensions that speak to readers are put into words. */
export interface Notes {
  readonly decision: (text: string) => string;
  readonly rule: (rule: Rule) => string;
}

const IN_COMMENTS: Notes = {
  decision: (text) => `Decision: ${text}`,
  rule: ({ id, message, error }) => `Rule ${id}: ${message} (${error}).`,
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The rules of a schema or a resource; none where the extension has another form. */
export const rulesOf = (holder: object): Rule[] => {
  const rules: unknown = "x-rules" in holder ? holder["x-rules"] : undefined;
  if (!Array.isArray(rules)) return [];
  return rules.filter(
    (rule: unknown): rule is Rule =>
      isRecord(rule) &&
      ["id", "rule", "message", "error"].every((key) => typeof rule[key] === "string"),
  );
};

/** Where a document holds data of the API, in which nothing is an extension. */
const DATA = new Set(["value", "example", "default", "const", "enum", "x-codeSamples"]);

/** Where keys are names, so that one may be called like a keyword. */
const NAMED = new Set([
  ...["properties", "patternProperties", "$defs", "dependentSchemas", "examples", "schemas"],
  ...["parameters", "responses", "headers", "requestBodies", "pathItems", "content", "callbacks"],
]);

/** Whether a document has decisions or rules at all; most of others have none. */
export const hasNotes = (document: Document): boolean =>
  /"x-(decision|rules)":/.test(JSON.stringify(document));

/** The document with its decisions and the rules of its schemas as the last paragraphs of descriptions. */
export const withNotes = (document: Document, notes: Notes = IN_COMMENTS): Document => {
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
    if (isNamed || "roles" in value) return copy; // a resource has no description
    const decision = value["x-decision"];
    const paragraphs = [
      ...(typeof value["description"] === "string" ? [value["description"].trim()] : []),
      ...(typeof decision === "string" ? [notes.decision(decision)] : []),
      ...rulesOf(value).map(notes.rule),
    ];
    return paragraphs.length === 0 ? copy : { ...copy, description: paragraphs.join("\n\n") };
  };
  return described(document) as Document;
};
