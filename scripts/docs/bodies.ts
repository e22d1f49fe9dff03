import { isBodyText, namedExamplesOf } from "../document/examples.ts";
import type { MediaType } from "../document/types.ts";
import { embedded } from "./embed.ts";
import { bodyOf, isInline, type FieldScope } from "./fields.ts";
import { block, code, json, paragraphs, plain } from "./markdown.ts";

/** Items with a line before them, so that they don't run on from a list above. */
const listUnder = (line: string, items: readonly (string | undefined)[]): string[] =>
  items.length === 0 ? [] : [paragraphs([line, items.join("\n")])];

/** The fields of a body that has no name; a named one has a section of its own. */
export const inline = (
  scope: FieldScope,
  { schema }: MediaType,
  ...owner: readonly string[]
): (string | undefined)[] => {
  if (!isInline(scope, schema)) return [];
  const { told, parts } = bodyOf(scope, schema, ...owner);
  return [...told, ...listUnder("Body:", parts)];
};

/** An example of what is sent or answered. */
export interface ShownExample {
  /** Its name among others, empty where it is the only one. */
  readonly name: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly text: string;
  readonly language: string;
}

/** The examples of a body that have a value. */
export const examplesOf = (
  { document }: FieldScope,
  [type, media]: readonly [type: string, media: MediaType],
): ShownExample[] =>
  namedExamplesOf(document, media).flatMap((example) => {
    const { name, summary, description, value } = example;
    if (value === undefined) return [];
    const isText = isBodyText(value, type);
    return {
      ...{ name, text: isText ? value || "(empty)" : json(value) },
      language: isText ? "" : "json",
      summary: summary ?? description ?? "",
      description: summary === undefined ? undefined : description,
    };
  });

/** The way to examples that stand elsewhere. */
export const examplesElsewhere = ({ document }: FieldScope, media: MediaType): string[] =>
  namedExamplesOf(document, media).flatMap(({ name, summary = "", value, externalValue }) =>
    externalValue === undefined || value !== undefined
      ? []
      : [`Example ${code(name)}: [${plain(summary || externalValue)}](${externalValue})`],
  );

export const examples = (scope: FieldScope, media: readonly [string, MediaType]): string[] =>
  examplesOf(scope, media).flatMap(({ name, summary, description, text, language }) => {
    const title = [plain(summary), name === "" ? "" : `(${code(name)})`];
    return [
      `Example: ${title.filter((part) => part !== "").join(" ")}`,
      ...(description === undefined ? [] : [embedded(6, description)]),
      block(text, language),
    ];
  });
