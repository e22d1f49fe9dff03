import type { Document, MediaType, Parameter, Schema } from "./model/document.ts";
import { catalogueOf } from "./model/errors.ts";
import { modelOf } from "./model/model.ts";
import { propertyKey } from "./model/names.ts";
import type { OperationModel } from "./model/operations.ts";
import { resolve } from "./model/pointer.ts";
import { templateOf } from "./model/wire.ts";

/** operations.ts: what to send and what to expect, per operation. Data only. */
export const emitOperations = (source: Document): string => {
  const { document, operations } = modelOf(source);
  const { errors, shape } = catalogueOf(document, operations);
  const ids = operations.map(({ id }) => id);
  return [
    TYPES,
    ...operations.map(
      (each) =>
        `export const ${each.id} = ${literal(callOf(each, document))} as const satisfies Operation;\n`,
    ),
    `/** Every operation by its id. */\nexport const operations = {\n${ids.map((id) => `  ${id},\n`).join("")}} as const;\n`,
    `export type OperationId = keyof typeof operations;\n`,
    CONTRACT,
    `/** Every operation's contract by its id. */\nexport const contracts: { readonly [Id in OperationId]: Contract } = {\n${operations
      .map((each) => `  ${each.id}: ${literal(contractOf(document, each), "  ")},\n`)
      .join("")}};\n`,
    `/** The error catalogue, collected from the named examples of the error answers. */\nexport const errors = [\n${errors
      .map((each) => `  ${inline(each)},\n`)
      .join("")}] as const satisfies readonly CatalogueEntry[];\n`,
    errors.length === 0
      ? `export type ErrorCode = string;\n`
      : `/** A code of the catalogue. A server may send others. */\nexport type ErrorCode = (typeof errors)[number]["code"];\n`,
    `/** Where an error body keeps what a client needs, as dotted paths. */\nexport const errorShape: ErrorShape = ${inline(shape)};\n`,
    `/** The document's servers, the first being the one to use. */\nexport const servers: readonly string[] = ${inline(document.servers?.map(({ url }) => url) ?? [])};\n`,
  ].join("\n");
};

/** What a client needs to send the call. It is in every bundle that uses the operation, so it says only what it must. */
const callOf = (operation: OperationModel, document: Document) => {
  const { id, method, source, resource } = operation;
  return compact({
    id,
    method: method.toUpperCase(),
    path: templateOf(operation, document),
    envelope: source["x-envelope"],
    paging: pagingOf(operation),
    safe: source["x-safe"] === true ? true : undefined,
    creates: resource?.role === "create" ? resource.name : undefined,
  });
};

/** With the size of a page where the limit is not given: some APIs take a marker only together with a limit. */
const pagingOf = ({ source, parameters }: OperationModel) => {
  const paging = source["x-paging"];
  const limit = parameters.find(({ name }) => name === paging?.limit);
  return paging && compact({ ...paging, size: limit?.schema?.default });
};

const contractOf = (document: Document, operation: OperationModel) => {
  const { source, body, responses, resource } = operation;
  return compact({
    tag: source.tags?.[0],
    permission: source["x-permission"],
    security: operation.security,
    parameters: operation.parameters.map((each) => parameterOf(document, each)),
    request: body && { required: body.required === true, types: exampleNames(body.content) },
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { headers, content }]) => [
        status,
        { headers: Object.keys(headers ?? {}), types: exampleNames(content) },
      ]),
    ),
    resource: resource && resourceOf(resource),
  });
};

const resourceOf = ({
  name,
  role,
  fresh,
  states,
  touched,
  page,
}: NonNullable<OperationModel["resource"]>) =>
  compact({
    name,
    role,
    ...(role === "create" ? { fresh, states, touched } : {}),
    ...(role === "list" ? { page } : {}),
  });

const typeOf = ({ type }: Schema): string | undefined => {
  const first = Array.isArray(type) ? type.find((each) => each !== "null") : type;
  return first === "string" ? undefined : first;
};

