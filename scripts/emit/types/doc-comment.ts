import { constraintsOf } from "../../document/constraints.ts";
import { schemaExamples } from "../../document/examples.ts";
import type { NormalSchema, Schema } from "../../document/types.ts";
import { isEnum } from "../../document/value-list.ts";

const quote = (value: unknown, keyword: string): string =>
  keyword === "format" ? String(value) : `\`${valueText(value)}\``;

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

/** A text of the document as a part of a doc comment: what begins a line with @ is no tag of it. */
export const proseOf = (text = ""): string => text.trim().replace(/^([ \t]*)@(?=\w)/gm, "$1\\@");

/** What there is to say about a value itself, in paragraphs. */
const wordsOf = (schema: Schema, description = schema.description): string[] => [
  proseOf(schema.title),
  proseOf(description),
  constraintSentence(schema),
];

/** The parts of a schema that have no place for a comment of their own in TypeScript, and what they are called. */
const partsOf = (schema: Schema): (readonly [label: string, part: Schema | boolean])[] => {
  const { items, prefixItems = [], properties, additionalProperties } = schema;
  const alternatives = isEnum(schema as NormalSchema)
    ? []
    : [schema.oneOf ?? [], schema.anyOf ?? []];
  return [
    ...(schema.allOf ?? []).map((part) => ["Also", part] as const),
    ...alternatives.flat().map((part) => [labelOf(part), part] as const),
    ...prefixItems.map((item, at) => [`Item ${String(at + 1)}`, item] as const),
    ...(items === undefined
      ? []
      : [[prefixItems.length > 0 ? "Each further item" : "Each item", items] as const]),
    ...Object.entries(schema.patternProperties ?? {}).map(
      ([pattern, part]) => [`Each property like \`${pattern}\``, part] as const,
    ),
    ...(additionalProperties === undefined
      ? []
      : [
          [
            properties === undefined ? "Each value" : "Each other property",
            additionalProperties,
          ] as const,
        ]),
  ];
};

const labelOf = (part: Schema): string =>
  "const" in part ? `Either ${quote(part.const, "const")}` : "Either";

/** Default and examples of what has no tags of its own. */
const valuesOf = (part: Schema): string[] => [
  part.default === undefined ? "" : `By default ${quote(part.default, "default")}.`,
  ...schemaExamples(part).map((each) => `For example ${quote(each, "example")}.`),
];

/** What is said of a schema's parts, as a list in a list. */
const partLines = (schema: Schema, indent = ""): string[] =>
  partsOf(schema).flatMap(([label, part]) => {
    if (typeof part === "boolean") return [];
    const words = [...wordsOf(part), ...valuesOf(part)].filter((each) => each !== "").join("\n\n");
    const inner = partLines(part, `${indent}  `);
    if (words === "" && inner.length === 0) return [];
    const [first = "", ...more] = words.split("\n");
    const rest = more.map((line) => (line === "" ? "" : `${indent}  ${line}`));
    return [`${indent}- ${label}: ${first}`.trimEnd(), ...rest, ...inner];
  });

/** What stands above a property or a type: title, description, constraints, its nameless parts, default, example. */
export const commentOf = (schema: Schema, description = schema.description): string => {
  const paragraphs = [
    [...wordsOf(schema, description), partLines(schema).join("\n")],
    [
      schema.deprecated === true ? "@deprecated" : "",
      schema.default === undefined ? "" : `@default ${valueText(schema.default)}`,
      ...schemaExamples(schema).map((each) => `@example ${valueText(each)}`),
    ],
  ]
    .map((parts, at) => parts.filter((part) => part !== "").join(at === 0 ? "\n\n" : "\n"))
    .filter((part) => part !== "");
  return oneLineEnd(paragraphs.join("\n\n"));
};

const valueText = (value: unknown): string =>
  typeof value === "string" && value.trim() !== "" ? value : JSON.stringify(value);

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
