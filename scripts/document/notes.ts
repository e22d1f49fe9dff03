import { DATA, NAMED } from "./extensions.ts";
import { fieldPathOf, readRules, rolesOf, type Rule } from "./rules.ts";
import type { Document, Method, PathItem } from "./types.ts";
import { isObject } from "./value-type.ts";

type Paths = Readonly<Record<string, PathItem>>;

/** How the extensions that speak to readers are put into words. */
export interface Notes {
  readonly decision: (text: string) => string;
  readonly rule: (rule: Rule) => string;
}

const IN_COMMENTS: Notes = {
  decision: (text) => `Decision: ${text}`,
  rule: (rule) => {
    const words = [fieldPathOf(rule), rule.message].filter((each) => each !== undefined);
    return `Rule ${rule.id}: ${words.join(" ")} (${rule.error}).`;
  },
};

/** Whether a document has decisions or rules at all; most of others have none. */
const hasNotes = (document: Document): boolean => {
  const text = JSON.stringify(document);
  return text.includes('"x-decision":') || text.includes('"x-rules":');
};

/** The document with its decisions and the rules of its schemas as the last paragraphs of descriptions. */
export const withNotes = (document: Document, notes: Notes = IN_COMMENTS): Document => {
  if (!hasNotes(document)) return document;
  const described = (value: unknown, isNamed = false): unknown => {
    if (Array.isArray(value)) return value.map((each) => described(each));
    if (!isObject(value)) return value;
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
      ...readRules(value).map(notes.rule),
    ];
    return paragraphs.length === 0 ? copy : { ...copy, description: paragraphs.join("\n\n") };
  };
  const noted = described(document) as Document;
  return { ...noted, ...(noted.paths && { paths: withResourceRules(noted.paths, notes) }) };
};

/** Paths with the rules of each resource in the descriptions of the operations that check them. */
const withResourceRules = (paths: Paths, notes: Notes): Paths => {
  const rules = new Map<string, Rule[]>();
  for (const { "x-resource": resource } of Object.values(paths)) {
    if (resource === undefined) continue;
    rules.set(resource.name, [...(rules.get(resource.name) ?? []), ...readRules(resource)]);
  }
  return Object.fromEntries(
    Object.entries(paths).map(([path, item]) => {
      const { name = "", roles = {} } = item["x-resource"] ?? {};
      const operations = Object.entries(roles).flatMap(([method, role]) => {
        const operation = item[method as Method];
        const checked = (rules.get(name) ?? []).filter((rule) => rolesOf(rule).includes(role));
        if (operation === undefined || checked.length === 0) return [];
        const description = [operation.description ?? [], checked.map(notes.rule)].flat();
        return [[method, { ...operation, description: description.join("\n\n") }] as const];
      });
      return [path, { ...item, ...Object.fromEntries(operations) }];
    }),
  );
};
