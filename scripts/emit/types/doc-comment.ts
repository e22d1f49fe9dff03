import type { Schema } from "../../document/types.ts";

const quote = (value: unknown): string =>
  `\`${typeof value === "string" ? value : JSON.stringify(value)}\``;

const between = (least: unknown, most: unknown, what: string): string | undefined =>
  least !== undefined && most !== undefined
    ? least === most
      ? `${String(least)}${what}`
      : `${String(least)} to ${String(most)}${what}`
    : least !== undefined
      ? `at least ${String(least)}${what}`
      : most !== undefined
        ? `at most ${String(most)}${what}`
        : undefined;

/** A schema's constraints in words: `1 to 64 characters, matches ^[a-z]+$`. Empty where there are none. */
export const constraintsOf = (schema: Schema): string => {
  const {
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    multipleOf,
    minLength,
    maxLength,
    pattern,
  } = schema;
  return [
    schema.format === undefined ? undefined : `format ${schema.format}`,
    between(minimum, maximum, ""),
    typeof exclusiveMinimum === "number" ? `more than ${String(exclusiveMinimum)}` : undefined,
    typeof exclusiveMaximum === "number" ? `less than ${String(exclusiveMaximum)}` : undefined,
    multipleOf === undefined ? undefined : `a multiple of ${String(multipleOf)}`,
    between(minLength, maxLength, " characters"),
    pattern === undefined ? undefined : `matches ${quote(pattern)}`,
    between(schema["minItems"], schema["maxItems"], " items"),
    schema["uniqueItems"] === true ? "no item twice" : undefined,
    between(schema["minProperties"], schema["maxProperties"], " properties"),
  ]
    .filter((each) => each !== undefined)
    .join(", ");
};

const sentence = (text: string): string =>
  text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What stands above a property or a type: title, description, constraints, default, example. */
export const commentOf = (schema: Schema, description = schema.description): string => {
  const example = schema.example ?? schema.examples?.[0];
  const paragraphs = [
    [schema.title, description, sentence(constraintsOf(schema))].map((part) => part?.trim() ?? ""),
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
