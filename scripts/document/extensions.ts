import { referenceTo } from "./pointer.ts";
import type { Document } from "./types.ts";
import { isObject } from "./value-type.ts";

type Members = Readonly<Record<string, unknown>>;

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** Whether the members of these names are texts, as far as they are there. */
const areTexts = (members: Members, ...names: readonly string[]): boolean =>
  names.every((name) => members[name] === undefined || isText(members[name]));

/** Whether the members of these names are all there, and texts. */
const haveTexts = (members: Members, ...names: readonly string[]): boolean =>
  names.every((name) => isText(members[name]));

const isPaging = (value: unknown): boolean => {
  if (!isObject(value) || !areTexts(value, "reverse", "count")) return false;
  if (value["style"] === "marker") return haveTexts(value, "items", "limit", "marker", "next");
  return value["style"] === "offset" && haveTexts(value, "items", "limit", "offset", "total");
};

const ERROR_PATHS = ["code", "message", "requestId", "title", "details"];

const isErrorShape = (value: unknown): boolean => {
  if (!isObject(value)) return false;
  const { kinds = {}, ...paths } = value;
  const isKnown = Object.keys(paths).every((name) => ERROR_PATHS.includes(name));
  return (
    isKnown &&
    areTexts(paths, ...ERROR_PATHS) &&
    isObject(kinds) &&
    Object.values(kinds).every(isText)
  );
};

const ROLES: readonly unknown[] = ["create", "list", "show", "update", "delete"];

const isResource = (value: unknown): boolean => {
  if (!isObject(value) || !haveTexts(value, "name") || !areTexts(value, "updatedAt", "unique"))
    return false;
  const { roles, defaults = {}, lifecycle, within } = value;
  return (
    isObject(roles) &&
    Object.values(roles).every((role) => ROLES.includes(role)) &&
    isObject(defaults) &&
    (lifecycle === undefined ||
      (isObject(lifecycle) && haveTexts(lifecycle, "property", "pending", "ready", "deleting"))) &&
    (within === undefined || isText(within) || (isObject(within) && haveTexts(within, "property")))
  );
};

/** A list in which something is meant as a rule. What is wrong with it then is for the rules to say. */
const areRules = (value: unknown): boolean =>
  Array.isArray(value) && value.some((rule) => isObject(rule) && "rule" in rule);

/** The form of each extension that has an effect. One of the same name in another form means something else. */
const FORMS: Readonly<Record<string, (value: unknown) => boolean>> = {
  "x-decision": isText,
  "x-permission": isText,
  "x-safe": (value) => typeof value === "boolean",
  "x-traitTag": (value) => typeof value === "boolean",
  "x-envelope": (value) => isObject(value) && areTexts(value, "request", "response"),
  "x-method": (value) => isObject(value) && areTexts(value, "group", "name"),
  "x-paging": isPaging,
  "x-resource": isResource,
  "x-rules": areRules,
  "x-errors": isErrorShape,
  "x-codeSamples": (value) =>
    Array.isArray(value) &&
    value.every((sample) => isObject(sample) && haveTexts(sample, "lang", "source")),
  "x-enumDescriptions": (value) =>
    isObject(value) && Object.values(value).every((words) => typeof words === "string"),
};

/** Whether something has the name of one of our extensions and another form. */
export const isStrange = (key: string, value: unknown): boolean =>
  Object.hasOwn(FORMS, key) && FORMS[key]?.(value) === false;

/** Where a document holds data of the API, in which nothing is an extension. */
export const DATA: ReadonlySet<string> = new Set(
  "value example default const enum x-codeSamples".split(" "),
);

/** Where keys are names, so that one may be called like a keyword or an extension. */
export const NAMED: ReadonlySet<string> = new Set([
  ...["properties", "patternProperties", "$defs", "dependentSchemas", "examples", "schemas"],
  ...["parameters", "responses", "headers", "requestBodies", "pathItems", "content", "callbacks"],
  ...["links", "securitySchemes", "paths", "webhooks", "encoding", "variables", "mapping"],
]);

/** Whether a pointer leads to an extension or into one. */
export const isInExtension = (steps: readonly string[]): boolean => {
  let isNamed = false;
  for (const step of steps) {
    if (!isNamed && step.startsWith("x-")) return true;
    isNamed = !isNamed && NAMED.has(step);
  }
  return false;
};

/** The document without the extensions that only have the names of ours, and where those stand. */
export const knownExtensions = (
  document: Document,
): { readonly document: Document; readonly strange: readonly string[] } => {
  const strange: string[] = [];
  const steps: string[] = [];
  const visit = (value: unknown, isNamed = false): unknown => {
    if (Array.isArray(value)) return changed(value, value.map(inside(false)));
    if (!isObject(value)) return value;
    const entries = Object.entries(value);
    const known = entries.filter(([key, child]) => {
      const isKnown = isNamed || !isStrange(key, child);
      if (!isKnown) strange.push(referenceTo(...steps, key));
      return isKnown;
    });
    const values = known.map(([key, child]) =>
      !isNamed && DATA.has(key) ? child : inside(!isNamed && NAMED.has(key))(child, key),
    );
    const isSame =
      known.length === entries.length && known.every(([, old], at) => old === values[at]);
    return isSame ? value : Object.fromEntries(known.map(([key], at) => [key, values[at]]));
  };
  const inside =
    (isNamed: boolean) =>
    (child: unknown, key: number | string): unknown => {
      steps.push(String(key));
      const result = visit(child, isNamed);
      steps.pop();
      return result;
    };
  return { document: visit(document) as Document, strange };
};

/** The old list where every item is the same: what isn't changed stays the same object. */
const changed = (before: readonly unknown[], after: readonly unknown[]): readonly unknown[] =>
  after.every((each, at) => each === before[at]) ? before : after;
