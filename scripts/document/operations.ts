import {
  METHODS,
  type Document,
  type Method,
  type Operation,
  type Parameter,
  type PathItem,
  type RequestBody,
  type Resource,
  type Response,
} from "./types.ts";
import { camelCase, isIdentifier, Names, pascalCase, toIdentifier, wordsOf } from "./names.ts";
import { referenceTo, resolve } from "./pointer.ts";

/** One operation, with its names given and its references followed. */
export interface OperationModel {
  /** The key in every table: an identifier, unique in the document. */
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  /** Where it stands in the document. */
  readonly reference: string;
  readonly source: Operation;
  /** Where the method stands in the client. */
  readonly group: string;
  readonly name: string;
  /** The path item's parameters, overridden by the operation's. */
  readonly parameters: readonly Parameter[];
  readonly body: RequestBody | undefined;
  readonly responses: Readonly<Record<string, Response>>;
  /** Names of the security schemes of which any one suffices. */
  readonly security: readonly string[];
  readonly resource: (Resource & { readonly role: string }) | undefined;
}

/** Every operation under `paths`, in the document's order. */
export const operationsOf = (document: Document): OperationModel[] => {
  const found = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    operationsOfPath(document, path, resolve(document, item)),
  );
  return named(found);
};

type Nameless = Omit<OperationModel, "id" | "group" | "name">;

const operationsOfPath = (document: Document, path: string, item: PathItem): Nameless[] =>
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
          .map(([status, response]) => [status, resolve(document, response)]),
      ),
      security: schemeNames(source.security ?? document.security ?? []),
      resource:
        item["x-resource"] && role !== undefined ? { ...item["x-resource"], role } : undefined,
    };
  });

const parametersOf = (document: Document, item: PathItem, operation: Operation): Parameter[] => {
  const parameters = new Map<string, Parameter>();
  for (const each of [...(item.parameters ?? []), ...(operation.parameters ?? [])]) {
    const parameter = resolve(document, each);
    parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...parameters.values()];
};

/** `[]`, or an alternative that asks for nothing, means that the operation is public. */
const schemeNames = (security: NonNullable<Operation["security"]>): string[] =>
  security.some((alternative) => Object.keys(alternative).length === 0)
    ? []
    : [...new Set(security.flatMap((alternative) => Object.keys(alternative)))];

/**
 * The naming rule. An id is the operationId where that is an identifier, its words in camelCase where it isn't, and
 * the method with the words of the path where there is none (`getUsersById`). A method's group is the first tag in
 * camelCase (`default` without one); its name is the id without the words that only repeat the group
 * (`createListener` in `listeners` is `listeners.create`, `repos/get` in `repos` is `repos.get`), where they stand behind
 * the first word or in front, and the whole id elsewhere. `x-method` overrides both. So a name depends on its own operation alone; where two would be the same the one that has it to the letter
 * keeps it, then the earlier one, and the other gets a number (an id) or its whole id (a method).
 */
const named = (operations: readonly Nameless[]): OperationModel[] => {
  const exact = (each: Nameless): boolean =>
    each.source.operationId !== undefined && isPlain(each.source.operationId);
  const ids = new Names(RESERVED_EXPORTS);
  const idOf = new Map<Nameless, string>();
  const takeIds = (some: readonly Nameless[]): void => {
    for (const each of some) idOf.set(each, ids.take(idFor(each)));
  };
  takeIds(operations.filter(exact));
  takeIds(operations.filter((each) => !exact(each)));

  const groups = new Map<string, Names>();
  return operations.map((each) => {
    const id = idOf.get(each) ?? "";
    const group = each.source["x-method"]?.group ?? groupFor(each.source);
    const names = groups.get(group) ?? new Names();
    groups.set(group, names);
    const wanted = each.source["x-method"]?.name ?? methodFor(each.source, id, group);
    return { ...each, id, group, name: names.take(names.has(wanted) ? id : wanted) };
  });
};

/** What operations.ts and client.ts declare beside the operations, and the global types they use. */
const RESERVED_EXPORTS = (
  "operations contracts errors errorShape servers createMethods wire Operation Paging Parameter Contract CatalogueEntry " +
  "ErrorShape ErrorCode OperationId CallOptions CreateOptions Call Page List Input Wire Send Methods"
).split(" ");

const isPlain = (id: string): boolean => isIdentifier(id) && toIdentifier(id) === id;

const idFor = ({ source, method, path }: Nameless): string => {
  if (source.operationId === undefined) return toIdentifier(method + pathWords(path));
  return isPlain(source.operationId)
    ? source.operationId
    : toIdentifier(camelCase(source.operationId));
};

/** `/users/{user_id}/keys` → `UsersByUserIdKeys` */
const pathWords = (path: string): string =>
  path
    .split("/")
    .map((segment) => segment.replace(/\{([^}]*)\}/g, (_, name: string) => ` by ${name} `))
    .map(pascalCase)
    .join("");

const groupFor = ({ tags }: Operation): string => {
  const group = tags?.[0] === undefined ? "" : camelCase(tags[0]);
  return group === "" ? "default" : group;
};

const methodFor = ({ operationId }: Operation, id: string, group: string): string => {
  if (operationId !== undefined && isIdentifier(operationId) && operationId !== id)
    return operationId;
  const words = wordsOf(id);
  const groupWords = wordsOf(group);
  const own = stemsOf(groupWords);
  const [first = "", ...rest] = words;
  if (stemsOf(rest) === own) return first.toLowerCase();
  const behind = words.slice(groupWords.length);
  return behind.length > 0 && stemsOf(words.slice(0, groupWords.length)) === own
    ? camelCase(behind.join(" "))
    : id;
};

/** Words without number, and without the `by` of `filterListenersByTag`. */
const stemsOf = (words: readonly string[]): string =>
  words
    .map((word) => word.toLowerCase().replace(/ies$/, "y").replace(/s$/, ""))
    .filter((word) => word !== "by")
    .join(" ");
