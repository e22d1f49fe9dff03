import type { Level } from "./bundle.ts";
import { isBareName, mappedReference } from "./inheritance.ts";
import { preferred } from "./media.ts";
import type { Model } from "./model.ts";
import { parametersIn, successes, type OperationModel } from "./operations.ts";
import { unicodePattern } from "./pattern.ts";
import { lookUp, referenceTo, stepsOf } from "./pointer.ts";
import { securityProblems, securitySchemesOf } from "./security.ts";
import { childrenOf } from "./schema-keywords.ts";
import type { Document, MediaType, NormalDocument, NormalSchema, Schema } from "./types.ts";

/** Something in a document that the output can't express. */
export interface Warning {
  readonly level: Level;
  /** Where it stands in the bundle. */
  readonly pointer: string;
  /** The operation that it is said of. */
  readonly operation?: string;
  readonly message: string;
}

/** What a reader of the output would miss without being told. */
export const warningsOf = ({ source, document, strange, operations }: Model): Warning[] => {
  const ids = new Set(operations.map(({ id }) => id));
  return [
    ...operations.flatMap((each) => warningsOfOperation(each, ids)),
    ...operations.flatMap((each) => ownServerNotes(document, each)),
    ...securityWarnings(document, operations),
    ...schemaWarnings(source),
    ...serverWarnings(source),
    ...strange.map((pointer): Warning => {
      const name = stepsOf(pointer).at(-1) ?? "";
      return {
        level: "note",
        pointer,
        message: `\`${name}\` has another form here; it has no effect`,
      };
    }),
  ];
};

/** Variables of servers of which nothing is known: their braces stay in the URL. */
const serverWarnings = ({ servers = [] }: Document): Warning[] =>
  servers.flatMap(({ url, variables = {} }, at) =>
    [...url.matchAll(/\{([^}]+)\}/g)].flatMap(([, name = ""]): Warning[] =>
      Object.hasOwn(variables, name)
        ? []
        : [
            {
              level: "warning",
              pointer: referenceTo("servers", String(at), "url"),
              message: `the server's variable ${name} has no default; it stays in the URL as it is`,
            },
          ],
    ),
  );

const schemaWarnings = (document: Document): Warning[] =>
  Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) =>
    warningsOfSchema(document, schema, referenceTo("components", "schemas", name)),
  );

/** Whether an operation has a number behind its name because another one has the name. */
const isNumbered = ({ id, source }: OperationModel, ids: ReadonlySet<string>): boolean => {
  const bare = id.replace(/\d+$/, "");
  return bare !== id && ids.has(bare) && source.operationId !== id;
};

const warningsOfOperation = (operation: OperationModel, ids: ReadonlySet<string>): Warning[] => {
  const { id, method, reference } = operation;
  const at = (level: Level, pointer: string, message: string): Warning => ({
    level,
    pointer,
    operation: id,
    message,
  });
  const body = operation.body;
  const request = preferred(body?.content);
  return [
    ...(isNumbered(operation, ids)
      ? [
          at(
            "warning",
            reference,
            `its name is taken by an earlier operation, so it is called ${id}`,
          ),
        ]
      : []),
    ...pathWarnings(operation).map((message) => at("warning", reference, message)),
    ...(method === "trace" ? [at("warning", reference, "fetch refuses the method TRACE")] : []),
    ...(body !== undefined && (method === "get" || method === "head")
      ? [
          at(
            "warning",
            `${reference}/requestBody`,
            `fetch refuses a body with ${method.toUpperCase()}`,
          ),
        ]
      : []),
    ...(request === undefined
      ? []
      : mediaWarnings(body?.content, request.type, "sends").map(([level, text]) =>
          at(level, `${reference}/requestBody`, text),
        )),
    ...successes(operation.responses).flatMap(([status, { content }]) => {
      const response = preferred(content);
      const pointer = `${reference}/responses/${status}`;
      return response === undefined
        ? []
        : mediaWarnings(content, response.type, "asks for").map(([level, text]) =>
            at(level, pointer, text),
          );
    }),
    ...parametersIn(operation, "cookie").map(({ name }) =>
      at(
        "note",
        reference,
        `browsers don't let scripts set cookies; ${name} is only sent elsewhere`,
      ),
    ),
  ];
};

