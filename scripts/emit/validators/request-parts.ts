import { checkable } from "./for-ajv.ts";
import { differsInProperties, directional, type Direction } from "../../document/direction.ts";
import type { Parameter, Schema } from "../../document/types.ts";
import { preferred } from "../../document/media.ts";
import type { Model } from "../../document/model.ts";
import { parametersIn, pathParametersOf } from "../types/operation-types.ts";
import type { OperationModel } from "../../document/operations.ts";
import { pascalCase, Names } from "../../document/names.ts";
import { lookUp } from "../../document/pointer.ts";

/** One validator. */
export interface Check {
  /** The name under which it is exported. */
  readonly name: string;
  readonly operation: string;
  readonly kind: "requests" | "responses";
  /** `body`, `query`, `path`, `header`, `cookie` or a status. */
  readonly key: string;
  readonly schema: Schema | boolean;
}

/** Every part of a request and every JSON answer that has a schema. */
export const checksOf = (model: Model): Checks => {
  const known = made.get(model) ?? makeChecks(model);
  made.set(model, known);
  return known;
};

export interface Checks {
  readonly checks: readonly Check[];
  /** The component schemas they refer to, by the name of the reference. */
  readonly components: ReadonlyMap<string, Schema | boolean>;
  /** Whether a schema asks for what other schemas have evaluated. */
  readonly usesUnevaluated: boolean;
}

const made = new WeakMap<Model, Checks>();

const makeChecks = ({ document, operations }: Model): Checks => {
  const differing = directional(document, differsInProperties);
  const components = new Map<string, Schema | boolean>();
  const keywords = new Set<string>();
  const refer = (reference: string, direction: Direction): string => {
    const name = encodeURIComponent(reference.slice("#/components/schemas/".length));
    const key = differing.has(reference) ? `${direction}:${name}` : name;
    if (!components.has(key)) {
      components.set(key, true);
      components.set(key, checkable(lookUp(document, reference) as Schema, direction, tools));
    }
    return key;
  };
  const tools = { document, refer, notice: (keyword: string) => keywords.add(keyword) };
  const names = new Names(["requests", "responses"]);
  const check = (
    operation: OperationModel,
    kind: Check["kind"],
    key: string,
    schema: Schema,
  ): Check => ({
    name: names.take(operation.id + pascalCase(key)),
    operation: operation.id,
    kind,
    key,
    schema: checkable(schema, kind === "requests" ? "sent" : "answered", tools),
  });
  const checks = operations.flatMap((operation) => [
    ...requestSchemas(operation).map(([key, schema]) => check(operation, "requests", key, schema)),
    ...answerSchemas(operation).map(([key, schema]) => check(operation, "responses", key, schema)),
  ]);
  const usesUnevaluated = ["unevaluatedProperties", "unevaluatedItems", "$dynamicRef"].some(
    (keyword) => keywords.has(keyword),
  );
  return { checks, components, usesUnevaluated };
};

const requestSchemas = (operation: OperationModel): [string, Schema][] => {
  const body = preferred(operation.body?.content);
  const path = pathParametersOf(operation);
  return [
    ...(body?.kind === "json" && body.schema !== undefined
      ? [["body", body.schema] as [string, Schema]]
      : []),
    ...(path.length === 0 ? [] : [["path", objectOf(path)] as [string, Schema]]),
    ...(["query", "header", "cookie"] as const).flatMap((where): [string, Schema][] => {
      const parameters = parametersIn(operation, where);
      return parameters.length === 0 ? [] : [[where, objectOf(parameters)]];
    }),
  ];
};

const objectOf = (parameters: readonly Parameter[]): Schema => ({
  type: "object",
  properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema ?? {}])),
  required: parameters.filter(({ required }) => required === true).map(({ name }) => name),
});

const answerSchemas = ({ responses }: OperationModel): [string, Schema][] =>
  Object.entries(responses).flatMap(([status, { content }]): [string, Schema][] => {
    const body = preferred(content);
    return body?.kind === "json" && body.schema !== undefined ? [[status, body.schema]] : [];
  });
