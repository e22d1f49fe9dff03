import { toTimestamp } from "../clock.ts";
import type {
  Lifecycle,
  Operation,
  Parent,
  ResourceContract,
  ResourceRule,
} from "../../contract.ts";
import type { Random } from "../random.ts";
import type { MockDocument, Value } from "../types.ts";

/** One operation on a resource. */
export interface ResourceOperation {
  readonly role: string;
  readonly operation: Operation;
  /** The operation's successful status. */
  readonly status: number;
  /** The path parameter that names one thing; undefined where the path has none. */
  readonly idParameter: string | undefined;
  readonly resource: Resource;
}

/** A resource that is remembered: everything known of it comes from the document. */
export interface Resource {
  readonly name: string;
  readonly document: MockDocument;
  /** The property that is its id: the one whose default is $uuid. */
  readonly id: string;
  readonly lifecycle: Lifecycle | undefined;
  /** The property that a write sets to the present time. */
  readonly updatedAt: string | undefined;
  readonly within: Parent | undefined;
  /** A new one: what is given, and the document's defaults for the rest. */
  readonly complete: (given: Value, now: number, random: Random) => Value;
  readonly operations: readonly ResourceOperation[];
  readonly rules: readonly ResourceRule[];
}

/** What the words of a default stand for. */
interface Words {
  readonly uuid: () => string;
  readonly now: string;
  readonly account: string;
}

/** A default with its words filled in. */
const fill = (template: unknown, words: Words): unknown => {
  if (template === "$uuid") return words.uuid();
  if (template === "$now") return words.now;
  if (template === "$account") return words.account;
  if (Array.isArray(template)) return template.map((each) => fill(each, words));
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, each]) => [name, fill(each, words)]),
  );
};

/** Fills in only what is not given, so that what is given costs no chance. */
const createComplete = (defaults: object, account: string): Resource["complete"] => {
  const templates = Object.entries(defaults);
  return (given, now, random) => {
    const words = { uuid: random.uuid, now: toTimestamp(now), account };
    const value: Value = {};
    for (const [name, template] of templates) {
      if (!Object.hasOwn(given, name)) value[name] = fill(template, words);
    }
    return Object.assign(value, given);
  };
};

const successOf = (document: MockDocument, id: string): number => {
  const statuses = Object.keys(document.contracts[id]?.responses ?? {});
  return Number(statuses.find((status) => /^2\d\d$/.test(status)) ?? 200);
};

interface Entry {
  readonly id: string;
  readonly operation: Operation;
  readonly contract: ResourceContract;
}

const entriesOf = (document: MockDocument): Entry[] =>
  Object.entries(document.operations).flatMap(([id, operation]) => {
    const contract = document.contracts[id]?.resource;
    return contract ? [{ id, operation, contract }] : [];
  });

/** Reads the resources of a document out of its operation table. `account` is what $account stands for. */
export const readResources = (document: MockDocument, account: string): Resource[] => {
  const all = entriesOf(document);
  const names = new Set(all.map(({ contract }) => contract.name));
  return [...names].map((name) => {
    const entries = all.filter(({ contract }) => contract.name === name);
    const contracts = entries.map(({ contract }) => contract);
    const create: Partial<ResourceContract> = contracts.find(({ role }) => role === "create") ?? {};
    const { defaults = {}, lifecycle, updatedAt, within } = create;
    const id = Object.keys(defaults).find((property) => defaults[property] === "$uuid");
    if (id === undefined) {
      throw new TypeError(
        `x-resource ${name}: defaults must make the id, a property that is $uuid.`,
      );
    }
    const operations: ResourceOperation[] = [];
    const resource: Resource = {
      name,
      document,
      id,
      lifecycle,
      updatedAt,
      within,
      complete: createComplete(defaults, account),
      operations,
      rules: document.resourceRules?.[name] ?? [],
    };
    for (const { id: operationId, operation, contract } of entries) {
      operations.push({
        role: contract.role,
        operation,
        status: successOf(document, operationId),
        idParameter: /\{([^}]+)\}(?!.*\{)/.exec(operation.path)?.[1],
        resource,
      });
    }
    return resource;
  });
};
