import { constraintsOf } from "../../document/constraints.ts";
import type { Schema } from "../../document/types.ts";

const quote = (value: unknown, keyword: string): string =>
  keyword === "format"
    ? String(value)
    : `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

/** What a doc comment says in its own way, or in its types. */
const ELSEWHERE = new Set(["const", "additionalProperties", "default"]);

const constraintSentence = (schema: Schema): string =>
  sentence(
    constraintsOf(schema, { quote })
      .filter(({ keywords: [keyword = ""] }) => !ELSEWHERE.has(keyword))
      .map(({ words }) => words)
      .join(", "),
  );

const sentence = (text: string): string =>
  text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What stands above a property or a type: title, description, constraints, default, example. */
export const commentOf = (schema: Schema, description = schema.description): string => {
  const example = schema.example ?? schema.examples?.[0];
  const paragraphs = [
    [schema.title, description, constraintSentence(schema)].map((part) => part?.trim() ?? ""),
    [
      schema.deprecated === true ? "@deprecated" : "",
      schema.default === undefined ? "" : `@default ${valueText(schema.default)}`,
      example === undefined ? "" : `@example ${valueText(example)}`,
    ],
  ]
    .map((parts, at) => parts.filter((part) => part !== "").join(at === 0 ? "\n\n" : "\n"))
    .filter((part) => part !== "");
  return oneLineEnd(paragraphs.join("\n\n"));
};

const valueText = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

/** A doc comment around a text; `the end mark` in it can't end it. */
export const docComment = (text: string, indent = ""): string => {
  if (text === "") return "";
  const lines = safe(text).split("\n");
  return lines.length === 1
    ? `${indent}/** ${lines[0] ?? ""} */\n`
    : `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join("\n")}\n${indent} */\n`;
};

/** Nothing in it ends the comment. */
const safe = (text: string): string => oneLineEnd(text).replaceAll("*/", "*\\/").trim();

/** One kind of line end, and none that the printer doesn't know. */
export const oneLineEnd = (text: string): string => text.replace(/\r\n?|[\u2028\u2029]/g, "\n");
