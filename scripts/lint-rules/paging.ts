import { isObject } from "../document/value-type.ts";
import type { Oas3Rule } from "@redocly/openapi-core";
import { isStrange } from "../document/extensions.ts";
import { eachOperation, type OperationParts } from "./operation.ts";
import { propertyAt, type Resolve } from "./schema.ts";

/** What `x-paging` names: query parameters and properties of the response. What a style must name, its type says. */
const parameterRoles = ["limit", "marker", "offset", "reverse"];
const propertyRoles = ["items", "next", "total", "count"];

/**
 * Paging parameters and a paged response go together, and `x-paging` names both. Options: `parameters` and `properties` are the
 * names by which an operation that has forgotten `x-paging` is known.
 */
export const paging: Oas3Rule = (options) =>
  eachOperation((parts, { location, resolve, report }) => {
    const declared = parts.operation["x-paging"];
    if (declared === undefined) {
      const sign = pagingSign(parts, options);
      if (sign !== undefined)
        report({
          message: `Say how the list is paged: the operation has ${sign}, so add x-paging.`,
        });
      return;
    }
    if (!isObject(declared) || isStrange("x-paging", declared)) return; // its type speaks of it
    for (const message of pagingProblems(parts, declared, resolve))
      report({ message, location: location.child("x-paging") });
  });

function pagingProblems(
  { query, response }: OperationParts,
  declared: Record<string, unknown>,
  resolve: Resolve,
): string[] {
  const named = (roles: string[]) =>
    roles.flatMap((role) => (role in declared ? [[role, String(declared[role])] as const] : []));
  const parameters = named(parameterRoles)
    .filter(([, name]) => !query.includes(name))
    .map(([role, name]) => `Add the query parameter that x-paging names as ${role}: ${name}.`);
  const properties = named(propertyRoles)
    .filter(([, path]) => response.every((schema) => !propertyAt(schema, path, resolve)))
    .map(
      ([role, path]) => `Add to the answer the property that x-paging names as ${role}: ${path}.`,
    );
  return [...parameters, ...properties];
}

function pagingSign(
  { query, response }: OperationParts,
  options: Readonly<Record<string, unknown>>,
): string | undefined {
  const parameter = query.find((name) => includes(options["parameters"], name));
  if (parameter !== undefined) return `the query parameter ${parameter}`;
  const property = response
    .flatMap(({ node }) => Object.keys(Object(node["properties"])))
    .find((name) => includes(options["properties"], name));
  return property && `the property ${property} in its answer`;
}

function includes(list: unknown, name: string): boolean {
  return Array.isArray(list) && list.includes(name);
}
