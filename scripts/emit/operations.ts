import type { SecurityScheme } from "../../src/contract.ts";
import type { NormalDocument, Server } from "../document/types.ts";
import { catalogueOf } from "../document/error-catalogue.ts";
import type { Model } from "../document/model.ts";
import { propertyKey } from "../document/names.ts";
import { propertyAt } from "../document/composition.ts";
import { mediaOf, preferred } from "../document/media.ts";
import {
  isSameSecurity,
  securitySchemesOf,
  type SecuritySchemeObject,
} from "../document/security.ts";
import { successes, type OperationModel } from "../document/operations.ts";
import { serverUrl } from "../document/servers.ts";
import { resolve } from "../document/pointer.ts";
import { templateOf } from "./client/parameter-styles.ts";
import { contractOf } from "./contracts.ts";
import { compact, inline, literal } from "./literal.ts";
import { typeAlias } from "./type-alias.ts";

/** operations.ts: what to send and what to expect, per operation. Data only. */
export const emitOperations = ({ document, operations }: Model, runtime: string): string => {
  const { errors, shape, kinds } = catalogueOf(document, operations);
  const ids = operations.map(({ id }) => id);
  const templates = templatesOf(document.servers ?? []);
  const security = securityOf(document);
  return [
    `import type { ${errors.length === 0 ? "" : "CatalogueEntry, "}Contract, ErrorKinds, ErrorShape${operations.length > 0 ? ", Operation" : ""}${security.length > 0 ? ", Security" : ""}${templates.length > 0 ? ", ServerTemplate" : ""} } from ${JSON.stringify(runtime)};\n`,
    ...operations.map(
      (each) =>
        `export const ${each.id} = ${literal(callOf(each, document))} as const satisfies Operation;\n`,
    ),
    `/** Every operation by its id. */\nexport const operations = {\n${ids.map((id) => `  ${id},\n`).join("")}} as const;\n`,
    typeAlias("OperationId", "keyof typeof operations"),
    `/** Every operation's contract by its id. */\nexport const contracts: { readonly [Id in OperationId]: Contract } = {\n${operations
      .map((each) => `  ${each.id}: ${literal(contractOf(document, each), "  ")},\n`)
      .join("")}};\n`,
    `/** The error catalogue, collected from the named examples of the error answers. */\nexport const errors = ${listed(errors)} as const${errors.length === 0 ? "" : " satisfies readonly CatalogueEntry[]"};\n`,
    errors.length === 0
      ? typeAlias("ErrorCode", "string")
      : typeAlias(
          "ErrorCode",
          '(typeof errors)[number]["code"]',
          "A code of the catalogue. A server may send others.",
        ),
    `/** Where an error body keeps what a client needs, as dotted paths. */\nexport const errorShape: ErrorShape = ${inline(shape)};\n`,
    `/** The code of each kind of error. */\nexport const errorKinds: ErrorKinds = ${inline(kinds)};\n`,
    `/** The document's servers, the first being the one to use. */\nexport const servers: readonly string[] = ${inline(document.servers?.map(serverUrl) ?? [])};\n`,
    ...templates,
    ...security,
  ].join("\n");
};

/** A list with an item a line. */
const listed = (items: readonly object[]): string =>
  `[\n${items.map((each) => `  ${inline(each)},\n`).join("")}]`;

/** The servers that have variables, for those who want other values than the defaults. */
const templatesOf = (servers: readonly Server[]): string[] => {
  const templates = servers.flatMap(({ url, variables = {} }) =>
    Object.keys(variables).length === 0
      ? []
      : [
          {
            url,
            variables: Object.fromEntries(
              Object.entries(variables).map(([name, variable]) => [
                name,
                compact({
                  default: String(variable.default),
                  enum: variable.enum?.map(String),
                }),
              ]),
            ),
          },
        ],
  );
  if (templates.length === 0) return [];
  return [
    `/** The servers with variables: \`serverUrl(serverTemplates[0], { … })\` of the runtime gives a URL. */\nexport const serverTemplates = ${listed(templates)} as const satisfies readonly ServerTemplate[];\n`,
  ];
};

/** The security schemes, for those who send credentials by their names. */
const securityOf = (document: NormalDocument): string[] => {
  const schemes = Object.entries(securitySchemesOf(document));
  if (schemes.length === 0) return [];
  const rows = schemes.map(
    ([name, scheme]) => `    ${propertyKey(name)}: ${inline(sentBy(scheme))},\n`,
  );
  return [
    `/** The security schemes, and what operations ask for as a rule. */\nexport const security: Security = {\n  schemes: {\n${rows.join("")}  },\n  needs: ${inline(document.security ?? [])},\n};\n`,
  ];
};

/** What there is to know of a scheme to send a credential. */
const sentBy = (scheme: SecuritySchemeObject): SecurityScheme => {
  if (scheme.type === "apiKey") return { type: scheme.type, in: scheme.in, name: scheme.name };
  return scheme.type === "http"
    ? { type: scheme.type, scheme: scheme.scheme }
    : { type: scheme.type };
};

/** What a client needs to send the call. It is in every bundle that uses the operation, so it says only what it must. */
const callOf = (operation: OperationModel, document: NormalDocument) => {
  const { id, method, source } = operation;
  return compact({
    id,
    method: method.toUpperCase(),
    path: templateOf(operation, document),
    envelope: envelopeOf(operation, document),
    paging: pagingOf(operation),
    empty: hasNoBody(operation) ? true : undefined,
    safe: source["x-safe"] === true ? true : undefined,
    plainErrors: plainErrorsOf(operation),
    servers: operation.servers.length === 0 ? undefined : operation.servers.map(serverUrl),
    security: isSameSecurity(operation.security, document.security ?? [])
      ? undefined
      : operation.security,
  });
};

/** With a mark where the response's property is a list. */
const envelopeOf = ({ source, responses }: OperationModel, document: NormalDocument) => {
  const envelope = source["x-envelope"];
  if (envelope?.response === undefined) return envelope;
  const schemas = successes(responses).map(([, { content }]) => preferred(content)?.schema);
  const isList = schemas.every((schema) => {
    const part = propertyAt(document, schema, envelope.response);
    return part && resolve(document, part).type === "array";
  });
  return isList ? { ...envelope, isList } : envelope;
};

const hasNoBody = ({ responses }: OperationModel): boolean => {
  const good = successes(responses);
  return good.length > 0 && good.every(([, { content }]) => preferred(content) === undefined);
};

/** The statuses of errors of which at least one form is described without JSON; undefined where there are none. */
const plainErrorsOf = ({ responses }: OperationModel): string[] | undefined => {
  const statuses = Object.entries(responses)
    .filter(([status]) => !/^[12]/.test(status))
    .filter(([, { content }]) => mediaOf(content).at(-1)?.kind !== "json")
    .map(([status]) => (status === "default" ? "" : status.replace(/XX$/i, "")));
  return statuses.length === 0 ? undefined : statuses;
};

/** With the size of a page where the limit is not given: some APIs take a marker only together with a limit. */
const pagingOf = ({ source, parameters }: OperationModel) => {
  const paging = source["x-paging"];
  const limit = parameters.find(({ name }) => name === paging?.limit);
  return paging && compact({ ...paging, size: limit?.schema?.default });
};
