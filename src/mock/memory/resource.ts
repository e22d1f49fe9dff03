import { toTimestamp } from "../clock.ts";
import type { Operation } from "../../contract.ts";
import type { MockDocument } from "../types.ts";
import type { Rules } from "./rules.ts";
import type { Random } from "../random.ts";
import type { Value } from "./store.ts";

/** What `x-resource` says about a resource, as the operation table passes it on. */
export interface ResourceTable {
  readonly name: string;
  readonly role: string;
  readonly fresh?: unknown;
  readonly states?: States;
  readonly touched?: string;
  readonly page?: { readonly reverse?: string; readonly count?: string };
}

/** A life cycle: the property that shows it, and its values. */
export interface States {
  readonly property: string;
  readonly busy: string;
  readonly ready: string;
  readonly leaving: string;
}

/** One part an operation plays for a resource. */
export interface Part {
  readonly role: string;
  readonly operation: Operation;
  /** The operation's successful status. */
  readonly status: number;
  /** The path parameter that names one thing; undefined where the path has none. */
  readonly idParameter: string | undefined;
  readonly resource: Resource;
}

/** A resource the engine remembers: everything it knows about it comes from the document. */
export interface Resource {
  readonly name: string;
  readonly api: MockDocument;
  /** The property that is its id: the one that `fresh` makes with $uuid. */
  readonly id: string;
  readonly states: States | undefined;
  readonly touched: string | undefined;
  readonly page: { readonly reverse?: string; readonly count?: string };
  /** A new one: what is given, and what the document says of the rest. */
  readonly fresh: (given: Value, now: number, random: Random) => Value;
  readonly parts: ReadonlyMap<string, Part>;
  readonly rules: Rules;
}

type Template = (now: number, random: Random) => unknown;

/** A template without $-words is made once and shared by all: values are never changed inside. */
const compile = (template: unknown, account: string): Template => {
  if (template === "$uuid") return (_now, random) => random.uuid();
  if (template === "$now") return (now) => toTimestamp(now);
  if (template === "$account") return () => account;
  if (!/"\$(uuid|now|account)"/.test(JSON.stringify(template))) return () => template;
  const parts = Object.entries(template as Value).map(
    ([name, part]) => [name, compile(part, account)] as const,
  );
  return (now, random) => {
    const value: Value = {};
    for (const [name, make] of parts) value[name] = make(now, random);
    return Array.isArray(template) ? Object.values(value) : value;
  };
};

/** Makes only what is not given, so that what is given costs no chance. */
const compileFresh = (template: object, account: string): Resource["fresh"] => {
  const parts = Object.entries(template).map(
    ([name, part]) => [name, compile(part, account)] as const,
  );
  return (given, now, random) => {
    const value: Value = {};
    for (const [name, make] of parts) {
      if (!Object.hasOwn(given, name)) value[name] = make(now, random);
    }
    return { ...value, ...given };
  };
};

const tableOf = (api: MockDocument, id: string) =>
  api.contracts[id]?.resource as ResourceTable | undefined;

const successOf = (api: MockDocument, id: string): number =>
  Number(
    Object.keys(api.contracts[id]?.responses ?? {}).find((status) => /^2\d\d$/.test(status)) ?? 200,
  );

/** Reads the resources of a document out of its operation table. */
export const readResources = (
  api: MockDocument,
  { rules, account }: { readonly rules: Readonly<Record<string, Rules>>; readonly account: string },
): Resource[] => {
  const ids = Object.keys(api.operations);
  const names = new Set(ids.flatMap((id) => tableOf(api, id)?.name ?? []));
  return [...names].map((name) => {
    const own = ids.filter((id) => tableOf(api, id)?.name === name);
    const tables = own.flatMap((id) => tableOf(api, id) ?? []);
    const fresh = tables.find((table) => table.fresh !== undefined)?.fresh ?? {};
    const id = Object.entries(fresh).find(([, template]) => template === "$uuid")?.[0];
    if (id === undefined) {
      throw new TypeError(`x-resource ${name}: fresh must make the id, a property that is $uuid.`);
    }
    const parts = new Map<string, Part>();
    const resource: Resource = {
      name,
      api,
      id,
      states: tables.find(({ states }) => states)?.states,
      touched: tables.find(({ touched }) => touched)?.touched,
      page: tables.find(({ page }) => page)?.page ?? {},
      fresh: compileFresh(fresh, account),
      parts,
      rules: rules[name] ?? {},
    };
    for (const each of own) {
      const operation = api.operations[each];
      const role = tableOf(api, each)?.role;
      if (!operation || !role) continue;
      const idParameter = /\{([^}]+)\}(?!.*\{)/.exec(operation.path)?.[1];
      parts.set(each, { role, operation, status: successOf(api, each), idParameter, resource });
    }
    return resource;
  });
};
