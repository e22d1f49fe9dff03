/**
 * schema.ts: every type of the document.
 * `named-types` gives each its name and asks `rewrite-schema` for its form, which has three parts: `rewrite-structure` for
 * properties and items, `rewrite-composition` for what a schema is composed of, `rewrite-requirements` for what the rest
 * requires of a reference; `component-names`, `operation-types` and `parameter-types` say which there are.
 * `rewrite-document` prepares the shapes that openapi-fetch reads. `printer` prints both: it alone knows openapi-typescript.
 */
import type { Model } from "../../document/model.ts";
import { propertyKey } from "../../document/names.ts";
import { typeAlias } from "../type-alias.ts";
import { docComment } from "./doc-comment.ts";
import type { EnumType } from "./enums.ts";
import type { NamedType, Types } from "./named-types.ts";
import { createPrinter } from "./printer.ts";
import { rewriteDocument } from "./rewrite-document.ts";

type Printer = ReturnType<typeof createPrinter>;

/** Named types and lists of values first, then `paths`, `webhooks`, `components` and `operations`. */
export const emitTypes = (model: Model, types: Types, runtime: string): string => {
  const printer = createPrinter(rewriteDocument(model, types));
  const named = types.named.map((type) => declaration(type, printer));
  const rest = printer.document();
  const text = [...[...types.enums.values()].map(enumeration), ...named, ...rest].join("\n");
  const imported = text.includes("WithRequired<")
    ? `import type { WithRequired } from ${JSON.stringify(runtime)};\n\n`
    : "";
  return `${imported}${text}\n`;
};

const declaration = ({ name, schema, comment }: NamedType, printer: Printer): string => {
  const { text, isInterface } = printer.type(schema);
  return isInterface
    ? `${docComment(comment)}export interface ${name} ${text}\n`
    : typeAlias(name, text, comment);
};

const enumeration = ({ name, values: list, comment, members }: EnumType): string => {
  const lines = members.map(
    ({ key, value, comment: text }) =>
      `${docComment(text, "  ")}  ${propertyKey(key)}: ${JSON.stringify(value)},\n`,
  );
  const values = [...new Set(members.map(({ value }) => JSON.stringify(value)))];
  return (
    `${docComment(comment)}export const ${name} = {\n${lines.join("")}} as const;\n` +
    typeAlias(name, values.join(" | "), `One of the values of {@link ${list}}.`) +
    `/** Every value of {@link ${name}}. */\n` +
    `export const ${list} = [${values.join(", ")}] as const;\n`
  );
};
