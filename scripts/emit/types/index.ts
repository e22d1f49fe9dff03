import type { GlobalContext, OpenAPI3, SchemaObject } from "openapi-typescript";
import transformDocument from "openapi-typescript/dist/transform/index.mjs";
import transformSchema from "openapi-typescript/dist/transform/schema-object.mjs";
import ts from "typescript";
import { docComment } from "./doc-comment.ts";
import type { Document } from "../../document/types.ts";
import type { EnumType } from "./enums.ts";
import { modelOf } from "../../document/model.ts";
import { propertyKey } from "../../document/names.ts";
import { lookUp } from "../../document/pointer.ts";
import { printableDocument } from "./rewrite-document.ts";
import type { NamedType } from "./named-types.ts";

/**
 * schema.ts: every type of the document. Named types and lists of values first, then the shapes that openapi-fetch
 * reads: `paths`, `webhooks`, `components` and `operations`.
 */
export const emitTypes = (document: Document): string => {
  const model = modelOf(document);
  const { types } = model;
  const printable = printableDocument(model);
  const context = contextOf(printable as unknown as Document);
  const print = createPrinter();
  const named = types.named.map((type) => declaration(type, print, context));
  const rest = transformDocument(printable as unknown as OpenAPI3, context).map(print);
  const text = [...[...types.enums.values()].map(enumeration), ...named, ...rest].join("\n");
  return `${text}${text.includes("WithRequired<") ? WITH_REQUIRED : ""}`;
};

const WITH_REQUIRED = `
/** A type with some of its properties required. */
type WithRequired<Type, Key extends keyof Type> = Type & { [Each in Key]-?: Type[Each] };
`;

/** The printer's settings. Discriminators and references are already worked into the schemas. */
const contextOf = (printable: Document): GlobalContext =>
  ({
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    defaultNonNullable: false,
    discriminators: { objects: {}, refsHandled: [] },
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    inject: undefined,
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
    resolve: (reference: string) => lookUp(printable, reference),
  }) as unknown as GlobalContext;

/** Comment lines that the printer has pushed to the right come back to the margin. */
const createPrinter = (): ((node: ts.Node) => string) => {
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  const file = ts.createSourceFile(
    "schema.ts",
    "",
    ts.ScriptTarget.ESNext,
    false,
    ts.ScriptKind.TS,
  );
  return (node) =>
    printer
      .printNode(ts.EmitHint.Unspecified, node, file)
      .replace(/^( *) \* {5}/gm, "$1 * ")
      .replace(/ +$/gm, "");
};

const declaration = (
  { name, schema, comment }: NamedType,
  print: (node: ts.Node) => string,
  ctx: GlobalContext,
) => {
  const type = transformSchema(schema as SchemaObject, { path: "", ctx });
  const head = ts.isTypeLiteralNode(type) ? `export interface ${name} ` : `export type ${name} = `;
  return `${docComment(comment)}${head}${print(type)}${ts.isTypeLiteralNode(type) ? "" : ";"}\n`;
};

const enumeration = ({ name, values: list, comment, members }: EnumType): string => {
  const lines = members.map(
    ({ key, value, comment: text }) =>
      `${docComment(text, "  ")}  ${propertyKey(key)}: ${JSON.stringify(value)},\n`,
  );
  const values = members.map(({ value }) => JSON.stringify(value));
  return (
    `${docComment(comment)}export const ${name} = {\n${lines.join("")}} as const;\n` +
    `/** One of the values of {@link ${list}}. */\nexport type ${name} = ${values.join(" | ")};\n` +
    `/** Every value of {@link ${name}}. */\n` +
    `export const ${list} = [${values.join(", ")}] as const;\n`
  );
};
