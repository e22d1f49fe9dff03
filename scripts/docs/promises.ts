import { resolve } from "../document/pointer.ts";
import { catalogueOf } from "../document/error-catalogue.ts";
import { modelOf, type Model } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import type { Document } from "../document/types.ts";
import { becomes, differ, differsIfSaid, told, type Add, type Promised } from "./promise.ts";
import { addFields } from "./promised-fields.ts";
import { addOfDocument, addOfOperation } from "./promised-places.ts";

/** A promise that isn't kept. */
export interface Broken {
  readonly path: string;
  readonly property: string;
  readonly message: string;
}

/**
 * What `redocly diff` doesn't look at and callers rely on: the names of methods and types of generated clients, what they
 * unwrap, page and wait for, permissions, scopes, hosts, defaults, headers that are always there, how parts are encoded, and what
 * tells kinds apart.
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

const promisesOf = (model: Model): Map<string, Promised> => {
  const { source, document, operations } = model;
  const all: [string, Promised][] = [];
  const add: Add = (key, promise) => all.push([key, promise]);
  const isOneGone = (old: unknown, now: unknown): boolean =>
    (old as string[]).some((name) => !(now as string[]).includes(name));
  add("types", {
    path: "#/components/schemas",
    property: "key",
    value: Object.keys(source.components?.schemas ?? {}),
    what: "The names of types",
    breaks: isOneGone,
  });
  add("codes", {
    ...{ path: "#/components/examples", property: "value", what: "The codes of errors" },
    value: [...new Set(catalogueOf(document, operations).errors.map(({ code }) => code))],
    breaks: isOneGone,
  });
  add("errors", {
    ...{ path: "#", property: "x-errors", what: "Where errors keep their code and message" },
    breaks: differsIfSaid,
    value: source["x-errors"],
  });
  addOfDocument(model, add);
  for (const operation of operations) addOperation(operation, model, add);
  return new Map(all);
};

const addOperation = (operation: OperationModel, model: Model, add: Add): void => {
  const { document } = model;
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
  say("roles", operation.resource?.role, "The part in a resource's life", differsIfSaid);
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
  addOfOperation(model, operation, add);
  for (const { schema } of Object.values(body?.content ?? {}))
    if (schema !== undefined)
      addFields(document, schema, {
        ...{ key: `${place} body`, pointer: `${reference}/requestBody`, isSent: true, add },
      });
  for (const [status, { content = {} }] of Object.entries(responses))
    for (const { schema } of Object.values(content))
      if (schema !== undefined)
        addFields(document, schema, {
          ...{ key: `${place} ${status}`, pointer: `${reference}/responses/${status}` },
          ...{ isSent: false, add },
        });
};
