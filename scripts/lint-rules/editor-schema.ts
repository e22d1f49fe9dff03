import type { NodeType } from "@redocly/openapi-core";
import { getTypes } from "../document/redocly-core.ts";
import { typeExtension } from "./extension-types.ts";
import { documents } from "./unreachable-files.ts";

/** A piece of JSON Schema. */
type Json = Readonly<Record<string, unknown>>;

/** What a property may hold, as Redocly says it. */
type PropertyType = NodeType["properties"][string];

/** The folders of documents, by the type of what stands in their files. */
const FILES: Readonly<Record<string, string | readonly string[]>> = {
  Root: documents.map((each) => `openapi/${each}`),
  PathItem: "openapi/paths/*.yaml",
  Schema: "openapi/components/schemas/*.yaml",
  Parameter: "openapi/components/parameters/*.yaml",
  Response: "openapi/components/responses/*.yaml",
  Header: "openapi/components/headers/*.yaml",
  Example: "openapi/components/examples/*.yaml",
  SecurityScheme: "openapi/components/securitySchemes/*.yaml",
};

/** Values by which a type that depends on the value shows its alternatives. */
const PROBES: readonly unknown[] = ["", {}, [], true, 0];

/** Where a reference stands in for what it leads to. */
const REFERENCE: Json = {
  type: "object",
  required: ["$ref"],
  properties: { $ref: { type: "string" } },
};

/** An editor's schema, from the same description of OpenAPI and of our extensions that `struct` of the linter checks. */
const createWriter = (types: Readonly<Record<string, NodeType>>) => {
  const definitions: Record<string, Json> = {};

  const named = (name: string): Json => {
    const type = types[name];
    if (!type) return {};
    if (!(name in definitions)) {
      definitions[name] = {}; // types refer to each other in circles
      definitions[name] = { anyOf: [REFERENCE, nodeSchema(type)] };
    }
    return { $ref: `#/$defs/${name}` };
  };

  const propertySchema = (type: PropertyType): Json => {
    if (type === null || type === undefined) return {};
    if (typeof type === "string") return named(type);
    if (typeof type === "function") {
      const found = PROBES.map((probe) => JSON.stringify(propertySchema(type(probe, ""))));
      return { anyOf: [...new Set(found)].map((each) => JSON.parse(each) as Json) };
    }
    if ("properties" in type) return nodeSchema(type as NodeType);
    const { type: kind, enum: values, items, description, minimum } = type as Json;
    const value = { type: kind, enum: values, items, minimum, description };
    const known = JSON.parse(JSON.stringify(value)) as Json; // without what is undefined
    // Long texts may stand in files of their own.
    return kind === "string" ? { anyOf: [REFERENCE, known] } : known;
  };

  const nodeSchema = (type: NodeType): Json => {
    if (type.items !== undefined)
      return { type: "array", items: propertySchema(type.items as PropertyType) };
    const { required } = type;
    const properties = Object.entries(type.properties).map(
      ([name, each]) => [name, propertySchema(each)] as const,
    );
    return {
      type: ["object", "boolean"],
      properties: Object.fromEntries(properties),
      required: typeof required === "function" ? required({}, undefined) : (required ?? []),
      additionalProperties:
        type.additionalProperties === undefined
          ? false
          : propertySchema(type.additionalProperties as PropertyType),
      ...(type.description === undefined ? {} : { description: type.description }),
    };
  };

  return { named, definitions };
};

/** The files of `.vscode/`: a schema for each kind of file, and the settings that say which is for which. */
export const editorFiles = (): Readonly<Record<string, Json>> => {
  const types = typeExtension(getTypes("oas3_1") as Record<string, NodeType>);
  const { named, definitions } = createWriter(types);
  const kinds = Object.keys(FILES).map((name) => {
    named(name);
    return [`schemas/${name}.json`, { $ref: `openapi.json#/$defs/${name}` }] as const;
  });
  const schemas = Object.entries(FILES).map(
    ([name, files]) => [`./.vscode/schemas/${name}.json`, files] as const,
  );
  return {
    "schemas/openapi.json": {
      $schema: "http://json-schema.org/draft-07/schema#",
      $comment: "Made by `npm run editor` from scripts/lint-rules/extension-types.ts.",
      $defs: definitions,
    },
    ...Object.fromEntries(kinds),
    "settings.json": {
      "editor.defaultFormatter": "oxc.oxc-vscode",
      "editor.formatOnSave": true,
      "vitest.rootConfig": ".vitest.config.ts",
      "yaml.schemas": Object.fromEntries(schemas),
    },
  };
};
