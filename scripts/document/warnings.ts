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

type Content = Readonly<Record<string, MediaType<NormalSchema>>> | undefined;

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
    [...url.matchAll(/\{([^}]+)\}/g)]
      .map(([, name = ""]) => name)
      .filter((name) => !Object.hasOwn(variables, name))
      .map((name) => ({
        level: "warning",
        pointer: `${holder || "#"}/servers/${String(at)}/url`,
        message: `the server's variable ${name} has no default; it stays in the URL as it is`,
      })),
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
  const { id, method, reference, body, responses } = operation;
  const told: Warning[] = [];
  const tell = (message: string, pointer = reference, level: Level = "warning"): void => {
    told.push({ level, pointer, operation: id, message });
  };
  // Text that is described as more than text. It matters where nothing else is taken unless the caller chooses.
  const tellOfText = (content: Content, pointer: string): void => {
    for (const [at, { type, kind, schema }] of mediaOf(content).entries())
      if (kind === "text" && schema !== undefined && isStructured(document, schema)) {
        const message = `${type} is passed through as text; its schema is not used`;
        tell(message, pointer, at === 0 ? "warning" : "note");
      }
  };
  if (isNumbered(operation, ids))
    tell(`its name is taken by an earlier operation, so it is called ${id}`);
  for (const message of pathWarnings(operation)) tell(message);
  if (method === "trace") tell("fetch refuses the method TRACE");
  if (body !== undefined && (method === "get" || method === "head"))
    tell(`fetch refuses a body with ${method.toUpperCase()}`, `${reference}/requestBody`);
  tellOfText(body?.content, `${reference}/requestBody`);
  for (const [status, { content }] of successes(responses))
    tellOfText(content, `${reference}/responses/${status}`);
  for (const { name } of parametersIn(operation, "cookie")) {
    const message = `browsers don't let scripts set cookies; ${name} is only sent elsewhere`;
    tell(message, reference, "note");
  }
  return told;
};

/** Paths that differ in the names of their parameters alone, which are one path. */
const samePathWarnings = (operations: readonly OperationModel[]): Warning[] => {
  const first = new Map<string, string>();
  return [...new Set(operations.map(({ path }) => path))].flatMap((path): Warning[] => {
    const form = path.replace(/\{[^}]*\}/g, "{}");
    const other = first.get(form);
    if (other === undefined) {
      first.set(form, path);
      return [];
    }
    const message = `${path} is the same path as ${other}; a server can't tell them apart`;
    return [{ level: "warning", pointer: referenceTo("paths", path), message }];
  });
};

/** Bodies that are described of answers that HTTP gives none. */
const bodilessNotes = (
  { id, method, reference, source }: OperationModel,
  document: NormalDocument,
): Warning[] =>
  Object.entries(source.responses ?? {})
    .filter(([status]) => !status.startsWith("x-") && isBodiless(method, status))
    .filter(([, answer]) => resolve(document, answer).content !== undefined)
    .map(([status]) => ({
      level: "note",
      pointer: `${reference}/responses/${status}`,
      operation: id,
      message: `the answer ${status} to ${method.toUpperCase()} has no body; what is described of it is not read`,
    }));

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
