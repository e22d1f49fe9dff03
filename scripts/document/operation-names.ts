import { camelCase, isIdentifier, Names, pascalCase, toIdentifier, wordsOf } from "./names.ts";
import type { Method, OperationObject } from "./types.ts";

/** What an operation's names are made of. */
interface Nameable {
  readonly method: Method;
  readonly path: string;
  readonly source: OperationObject<unknown>;
}

/** The names of an operation. */
export interface OperationNames {
  /** The key in every table: an identifier, unique in the document. */
  readonly id: string;
  /** Where the method stands in the client. */
  readonly group: string;
  readonly name: string;
}

/**
 * The naming rule. An id is the operationId where that is an identifier, its words in camelCase where it isn't, and
 * the method with the words of the path where there is none (`getUsersById`). A method's group is the first tag in
 * camelCase (`default` without one); its name is the id without the words that only repeat the group
 * (`createListener` in `listeners` is `listeners.create`, `repos/get` in `repos` is `repos.get`), where they stand behind
 * the first word or in front, and the whole id elsewhere. `x-method` overrides both. So a name depends on its own
 * operation alone; where two would be the same the one that has it to the letter keeps it, then the earlier one, and the other gets a number (an id) or its whole id (a method).
 */
export const nameOperations = <Each extends Nameable>(
  operations: readonly Each[],
): (Each & OperationNames)[] => {
  const hasOwnId = (each: Nameable): boolean =>
    each.source.operationId !== undefined && isPlain(each.source.operationId);
  const ids = new Names(RESERVED_EXPORTS);
  const idOf = new Map<Nameable, string>();
  const takeIds = (some: readonly Nameable[]): void => {
    for (const each of some) idOf.set(each, ids.take(idFor(each)));
  };
  takeIds(operations.filter(hasOwnId));
  takeIds(operations.filter((each) => !hasOwnId(each)));

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
  "operations contracts errors errorShape errorKinds servers serverTemplates security createMethods ownServers serverFor AcceptOption ContentTypeOption ServerOption WaitOptions serialize reconcile waitUntil Operation ServerTemplate Paging Parameter Contract CatalogueEntry " +
  "ErrorShape ErrorKinds ErrorCode Security Credentials Secret Login credentials credentialsOf isApiError isApiErrorOf OperationId CallOptions CreateOptions Call Page List Input Send Methods"
).split(" ");

const isPlain = (id: string): boolean => isIdentifier(id) && toIdentifier(id) === id;

/** The id that an operation has, unless another one has it. */
export const idFor = ({ source, method, path }: Nameable): string => {
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

const groupFor = ({ tags }: OperationObject<unknown>): string => {
  const group = tags?.[0] === undefined ? "" : camelCase(tags[0]);
  return group === "" ? "default" : group;
};

const methodFor = (
  { operationId }: OperationObject<unknown>,
  id: string,
  group: string,
): string => {
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
