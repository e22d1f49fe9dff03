import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isStrange } from "../document/extensions.ts";
import { isObject, typeOfValue } from "../document/value-type.ts";
import { eachOperation, type OperationParts } from "./operation.ts";
import { propertyAt, type Resolve, type SchemaNode } from "./schema.ts";

type Resource = Readonly<Record<string, unknown>>;
type Report = UserContext["report"];

/** A path that says what its operations do to a resource. */
interface Place {
  /** As in `/docks/{dock}/ships`. */
  readonly path: string;
  /** Where its `x-resource` stands. */
  readonly location: Location;
}

/** What `x-resource` names is there: methods, rules, properties and their values, and what the resource is part of. */
export const fittingResources: Oas3Rule = () => {
  const places = new Map<unknown, Place>();
  const names = new Set<unknown>();
  const parents: (readonly [name: string, location: Location])[] = [];
  return [
    {
      PathItem(item: unknown, { key, location: here, report }: UserContext) {
        const resource = isObject(item) ? item["x-resource"] : undefined;
        if (!isObject(item) || !isObject(resource) || isStrange("x-resource", resource)) return;
        const location = here.child("x-resource");
        places.set(item, { path: String(key), location });
        names.add(resource["name"]);
        const { within } = resource;
        if (isObject(within) && typeof within["resource"] === "string")
          parents.push([within["resource"], location.child("within")]);
        checkPath(item, resource, location, report);
      },
    },
    eachOperation((parts, { resolve, report }) => {
      const { item, method } = parts;
      const resource = item["x-resource"];
      const place = places.get(item);
      if (place === undefined || !isObject(resource) || !isObject(resource["roles"])) return;
      if (resource["roles"][method] === "create")
        checkCreate(resource, parts, place, { resolve, report });
    }),
    {
      Root: {
        leave(_root: unknown, { report }: UserContext) {
          for (const [name, location] of parents.filter(([each]) => !names.has(each)))
            report({
              message: `Name in within of x-resource a resource of the document: there is no ${name}.`,
              location,
            });
        },
      },
    },
  ];
};

/** What `x-resource` says of the whole resource, so that it has to say it once. */
const besideCreate = ["defaults", "lifecycle", "updatedAt", "within", "unique", "x-rules"];

function checkPath(
  item: Readonly<Record<string, unknown>>,
  resource: Resource,
  location: Location,
  report: Report,
): void {
  const roles = isObject(resource["roles"]) ? resource["roles"] : {};
  for (const method of Object.keys(roles).filter((each) => !isObject(item[each])))
    report({
      message: `Give a role to a method of this path: it has no ${method}.`,
      location: location.child("roles"),
    });
  const { unique } = resource;
  if (typeof unique === "string" && !ruleIds(resource).includes(unique))
    report({
      message: `Name in unique of x-resource one of its rules: there is no ${unique}.`,
      location: location.child("unique"),
    });
  if (Object.values(roles).includes("create")) return;
  for (const key of besideCreate.filter((each) => each in resource))
    report({
      message: `Move ${key} of x-resource to the path that has the role create.`,
      location: location.child(key),
    });
}

function ruleIds(resource: Resource): unknown[] {
  const rules: unknown[] = Array.isArray(resource["x-rules"]) ? resource["x-rules"] : [];
  return rules.map((rule) => (isObject(rule) ? rule["id"] : undefined));
}

/** What stands beside a create, held to what the create takes and answers. */
function checkCreate(
  resource: Resource,
  parts: OperationParts,
  { path, location }: Place,
  { resolve, report }: { readonly resolve: Resolve; readonly report: Report },
): void {
  const { lifecycle, updatedAt, defaults, within } = resource;
  const answered = propertiesOf(parts, "response", resolve);
  const say = (key: string, message: string) => report({ message, location: location.child(key) });
  /** The schema of a property of the answer; says so where there is none. */
  const find = (key: string, name: unknown): SchemaNode | undefined => {
    if (typeof name !== "string") return undefined;
    const schema = answered(name);
    if (schema === undefined)
      say(
        key,
        `Name in ${key} of x-resource a property that the answer to the create has: it has no ${name}.`,
      );
    return schema;
  };
  find("updatedAt", updatedAt);
  for (const [name, value] of Object.entries(Object(defaults) as object)) {
    const schema = find("defaults", name);
    if (schema !== undefined && !fits(value, schema.node))
      say("defaults", `Give ${name} in defaults of x-resource a value that its schema takes.`);
  }
  if (isObject(lifecycle)) {
    const { property, ...states } = lifecycle;
    const known = find("lifecycle", property)?.node["enum"];
    if (Array.isArray(known))
      for (const state of Object.values(states).filter((each) => !known.includes(each)))
        say(
          "lifecycle",
          `Name in lifecycle of x-resource what ${String(property)} may be: it is never ${String(state)}.`,
        );
  }
  const parent = isObject(within) ? within["property"] : within;
  if (typeof parent !== "string" || path.includes(`{${parent}}`)) return;
  const sent = propertiesOf(parts, "request", resolve);
  if (sent(parent) === undefined)
    say(
      "within",
      `Name in within of x-resource a property of the request or a parameter of the path: there is no ${parent}.`,
    );
}

/** Finds properties of what is sent or answered, in its envelope. */
function propertiesOf(parts: OperationParts, side: "request" | "response", resolve: Resolve) {
  const { "x-envelope": envelope } = parts.operation;
  const steps = isObject(envelope) ? (envelope[side] ?? []) : [];
  return (name: string): SchemaNode | undefined => {
    const path = [steps, name].flat().join(".");
    return parts[side].map((schema) => propertyAt(schema, path, resolve)).find(Boolean);
  };
}

/** Whether a schema takes a value, as far as its type and its list of values say. What the server makes is text. */
function fits(value: unknown, { type, enum: values }: SchemaNode["node"]): boolean {
  const isMade = typeof value === "string" && value.startsWith("$");
  if (Array.isArray(values) && !isMade && !values.includes(value)) return false;
  const own = typeOfValue(value);
  const types = type === undefined ? [own] : [type].flat();
  return types.includes(own) || (own === "integer" && types.includes("number"));
}
