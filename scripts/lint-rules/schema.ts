import { isObject } from "../document/value-type.ts";
import type { Location, UserContext } from "@redocly/openapi-core";

export type Resolve = UserContext["resolve"];

/** A schema with the file and line it stands at. */
export interface SchemaNode {
  readonly node: Readonly<Record<string, unknown>>;
  readonly location: Location;
}

/** The schema of the property that a dotted path names. */
export function propertyAt(
  schema: SchemaNode,
  dotted: string,
  resolve: Resolve,
): SchemaNode | undefined {
  return dotted
    .split(".")
    .reduce<SchemaNode | undefined>(
      (parent, name) => parent && property(parent, name, resolve),
      schema,
    );
}

/**
 * A schema and every schema below it, each with the name to call it by. (A visitor of Redocly's that is nested in a request
 * body sees the outermost schema only.)
 */
export function schemasIn(
  schema: SchemaNode,
  name: string,
  resolve: Resolve,
  seen = new Set<unknown>(),
): [name: string, schema: SchemaNode][] {
  if (seen.has(schema.node)) return [];
  seen.add(schema.node);
  const below = (childName: string, ...keys: (string | number)[]) => {
    const child = childOf(schema, keys, resolve);
    return child === undefined ? [] : schemasIn(child, childName, resolve, seen);
  };
  const keysOf = (key: string) => Object.keys(Object(schema.node[key]));
  return [
    [name, schema],
    ...keysOf("properties").flatMap((each) => below(each, "properties", each)),
    ...["items", "additionalProperties"].flatMap((key) => below(name, key)),
    ...["prefixItems", "allOf", "anyOf", "oneOf"].flatMap((key) =>
      keysOf(key).flatMap((index) => below(name, key, Number(index))),
    ),
  ];
}

/** A property of a schema, or of a part that it is composed of. */
function property(parent: SchemaNode, name: string, resolve: Resolve): SchemaNode | undefined {
  const own = childOf(parent, ["properties", name], resolve);
  if (own !== undefined) return own;
  for (const key of ["allOf", "anyOf", "oneOf"])
    for (const index of Object.keys(Object(parent.node[key]))) {
      const part = childOf(parent, [key, Number(index)], resolve);
      const found = part && property(part, name, resolve);
      if (found !== undefined) return found;
    }
  return undefined;
}

/** What is under these keys, or what it refers to. */
function childOf(
  { node, location }: SchemaNode,
  keys: readonly (string | number)[],
  resolve: Resolve,
): SchemaNode | undefined {
  const child = keys.reduce<unknown>(
    (parent, key) =>
      Object.hasOwn(Object(parent), key)
        ? (parent as Record<string | number, unknown>)[key]
        : undefined,
    node,
  );
  if (!isObject(child)) return undefined;
  if (typeof child["$ref"] !== "string")
    return { node: child, location: location.child([...keys]) };
  const target = resolve<object>({ $ref: child["$ref"] }, location.source.absoluteRef);
  if (!isObject(target.node) || target.location === undefined) return undefined;
  return { node: target.node, location: target.location };
}
