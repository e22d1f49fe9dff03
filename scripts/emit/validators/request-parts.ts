import { differsInProperties, directional } from "../../document/direction.ts";
import { preferred } from "../../document/media.ts";
import type { Model } from "../../document/model.ts";
import { Names, pascalCase } from "../../document/names.ts";
import { parametersIn, pathParametersOf, type OperationModel } from "../../document/operations.ts";
import { schemaAt } from "../../document/pointer.ts";
import type { NormalSchema, ParameterObject } from "../../document/types.ts";
import type { Check, Checks } from "./checks.ts";
import { shareEqualParts } from "./equal-parts.ts";
import { schemaForAjv, type AjvSchema, type View } from "./for-ajv.ts";

/** Every part of a request and every JSON response that has a schema. */
export const checksOf = ({ document, operations }: Model): Checks => {
  const differing = directional(document, differsInProperties);
  const components = new Map<string, AjvSchema | boolean>();
  const keywords = new Set<string>();
  const keyOf = (reference: string, view: View): string => {
    const name = encodeURIComponent(reference.slice("#/components/schemas/".length));
    const direction = differing.has(reference) ? `${view.direction ?? "question"}:` : "";
    const without = view.hidden.map((key) => `:${encodeURIComponent(key)}`).join("");
    const key = `${direction}${name}${without}`;
    if (!components.has(key)) {
      components.set(key, true);
      components.set(key, schemaForAjv(schemaAt(document, reference) ?? {}, view, options));
    }
    return key;
  };
  const options = { document, keyOf, notice: (keyword: string) => keywords.add(keyword) };
  const names = new Names(["requests", "responses"]);
  const check = (
    operation: OperationModel,
    kind: Check["kind"],
    key: string,
    schema: NormalSchema,
  ): Check => ({
    name: names.take(operation.id + pascalCase(key)),
    operation: operation.id,
    kind,
    key,
    schema: schemaForAjv(
      schema,
      { direction: kind === "requests" ? "request" : "response", hidden: [] },
      options,
    ),
  });
  const checks = operations.flatMap((operation) => [
    ...requestSchemas(operation).map(([key, schema]) => check(operation, "requests", key, schema)),
    ...responseSchemas(operation).map(([key, schema]) =>
      check(operation, "responses", key, schema),
    ),
  ]);
  const usesUnevaluated = ["unevaluatedProperties", "unevaluatedItems"].some((keyword) =>
    keywords.has(keyword),
  );
  return shareEqualParts({ checks, components, usesUnevaluated });
};

const requestSchemas = (operation: OperationModel): [string, NormalSchema][] => {
  const body = preferred(operation.body?.content);
  const path = pathParametersOf(operation);
  return [
    ...(body?.kind === "json" && body.schema !== undefined
      ? [["body", body.schema] as [string, NormalSchema]]
      : []),
    ...(path.length === 0 ? [] : [["path", objectOf(path)] as [string, NormalSchema]]),
    ...(["query", "header", "cookie"] as const).flatMap((where): [string, NormalSchema][] => {
      const parameters = parametersIn(operation, where);
      return parameters.length === 0 ? [] : [[where, objectOf(parameters)]];
    }),
  ];
};

const objectOf = (parameters: readonly ParameterObject<NormalSchema>[]): NormalSchema => ({
  type: "object",
  properties: Object.fromEntries(parameters.map((each) => [each.name, parameterSchemaOf(each)])),
  required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
});

/** A parameter's schema, which may stand in a media type. */
const parameterSchemaOf = ({ schema, content }: ParameterObject<NormalSchema>): NormalSchema =>
  schema ?? Object.values(content ?? {})[0]?.schema ?? {};

const responseSchemas = ({ responses }: OperationModel): [string, NormalSchema][] =>
  Object.entries(responses).flatMap(([status, { content }]): [string, NormalSchema][] => {
    const body = preferred(content);
    return body?.kind === "json" && body.schema !== undefined ? [[status, body.schema]] : [];
  });
