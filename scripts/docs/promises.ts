import { childrenOf } from "../document/schema-keywords.ts";
import { resolve } from "../document/pointer.ts";
import { modelOf, type Model } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import type { Document, NormalSchema } from "../document/types.ts";

/** A fact that callers rely on. */
interface Promised {
  /** Where it is told of: a JSON pointer, and the keyword there. */
  readonly path: string;
  readonly property: string;
  /** Undefined where the document says nothing. */
  readonly value: unknown;
  /** What it is, for people. */
  readonly what: string;
  /** Whether another value breaks callers; default any other. */
  readonly breaks?: (before: unknown, after: unknown) => boolean;
}

/** A promise that isn't kept. */
export interface Broken {
  readonly path: string;
  readonly property: string;
  readonly message: string;
}

/**
 * What `redocly diff` doesn't look at and callers rely on: the names of methods and types of generated clients, what they
 * unwrap, page and wait for, permissions, defaults, and headers that are always there.
 */
export const brokenBetween = (before: Document, after: Document): Broken[] => {
  const promised = promisesOf(modelOf(before));
  const present = promisesOf(modelOf(after));
  return [...promised].flatMap(([key, { path, property, value, what, breaks = differ }]) => {
    const now = present.get(key);
    // An operation, a parameter or an answer that is gone is the comparison's to tell.
    if (now === undefined || !breaks(value, now.value)) return [];
    return [
      { path, property, message: `${what} changed from ${told(value)} to ${told(now.value)}.` },
    ];
  });
};

const told = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

/** Whether something else is said; more, in an object, is nothing else. */
const differ = (before: unknown, after: unknown): boolean =>
  isObject(before) && isObject(after)
    ? Object.entries(before).some(([key, value]) => differ(value, after[key]))
    : told(before) !== told(after);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What was promised may not change; what wasn't may come. */
const differsIfSaid = (before: unknown, after: unknown): boolean =>
  before !== undefined && differ(before, after);

const becomes =
  (value: boolean) =>
  (before: unknown, after: unknown): boolean =>
    (before === true) !== value && (after === true) === value;

const promisesOf = (model: Model): Map<string, Promised> => {
  const { source, operations } = model;
  const all: [string, Promised][] = [];
  const add = (key: string, promise: Promised) => all.push([key, promise]);
  add("types", {
    path: "#/components/schemas",
    property: "key",
    value: Object.keys(source.components?.schemas ?? {}),
    what: "The names of types",
    breaks: (old, now) => (old as string[]).some((name) => !(now as string[]).includes(name)),
  });
  add("errors", {
    ...{ path: "#", property: "x-errors", what: "Where errors keep their code and message" },
    breaks: differsIfSaid,
    value: source["x-errors"],
  });
  for (const operation of operations) addOperation(operation, model, add);
  return new Map(all);
};

const addOperation = (
  operation: OperationModel,
  { document }: Model,
  add: (key: string, promise: Promised) => unknown,
): void => {
  const { method, path, group, name, source, parameters, responses, body, reference } = operation;
  const place = `${method} ${path}`;
  const say = (property: string, value: unknown, what: string, breaks = differ) => {
    add(`${place} ${property}`, {
      ...{ path: reference, property, value, breaks },
      what: `${what} of ${method.toUpperCase()} ${path}`,
    });
  };
  say("x-method", `${group}.${name}`, "The client's method");
  say("x-envelope", source["x-envelope"], "The envelope");
  say("x-paging", source["x-paging"], "The paging");
  say("x-permission", source["x-permission"], "The permission");
  say("x-resource", operation.resource?.lifecycle, "The life cycle", differsIfSaid);
  for (const { in: where, name: parameter, schema } of parameters)
    add(`${place} ${where} ${parameter}`, {
      ...{ path: `${reference}/parameters`, property: "default", breaks: differsIfSaid },
      value: schema === undefined ? undefined : resolve(document, schema).default,
      what: `The default of ${parameter}`,
    });
  for (const [status, { headers = {} }] of Object.entries(responses))
    for (const [header, object] of Object.entries(headers))
      add(`${place} ${status} ${header.toLowerCase()}`, {
        ...{ path: `${reference}/responses/${status}/headers/${header}`, property: "required" },
        value: resolve(document, object).required,
        what: `Whether ${header} is always there`,
        breaks: becomes(false),
      });
  for (const { schema } of Object.values(body?.content ?? {}))
    if (schema !== undefined)
      addFields(schema, `${place} body`, { pointer: `${reference}/requestBody`, isSent: true });
  for (const [status, { content = {} }] of Object.entries(responses))
    for (const { schema } of Object.values(content))
      if (schema !== undefined)
        addFields(schema, `${place} ${status}`, {
          ...{ pointer: `${reference}/responses/${status}`, isSent: false },
        });

  function addFields(
    given: NormalSchema,
    at: string,
    { pointer, isSent }: { readonly pointer: string; readonly isSent: boolean },
    seen = new Set<NormalSchema>(),
  ): void {
    const schema = resolve(document, given);
    if (seen.has(schema)) return;
    const inside = new Set([...seen, schema]);
    for (const [field, each] of Object.entries(schema.properties ?? {})) {
      const property = resolve(document, each);
      const key = `${at}.${field}`;
      if (isSent)
        add(`${key} default`, {
          path: pointer,
          property: "default",
          value: property.default,
          what: `The default of ${field}`,
          breaks: differsIfSaid,
        });
      const access = isSent ? "readOnly" : "writeOnly";
      add(`${key} ${access}`, {
        ...{ path: pointer, property: access, what: `Whether ${field} is ${access}` },
        value: property[access],
        breaks: becomes(true),
      });
      addFields(each, key, { pointer, isSent }, inside);
    }
    for (const child of childrenOf(schema))
      if (!Object.values(schema.properties ?? {}).includes(child))
        addFields(child, at, { pointer, isSent }, inside);
  }
};