/** A server that an operation has of its own, or of its path. */
const ownServerNotes = (
  document: NormalDocument,
  { id, path, source, reference }: OperationModel,
): Warning[] => {
  const isOwn = source.servers !== undefined;
  if (!isOwn && document.paths?.[path]?.servers === undefined) return [];
  return [
    {
      level: "note",
      pointer: `${isOwn ? reference : referenceTo("paths", path)}/servers`,
      operation: id,
      message: `${isOwn ? "a server of its own" : "its path's server"} is ignored; the client has one base URL`,
    },
  ];
};

/** What the document asks for as a rule is told once, what operations ask for beside it at each of them. */
const securityWarnings = (
  document: NormalDocument,
  operations: readonly OperationModel[],
): Warning[] => {
  const schemes = securitySchemesOf(document);
  const problems = securityProblems(document.security ?? [], schemes);
  const own = operations.filter(({ source }) => source.security !== undefined);
  return [
    ...problems.map((message): Warning => ({
      level: "warning",
      pointer: referenceTo("security"),
      message,
    })),
    ...own.flatMap(({ id, reference, security }) =>
      securityProblems(security, schemes).map((message): Warning => ({
        level: "warning",
        pointer: `${reference}/security`,
        operation: id,
        message,
      })),
    ),
  ];
};

/** What OpenAPI doesn't allow in a path, and how it is read. */
const pathWarnings = ({ path }: OperationModel): string[] => {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) < at));
  return [
    ...[...repeated].map((name) => `{${name}} stands in the path again; it has one value`),
    ...(/\?/.test(path) ? ["the query in the path is sent with every call"] : []),
    ...(path.includes("#") ? ["what is behind # in the path is not sent"] : []),
  ];
};

/** What is left out where a method takes one of several media types, or takes text for what has a structure. */
const mediaWarnings = (
  content: Readonly<Record<string, MediaType<NormalSchema>>> | undefined,
  chosen: string,
  verb: string,
): [Level, string][] => {
  const others = Object.keys(content ?? {}).filter((type) => type !== chosen);
  const schema = content?.[chosen]?.schema;
  const isText = /xml|^text\//.test(chosen) && schema !== undefined && schema.type !== "string";
  return [
    ...(others.length === 0
      ? []
      : ([
          [
            "note",
            `the method ${verb} ${chosen}; ${others.join(", ")}: only in the types of \`paths\``,
          ],
        ] as const)),
    ...(isText
      ? ([["warning", `${chosen} is passed through as text; its schema is not used`]] as const)
      : []),
  ].map(([level, text]): [Level, string] => [level, text]);
};

const warningsOfSchema = (
  document: Document,
  schema: Schema,
  pointer: string,
  seen = new Set<Schema>(),
): Warning[] => {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const { pattern, discriminator } = schema;
  const names = Object.values(discriminator?.mapping ?? {}).filter(
    (target) =>
      typeof target === "string" &&
      isBareName(target) &&
      lookUp(document, mappedReference(target)) === undefined,
  );
  const own = [
    ...(typeof pattern === "string" && unicodePattern(pattern) === undefined
      ? [`the pattern ${pattern} is no JavaScript regular expression; it is not checked`]
      : []),
    ...(schema.enum?.length === 0 ? ["no value follows an empty `enum`"] : []),
    ...("$dynamicRef" in schema
      ? ["a `$dynamicRef` that may lead to several schemas is unknown in types, and not checked"]
      : []),
    ...names.map((name) => `no schema is called ${name}; what is mapped to it is left out`),
  ];
  return [
    ...own.map((message): Warning => ({ level: "warning", pointer, message })),
    ...childrenOf(schema).flatMap((child) => warningsOfSchema(document, child, pointer, seen)),
  ];
};
