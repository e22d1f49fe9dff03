import { constraintWords } from "../../src/constraint-words.ts";
import type { Schema } from "./types.ts";

/** One thing a value has to keep to: the keywords that say it, and the words. */
export interface Constraint {
  readonly keywords: readonly string[];
  readonly words: string;
}

/** Keywords whose two limits are told as one range: `1 to 64 characters`. */
const RANGES: Readonly<Record<string, string>> = {
  minimum: "maximum",
  minLength: "maxLength",
  minItems: "maxItems",
  minProperties: "maxProperties",
};

/** Keywords that only limit where they have this value. */
const FLAGS: Readonly<Record<string, boolean>> = { uniqueItems: true, additionalProperties: false };

/** What is told at another place: the type, its values, and the properties that must be there. */
const ELSEWHERE = new Set(["type", "enum", "required"]);

/** Every limiting keyword, in the order in which limits are told. */
export const CONSTRAINTS: readonly string[] = Object.keys(constraintWords);

/** Limits that are schemas, maps or annotations themselves: told as they stand, after the others. */
const WHOLE: Readonly<Record<string, string>> = {
  contains: "with an item that follows {}",
  minContains: "at least {} such items",
  maxContains: "at most {} such items",
  propertyNames: "names that follow {}",
  dependentRequired: "properties that need others: {}",
  dependentSchemas: "properties that ask for more: {}",
  if: "if it follows {}",
  then: "then also {}",
  else: "otherwise {}",
  unevaluatedItems: "other items: {}",
  unevaluatedProperties: "other properties: {}",
  contentEncoding: "encoded as {}",
  contentMediaType: "holds {}",
  contentSchema: "holds what follows {}",
};

/** Every keyword that is told as a constraint. */
export const TOLD: readonly string[] = [...CONSTRAINTS, ...Object.keys(WHOLE)];

/** What is counted, where there is one of it. */
const SINGULAR: Readonly<Record<string, string>> = {
  characters: "character",
  items: "item",
  properties: "property",
};

const wordsOf = (keyword: string, limit: string): string => {
  const words = constraintWords[keyword]?.limit ?? WHOLE[keyword] ?? "";
  const isOne = /^(exactly )?1$/.test(limit);
  const counted = isOne ? words.replace(/\w+$/, (noun) => SINGULAR[noun] ?? noun) : words;
  return counted.replace("{}", () => limit);
};

/** OpenAPI 3.0 writes `exclusiveMinimum: true` beside `minimum`. */
const EXCLUSIVE: Readonly<Record<string, string>> = {
  exclusiveMinimum: "minimum",
  exclusiveMaximum: "maximum",
};

/** How a place tells constraints. */
export interface Wording {
  /** Marks what is the document's own text. */
  readonly quote: (value: unknown, keyword: string) => string;
  /** What stands before a limit from which nothing differs; default nothing. */
  readonly exactly?: string;
}

/** A schema's constraints in words, one after the other. */
export const constraintsOf = (
  schema: Schema,
  { quote, exactly = "" }: Wording,
): readonly Constraint[] => {
  const told = new Set<string>();
  return TOLD.flatMap((keyword): Constraint[] => {
    const value = schema[keyword];
    if (value === undefined || told.has(keyword) || ELSEWHERE.has(keyword)) return [];
    if (keyword in WHOLE)
      return [{ keywords: [keyword], words: wordsOf(keyword, quote(value, keyword)) }];
    if (keyword in FLAGS)
      return value === FLAGS[keyword] ? [{ keywords: [keyword], words: wordsOf(keyword, "") }] : [];
    // What follows no schema is a value of no type, which the type says.
    if (keyword === "not" && Object.keys(Object(value) as object).length === 0) return [];
    if (keyword === "not")
      return [
        { keywords: [keyword], words: wordsOf(keyword, followingOf(value as Schema, quote)) },
      ];
    const flagged = EXCLUSIVE[keyword];
    if (flagged !== undefined && typeof value === "boolean") {
      const limit = String(schema[flagged]);
      return value ? [{ keywords: [keyword], words: wordsOf(keyword, limit) }] : [];
    }
    const most = RANGES[keyword];
    if (most !== undefined && schema[most] !== undefined) {
      told.add(most);
      const limits = [String(value), String(schema[most])];
      if (value === 0 && most !== "maximum")
        return [{ keywords: [keyword, most], words: wordsOf(most, limits[1] ?? "") }];
      const isExact = limits[0] === limits[1];
      const range = isExact ? `${exactly}${limits[0] ?? ""}` : limits.join(" to ");
      return [{ keywords: [keyword, most], words: wordsOf(most, range).replace("at most ", "") }];
    }
    const limit = QUOTED.has(keyword) ? quote(value, keyword) : String(value);
    return [{ keywords: [keyword], words: wordsOf(keyword, limit) }];
  });
};

/** What a value that follows a schema does: `matches …`, or in the schema's own words. */
const followingOf = (schema: Schema | boolean, quote: Wording["quote"]): string => {
  if (typeof schema === "object") {
    const told = constraintsOf(schema, { quote });
    const keywords = new Set(told.flatMap((each) => each.keywords));
    const isTold = Object.keys(schema).every(
      (keyword) => keywords.has(keyword) || keyword === "type",
    );
    if (isTold && told.length > 0) return told.map(({ words }) => words).join(" and ");
  }
  return `follows ${quote(schema, "not")}`;
};

/** Keywords whose value is text of the document, or any JSON. */
const QUOTED = new Set(["format", "const", "pattern", "default"]);