const parameterOf = (document: Document, parameter: Parameter) => {
  const { name, in: where, required, style, explode } = parameter;
  const schema = resolve(document, parameter.schema ?? {});
  const usual = where === "query" || where === "cookie" ? "form" : "simple";
  return compact({
    name,
    in: where,
    required: required === true ? true : undefined,
    type: typeOf(schema),
    items: typeOf(resolve(document, schema.items ?? {})),
    default: schema.default,
    style: style === usual ? undefined : style,
    explode: explode === ((style ?? usual) === "form") ? undefined : explode,
  });
};

const exampleNames = (content: Readonly<Record<string, MediaType>> | undefined) =>
  Object.fromEntries(
    Object.entries(content ?? {}).map(([type, { examples }]) => [
      type,
      Object.keys(examples ?? {}),
    ]),
  );

const compact = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

/** A value as TypeScript, one property a line where it is an object. */
const literal = (value: object, indent = ""): string =>
  `{\n${Object.entries(value)
    .map(([key, each]) => `${indent}  ${propertyKey(key)}: ${inline(each)},\n`)
    .join("")}${indent}}`;

const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, each]) => `${propertyKey(key)}: ${inline(each)}`,
  );
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
};

const TYPES = `/** Where a page stands in an answer and how the next one is asked for; \`items\`, \`next\` and \`total\` are dotted paths. */
export interface Paging {
  readonly style: "marker" | "offset";
  readonly items: string;
  readonly limit: string;
  /** How many items a page has where the limit is not given. */
  readonly size?: number;
  readonly marker?: string;
  readonly next?: string;
  readonly offset?: string;
  readonly total?: string;
}

/** What a client needs to send a call. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** A URI template: {id}, or {;id*} where a parameter is not written in the simple style. */
  readonly path: string;
  /** The properties that wrap the request and the answer, as dotted paths. */
  readonly envelope?: { readonly request?: string; readonly response?: string };
  readonly paging?: Paging;
  /** Changes nothing, although its method says otherwise: it may be sent again. */
  readonly safe?: true;
  /** The resource that it makes. */
  readonly creates?: string;
}
`;

const CONTRACT = `export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: true;
  /** Absent: a string. */
  readonly type?: "integer" | "number" | "boolean" | "array" | "object" | "null";
  /** The type of an array's items; absent: strings. */
  readonly items?: "integer" | "number" | "boolean" | "array" | "object" | "null";
  /** What the server takes where the parameter is left out. */
  readonly default?: unknown;
  /** Where it is not the place's default. */
  readonly style?: string;
  readonly explode?: boolean;
}

/** Media types, each with the names of its examples. */
export interface MediaTypes {
  readonly [type: string]: readonly string[];
}

export interface Answer {
  readonly headers: readonly string[];
  readonly types: MediaTypes;
}

/** What a server, a document page or a test needs beside the call. */
export interface Contract {
  readonly tag?: string;
  readonly permission?: string;
  /** Names of the security schemes of which any one suffices; empty for a public operation. */
  readonly security: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly request?: { readonly required: boolean; readonly types: MediaTypes };
  /** By status, range of statuses or \`default\`. */
  readonly responses: { readonly [status: string]: Answer };
  readonly resource?: {
    readonly name: string;
    readonly role: string;
    /** What a new one shows where the request said nothing; \`$uuid\`, \`$now\` and the like are made by the server. */
    readonly fresh?: { readonly [property: string]: unknown };
    readonly states?: { readonly property: string; readonly busy: string; readonly ready: string; readonly leaving: string };
    /** The property that a write sets to the present time. */
    readonly touched?: string;
    /** Beside the list role: the parameter that reverses a page, and where an answer counts its items. */
    readonly page?: { readonly reverse?: string; readonly count?: string };
  };
}

/** One error that the document names. */
export interface CatalogueEntry {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly help: string;
}

export interface ErrorShape {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Where it names its status in words. */
  readonly title?: string;
}
`;
