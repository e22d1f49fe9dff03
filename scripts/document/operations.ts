import type { SecurityRequirement } from "../../src/contract.ts";
import { nameOperations, type OperationNames } from "./operation-names.ts";
import { referenceTo, resolve } from "./pointer.ts";
import { serverUrl } from "./servers.ts";
import {
  METHODS,
  type Method,
  type NormalDocument,
  type NormalSchema,
  type OperationObject,
  type ParameterObject,
  type PathItem,
  type RequestBody,
  type ResourceObject,
  type Response,
  type Server,
} from "./types.ts";

/** One operation, with its names given and its references followed. */
export interface OperationModel extends OperationNames {
  readonly method: Method;
  readonly path: string;
  /** Where it stands in the document. */
  readonly reference: string;
  readonly source: OperationObject<NormalSchema>;
  /** The path item's parameters, overridden by the operation's. */
  readonly parameters: readonly ParameterObject<NormalSchema>[];
  readonly body: RequestBody<NormalSchema> | undefined;
  readonly responses: Readonly<Record<string, Response<NormalSchema>>>;
  /** The alternatives of which any one suffices: the operation's own, or else the document's. */
  readonly security: readonly SecurityRequirement[];
  /** Its own servers, or its path's; none where they are the document's. */
  readonly servers: readonly Server[];
  readonly resource: (ResourceObject & { readonly role: string }) | undefined;
}

/** Every operation under `paths`, in the document's order. */
export const operationsOf = (document: NormalDocument): OperationModel[] => {
  const found = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    operationsOfPath(document, path, resolve(document, item)),
  );
  return nameOperations(found);
};

/** An operation before it has its names. */
type UnnamedOperation = Omit<OperationModel, keyof OperationNames>;

const operationsOfPath = (
  document: NormalDocument,
  path: string,
  item: PathItem<NormalSchema>,
): UnnamedOperation[] =>
  METHODS.flatMap((method) => {
    if (item[method] === undefined) return [];
    const source = resolve(document, item[method]);
    const role = item["x-resource"]?.roles[method];
    return {
      method,
      path,
      reference: referenceTo("paths", path, method),
      source,
      parameters: parametersOf(document, item, source),
      body: source.requestBody && resolve(document, source.requestBody),
      responses: Object.fromEntries(
        Object.entries(source.responses ?? {})
          .filter(([status]) => !status.startsWith("x-"))
          .map(([status, each]) => {
            const response = resolve(document, each);
            return [status, isBodiless(method, status) ? withoutContent(response) : response];
          }),
      ),
      security: source.security ?? document.security ?? [],
      servers: ownServers(source.servers ?? item.servers, document.servers),
      resource:
        item["x-resource"] && role !== undefined ? { ...item["x-resource"], role } : undefined,
    };
  });

/** Whether HTTP lets an answer have no body, whatever is described. */
export const isBodiless = (method: Method, status: string): boolean =>
  method === "head" || /^(1\d\d|204|205|304)$/.test(status);

const withoutContent = ({ content: _content, ...rest }: Response<NormalSchema>) => rest;

const ownServers = (own: readonly Server[] = [], general: readonly Server[] = [{ url: "/" }]) =>
  JSON.stringify(own.map(serverUrl)) === JSON.stringify(general.map(serverUrl)) ? [] : own;

const parametersOf = (
  document: NormalDocument,
  item: PathItem<NormalSchema>,
  operation: OperationObject<NormalSchema>,
): ParameterObject<NormalSchema>[] => {
  const parameters = new Map<string, ParameterObject<NormalSchema>>();
  for (const each of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolve(document, each);
    parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...parameters.values()];
};

/** The path's parameters in the order of the path; one that is not declared is a string. */
export const pathParametersOf = ({
  path,
  parameters,
}: OperationModel): ParameterObject<NormalSchema>[] =>
  [...new Set([...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name))].map(
    (name) =>
      parameters.find((each) => each.in === "path" && each.name === name) ?? {
        name,
        in: "path",
        required: true,
        schema: { type: "string" },
      },
  );

/** What the fetch layer or the credentials set; OpenAPI says to ignore these as parameters. */
const IGNORED_HEADERS = new Set(["accept", "content-type", "authorization"]);

/** The parameters that a method takes in one place. */
export const parametersIn = (
  { parameters }: OperationModel,
  where: ParameterObject["in"],
): ParameterObject<NormalSchema>[] =>
  parameters.filter(
    (each) =>
      each.in === where && !(where === "header" && IGNORED_HEADERS.has(each.name.toLowerCase())),
  );

/** The documented 2xx responses; without one, the default. */
export const successes = <Kind>(
  responses: Readonly<Record<string, Response<Kind>>>,
): [string, Response<Kind>][] => {
  const all = Object.entries(responses);
  const good = all.filter(([status]) => /^2/.test(status));
  return good.length > 0 ? good : all.filter(([status]) => status === "default");
};
