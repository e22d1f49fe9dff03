import { isObject } from "../document/value-type.ts";
import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { mapHeld } from "../document/schema-keywords.ts";
import type { Resolve, SchemaNode } from "./schema.ts";

const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
addFormats.default(ajv);

/** Formats of OpenAPI's own that say nothing about the text. */
const openapiFormats = ["int32", "int64", "float", "double", "password", "byte", "binary"];

/**
 * Every default follows its schema, and so does every example of a header. (Redocly's own rules look at the examples of
 * schemas, parameters and bodies.)
 */
export const validValues: Oas3Rule = () => ({
  Schema(node: unknown, { location, resolve, report }) {
    if (!isObject(node) || !("default" in node)) return;
    const problem = problemOf(node["default"], { node, location }, resolve);
    if (problem !== undefined)
      report({
        message: `Make the default fit its schema: it ${problem}.`,
        location: location.child("default"),
      });
  },
  // What stands beside a reference is met here alone.
  ref: {
    enter(node: unknown, { type, location, resolve, report }: UserContext) {
      if (type.name !== "Schema" || !isObject(node)) return;
      const { default: given, example, examples } = node;
      const values = { default: given, example, ...(Array.isArray(examples) ? examples : []) };
      for (const [name, value] of Object.entries(values)) {
        const problem =
          value === undefined ? undefined : problemOf(value, { node, location }, resolve);
        if (problem === undefined) continue;
        const key = name in node ? name : "examples";
        const message = `Make the ${key === "default" ? "default" : "example"} fit its schema: it ${problem}.`;
        report({ message, location: location.child(key) });
      }
    },
  },
  Header: {
    Schema(node: unknown, { location, resolve, report }: UserContext, parents: HeaderParents) {
      if (!isObject(node)) return;
      const { example, examples } = parents.Header;
      const named = Object.values(Object(examples) as Record<string, { value?: unknown }>);
      const values = [
        ...(example === undefined ? [] : [example]),
        ...named.map((each) => each.value),
      ];
      for (const value of values) {
        const problem = problemOf(value, { node, location }, resolve);
        if (problem !== undefined)
          report({ message: `Make the header's example fit its schema: it ${problem}.` });
      }
    },
  },
});

/** Every format is one that a validator knows: a typo would check nothing. */
export const knownFormats: Oas3Rule = () => ({
  Schema(node: unknown, { location, report }) {
    const format = isObject(node) ? node["format"] : undefined;
    if (typeof format !== "string" || format in ajv.formats || openapiFormats.includes(format))
      return;
    report({
      message: `Write a format that validators know, or none: ${format} checks nothing.`,
      location: location.child("format"),
    });
  },
});

interface HeaderParents {
  readonly Header: { readonly example?: unknown; readonly examples?: unknown };
}

/** What is wrong with a value; nothing where it follows the schema. */
function problemOf(value: unknown, schema: SchemaNode, resolve: Resolve): string | undefined {
  const validate = ajv.compile(inlined(schema, resolve));
  if (validate(value)) return undefined;
  const [first] = validate.errors ?? [];
  return `${first?.instancePath ?? ""} ${first?.message ?? "is not valid"}`.trim();
}

/** A schema with everything it refers to in its place; where it refers to itself, any value will do. */
function inlined(
  { node, location }: SchemaNode,
  resolve: Resolve,
  above: readonly unknown[] = [],
): object {
  if (above.includes(node)) return {};
  if (typeof node["$ref"] === "string") {
    const target = resolve<object>({ $ref: node["$ref"] }, location.source.absoluteRef);
    if (!isObject(target.node) || target.location === undefined) return {};
    return inlined({ node: target.node, location: target.location }, resolve, [...above, node]);
  }
  const below = (child: object | boolean) =>
    typeof child === "boolean"
      ? child
      : inlined({ node: child as SchemaNode["node"], location }, resolve, [...above, node]);
  return Object.fromEntries(
    Object.entries(node).map(([keyword, value]) => {
      const held = mapHeld(keyword, value, below);
      return [keyword, held === undefined ? value : held.value];
    }),
  );
}
