import type { Schema } from "../document/types.ts";
import type { Anchors } from "./markdown.ts";
import { code, anchorTag } from "./markdown.ts";

/** One thing a value has to keep to: the keywords that say it, and the words. */
interface Constraint {
  readonly keywords: readonly string[];
  readonly words: string;
}

const range = (schema: Schema, least: string, most: string, what: string): Constraint[] => {
  const from = schema[least];
  const to = schema[most];
  const said = (...keywords: readonly string[]) => keywords;
  if (from !== undefined && to !== undefined && from !== to) {
    return [{ keywords: said(least, most), words: `${String(from)} to ${String(to)}${what}` }];
  }
  if (from !== undefined && from === to)
    return [{ keywords: said(least, most), words: `exactly ${String(from)}${what}` }];
  return [
    ...(from === undefined
      ? []
      : [{ keywords: said(least), words: `at least ${String(from)}${what}` }]),
    ...(to === undefined ? [] : [{ keywords: said(most), words: `at most ${String(to)}${what}` }]),
  ];
};

const single = (
  schema: Schema,
  keyword: string,
  words: (value: unknown) => string,
): Constraint[] =>
  schema[keyword] === undefined ? [] : [{ keywords: [keyword], words: words(schema[keyword]) }];

const bound =
  (keyword: string, other: string, sign: string) =>
  (schema: Schema): Constraint[] => {
    const value = schema[keyword];
    if (typeof value === "number")
      return [{ keywords: [keyword], words: `${sign} ${String(value)}` }];
    // OpenAPI 3.0 writes `exclusiveMinimum: true` beside `minimum`.
    return value === true
      ? [{ keywords: [keyword], words: `${sign} ${String(schema[other])}` }]
      : [];
  };

const constraintsOf = (schema: Schema): Constraint[] => [
  ...single(schema, "format", (value) => `format ${code(value)}`),
  ...single(schema, "const", (value) => `always ${code(value)}`),
  ...range(schema, "minimum", "maximum", ""),
  ...bound("exclusiveMinimum", "minimum", "more than")(schema),
  ...bound("exclusiveMaximum", "maximum", "less than")(schema),
  ...single(schema, "multipleOf", (value) => `a multiple of ${String(value)}`),
  ...range(schema, "minLength", "maxLength", " characters"),
  ...single(schema, "pattern", (value) => `matches ${code(value)}`),
  ...range(schema, "minItems", "maxItems", " items"),
  ...(schema["uniqueItems"] === true
    ? [{ keywords: ["uniqueItems"], words: "no item twice" }]
    : []),
  ...range(schema, "minProperties", "maxProperties", " properties"),
  ...(schema.additionalProperties === false
    ? [{ keywords: ["additionalProperties"], words: "no property but these" }]
    : []),
  ...single(schema, "default", (value) => `${code(value)} when left out`),
];

/** A schema's constraints in words, each with an anchor of its own: the field's, then the keyword. */
export const constraintLine = (
  schema: Schema,
  anchors: Anchors,
  ...owner: readonly string[]
): string =>
  constraintsOf(schema)
    .map(({ keywords, words }, at) => {
      const tags = keywords.map((each) => anchorTag(anchors.take(...owner, each))).join("");
      return tags + (at === 0 ? capitalized(words) : words);
    })
    .join(" · ");

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
