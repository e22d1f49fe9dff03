import type { GlobalContext, OpenAPI3, SchemaObject } from "openapi-typescript";
import transformDocument from "openapi-typescript/dist/transform/index.mjs";
import transformSchema from "openapi-typescript/dist/transform/schema-object.mjs";
import ts from "typescript";
import { lookUp } from "../../document/pointer.ts";

/** A schema as the printer understands it: without directions, lists of values and dialects, and with type text in it. */
export interface PrinterSchema {
  /** The text of a type, in place of all other keywords. */
  readonly raw?: string;
  /** The doc comment of what has this schema. */
  readonly comment?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, PrinterSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: PrinterSchema;
  readonly items?: PrinterSchema;
  readonly prefixItems?: readonly PrinterSchema[];
  readonly allOf?: readonly PrinterSchema[];
  readonly oneOf?: readonly PrinterSchema[];
}

/** Type text where a schema is expected. */
export const rawType = (text: string): PrinterSchema => ({ raw: text });

/** In a reference of openapi-typescript these signs mean something; type text has them in quoted keys only. */
const quotedSigns = (text: string): string =>
  text.replace(/[#%/~]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

/** What openapi-typescript makes a doc comment of, for anything that may have one. */
export const commented = (text: string | undefined): { readonly title?: string } =>
  text === undefined || text === "" ? {} : { title: text };

/** Stands for a percent sign in names, which openapi-typescript would decode. */
const PERCENT = "\ue025";

const safeKey = (key: string): string => key.replaceAll("%", PERCENT);

/** A part of a document with the names that openapi-typescript takes. */
const withSafeNames = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(withSafeNames);
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(
    Object.entries(part).map(([key, each]) => [
      safeKey(key),
      key === "name" && typeof each === "string" ? safeKey(each) : withSafeNames(each),
    ]),
  );
};

/** openapi-typescript writes what follows `#/` in a reference as it is. */
export const toLibrary = (schema: PrinterSchema): SchemaObject => {
  const { raw, comment, properties, additionalProperties, items, ...rest } = schema;
  const { prefixItems, allOf, oneOf, ...core } = rest;
  return {
    ...commented(comment),
    ...(raw === undefined ? core : { $ref: `#/${quotedSigns(raw)}` }),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([key, each]) => [safeKey(key), toLibrary(each)]),
          ),
        }),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: toLibrary(additionalProperties) }),
    ...(items === undefined ? {} : { items: toLibrary(items) }),
    ...(prefixItems === undefined ? {} : { prefixItems: prefixItems.map(toLibrary) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(toLibrary) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(toLibrary) }),
  } as SchemaObject;
};

/** Prints types and whole documents. `document` is what references in it are looked up in. */
export const createPrinter = (document: object) => {
  const context = contextOf(document);
  const print = createNodePrinter();
  return {
    /** A type, and whether an interface can have its members. */
    type: (schema: PrinterSchema): { readonly text: string; readonly isInterface: boolean } => {
      const node = transformSchema(toLibrary(schema), { path: "", ctx: context });
      return { text: print(node), isInterface: ts.isTypeLiteralNode(node) };
    },
    /** `paths`, `webhooks`, `components` and `operations`. */
    document: (): string[] =>
      transformDocument(withSafeNames(document) as OpenAPI3, context).map(print),
  };
};

/** The settings. Discriminators and references are already worked into the schemas, so nothing is looked up. */
const contextOf = (document: object): GlobalContext => {
  const settings: Omit<GlobalContext, "redoc" | "inject"> = {
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
    // What a reference leads to is as unknown to the library as it is to us.
    resolve: <Found>(reference: string) => lookUp(document, reference) as Found | undefined,
  };
  return settings as GlobalContext; // `redoc` is only for its own way from a file to a schema
};

const createNodePrinter = (): ((node: ts.Node) => string) => {
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  const file = ts.createSourceFile(
    "schema.ts",
    "",
    ts.ScriptTarget.ESNext,
    false,
    ts.ScriptKind.TS,
  );
  return (node) => {
    alignComments(node);
    return printer
      .printNode(ts.EmitHint.Unspecified, node, file)
      .replaceAll(`\\u${PERCENT.charCodeAt(0).toString(16).toUpperCase()}`, "%");
  };
};

/** openapi-typescript pushes all lines of a comment but the first to the right. */
const alignComments = (node: ts.Node): void => {
  const comments = ts.getSyntheticLeadingComments(node);
  if (comments !== undefined) {
    const aligned = comments.map((comment) => ({
      ...comment,
      text: comment.text.replace(/^ \* {5}/gm, " * ").replace(/ +\n/g, "\n"),
    }));
    ts.setSyntheticLeadingComments(node, aligned);
  }
  ts.forEachChild(node, alignComments);
};
