import { everySchema } from "./parts.ts";
import { isBareName, mappedReference } from "./inheritance.ts";
import { isStructured, mediaOf } from "./media.ts";
import type { Model } from "./model.ts";
import { idFor } from "./operation-names.ts";
import { isBodiless, parametersIn, successes, type OperationModel } from "./operations.ts";
import { unicodePattern } from "./pattern.ts";
import { lookUp, referenceTo, resolve, stepsOf } from "./pointer.ts";
import type { Level } from "./readings.ts";
import { securityProblems, securitySchemesOf } from "./security.ts";
import type { Document, MediaType, NormalDocument, NormalSchema, Schema, Server } from "./types.ts";

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
    ...operations.flatMap((each) => warningsOfOperation(each, document, ids)),
    ...operations.flatMap((each) => bodilessNotes(each, document)),
    ...samePathWarnings(operations),
    ...securityWarnings(document, operations),
    ...schemaWarnings(source),
    ...serverWarnings(source.servers ?? [], ""),
    ...operations.flatMap(({ servers, source: { servers: own }, path, reference }) =>
      serverWarnings(servers, own === undefined ? referenceTo("paths", path) : reference),
    ),
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
const serverWarnings = (servers: readonly Server[], holder: string): Warning[] =>
  servers.flatMap(({ url, variables = {} }, at) =>
    [...url.matchAll(/\{([^}]+)\}/g)].flatMap(([, name = ""]): Warning[] =>
      Object.hasOwn(variables, name)
        ? []
        : [
            {
              level: "warning",
              pointer: `${holder || "#"}/servers/${String(at)}/url`,
              message: `the server's variable ${name} has no default; it stays in the URL as it is`,
            },
          ],
    ),
  );

const schemaWarnings = (document: Document): Warning[] =>
  everySchema(document).flatMap(([schema, pointer]) =>
    messagesOf(document, schema).map((message) => ({ level: "warning", pointer, message })),
  );

/** Whether an operation has a number behind its name because another one has the name. */
const isNumbered = (operation: OperationModel, ids: ReadonlySet<string>): boolean => {
  const { id } = operation;
  const bare = id.replace(/\d+$/, "");
  return bare !== id && ids.has(bare) && idFor(operation) !== id;
};

const warningsOfOperation = (
  operation: OperationModel,
  document: NormalDocument,
  ids: ReadonlySet<string>,
): Warning[] => {
  const { id, method, reference } = operation;
  const at = (level: Level, pointer: string, message: string): Warning => ({
    level,
    pointer,
    operation: id,
    message,
  });
  const body = operation.body;
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
    ...textWarnings(document, body?.content).map(([level, text]) =>
      at(level, `${reference}/requestBody`, text),
    ),
    ...successes(operation.responses).flatMap(([status, { content }]) =>
      textWarnings(document, content).map(([level, text]) =>
        at(level, `${reference}/responses/${status}`, text),
      ),
    ),
    ...parametersIn(operation, "cookie").map(({ name }) =>
      at(
        "note",
        reference,
        `browsers don't let scripts set cookies; ${name} is only sent elsewhere`,
      ),
    ),
  ];
};

/** Paths that differ in the names of their parameters alone, which are one path. */
const samePathWarnings = (operations: readonly OperationModel[]): Warning[] => {
  const first = new Map<string, string>();
  return [...new Set(operations.map(({ path }) => path))].flatMap((path): Warning[] => {
    const form = path.replace(/\{[^}]*\}/g, "{}");
    const other = first.get(form);
    if (other === undefined) first.set(form, path);
    const message = `is the same path as ${other ?? ""}; a server can't tell them apart`;
    return other === undefined
      ? []
      : [{ level: "warning", pointer: referenceTo("paths", path), message: `${path} ${message}` }];
  });
};

/** Bodies that are described of answers that HTTP gives none. */
const bodilessNotes = (
  { id, method, reference, source }: OperationModel,
  document: NormalDocument,
): Warning[] =>
  Object.entries(source.responses ?? {}).flatMap(([status, answer]): Warning[] =>
    status.startsWith("x-") ||
    !isBodiless(method, status) ||
    resolve(document, answer).content === undefined
      ? []
      : [
          {
            level: "note",
            pointer: `${reference}/responses/${status}`,
            operation: id,
            message: `the answer ${status} to ${method.toUpperCase()} has no body; what is described of it is not read`,
          },
        ],
  );

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
const pathWarnings = ({ path, parameters }: OperationModel): string[] => {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const declared = parameters.filter((each) => each.in === "path").map(({ name }) => name);
  const repeated = new Set(names.filter((name, at) => names.indexOf(name) < at));
  return [
    ...[...repeated].map((name) => `{${name}} stands in the path again; it has one value`),
    ...[...new Set(names)]
      .filter((name) => !declared.includes(name))
      .map((name) => `no parameter {${name}} is described; it is read as a text`),
    ...declared
      .filter((name) => !names.includes(name))
      .map((name) => `the path has no {${name}}; the parameter has no effect`),
    ...(/\?/.test(path) ? ["the query in the path is sent with every call"] : []),
    ...(path.includes("#") ? ["what is behind # in the path is not sent"] : []),
  ];
};

/** Text that is described as more than text. It matters where nothing else is taken unless the caller chooses. */
const textWarnings = (
  document: NormalDocument,
  content: Readonly<Record<string, MediaType<NormalSchema>>> | undefined,
): [Level, string][] =>
  mediaOf(content).flatMap(({ type, kind, schema }, at): [Level, string][] =>
    kind === "text" && schema !== undefined && isStructured(document, schema)
      ? [
          [
            at === 0 ? "warning" : "note",
            `${type} is passed through as text; its schema is not used`,
          ],
        ]
      : [],
  );

const messagesOf = (document: Document, schema: Schema): string[] => {
  const { pattern, patternProperties = {}, discriminator } = schema;
  const patterns = [pattern, ...Object.keys(patternProperties)];
  const names = Object.values(discriminator?.mapping ?? {}).filter(
    (target) =>
      typeof target === "string" &&
      isBareName(target) &&
      lookUp(document, mappedReference(target)) === undefined,
  );
  return [
    ...patterns.flatMap((each) =>
      typeof each === "string" && unicodePattern(each) === undefined
        ? [`the pattern ${each} is no JavaScript regular expression; it is not checked`]
        : [],
    ),
    ...(schema.enum?.length === 0 ? ["no value follows an empty `enum`"] : []),
    ...("$dynamicRef" in schema
      ? ["a `$dynamicRef` that may lead to several schemas is unknown in types, and not checked"]
      : []),
    ...names.map((name) => `no schema is called ${name}; what is mapped to it is left out`),
  ];
};
