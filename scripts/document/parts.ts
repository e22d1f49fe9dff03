import { DATA, NAMED } from "./extensions.ts";
import { referenceTo } from "./pointer.ts";
import { holdsSchemas } from "./schema-keywords.ts";
import type { Document, Schema } from "./types.ts";

/** What an object is: a schema, what holds schemas, what holds other things by their names, or any other part. */
type Part = "schema" | "schemas" | "named" | "other";

/** What a member of a part is; undefined where nothing in it is a schema. */
export const partOf = (holder: Part, key: string, member: unknown): Part | undefined => {
  if (holder === "schemas") return "schema";
  if (holder === "named") return "other";
  if (holder === "schema") {
    const kind = holdsSchemas(key);
    return kind === "schema" ? kind : kind && "schemas";
  }
  if (key === "schema" || key === "schemas") return key;
  if (DATA.has(key) || key.startsWith("x-")) return undefined;
  return NAMED.has(key) && !Array.isArray(member) ? "named" : "other";
};

/** Visits every part of a document in which a schema may be, once, with the steps to it. */
export const walkParts = (
  document: object,
  visit: (node: Record<string, unknown>, part: Part, steps: readonly string[]) => void,
): void => {
  const seen = new Set<unknown>();
  const steps: string[] = [];
  const go = (node: object, part: Part): void => {
    if (seen.has(node)) return;
    seen.add(node);
    visit(node as Record<string, unknown>, part, steps);
    for (const [key, member] of Object.entries(node)) {
      if (member === null || typeof member !== "object") continue;
      const next = partOf(part, key, member);
      if (next === undefined) continue;
      steps.push(key);
      go(member as object, next);
      steps.pop();
    }
  };
  go(document, "other");
};

/** Every schema of a document once, those inside others too, with where it stands. */
export const everySchema = (document: Document): [schema: Schema, pointer: string][] => {
  const found: [Schema, string][] = [];
  walkParts(document, (node, part, steps) => {
    if (part === "schema" && !Array.isArray(node)) found.push([node, referenceTo(...steps)]);
  });
  return found;
};
