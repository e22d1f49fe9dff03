import { namedExamplesOf, schemaExamples } from "../../document/examples.ts";
import { pascalCase, type Names } from "../../document/names.ts";
import { parametersIn, pathParametersOf, type OperationModel } from "../../document/operations.ts";
import type { NormalDocument, NormalSchema, ParameterObject } from "../../document/types.ts";
import { commentOf, proseOf } from "./doc-comment.ts";
import { welcomeUndefined } from "./optional.ts";
import type { PrinterSchema } from "./printer.ts";
import type { Place, Rewrite } from "./rewrite.ts";
import { simpleText } from "./simple-type.ts";

/** What types are made with. */
export interface TypeContext {
  readonly document: NormalDocument;
  readonly names: Names;
  readonly add: (name: string, schema: PrinterSchema, comment: string) => string;
  readonly rewrite: Rewrite;
}

/** A path parameter with its type. */
export interface PathType {
  readonly parameter: ParameterObject<NormalSchema>;
  readonly type: string;
}

/** The types of path parameters, in the path's order. */
export const pathTypes = (
  operation: OperationModel,
  prefix: string,
  { names, add, rewrite }: TypeContext,
): PathType[] =>
  pathParametersOf(operation).map((parameter) => {
    const name = `${prefix}Path${pascalCase(parameter.name)}`;
    const rewritten = rewrite(parameter.schema ?? { type: "string" }, {
      direction: "request",
      name,
    });
    return {
      parameter,
      type:
        simpleText(rewritten) ?? add(names.take(name), rewritten, proseOf(parameter.description)),
    };
  });

/** The type of all parameters of one place; undefined where there are none. */
export const parameterType = (
  operation: OperationModel,
  where: "query" | "header" | "cookie",
  prefix: string,
  { document, names, add, rewrite }: TypeContext,
): string | undefined => {
  const parameters = parametersIn(operation, where);
  if (parameters.length === 0) return undefined;
  const name = names.take(prefix + pascalCase(where));
  const schema: PrinterSchema = {
    type: "object",
    properties: Object.fromEntries(
      parameters.map((each) => [
        each.name,
        parameterSchema(each, {
          document,
          place: { direction: "request", name: name + pascalCase(each.name) },
          rewrite,
        }),
      ]),
    ),
    required: parameters.filter(({ required }) => required === true).map((each) => each.name),
  };
  return add(name, welcomeUndefined(schema), "");
};

/** A parameter's schema for the printer, under the parameter's own words. */
export const parameterSchema = (
  parameter: ParameterObject<NormalSchema>,
  {
    document,
    place,
    rewrite,
  }: { readonly document: NormalDocument; readonly place: Place; readonly rewrite: Rewrite },
): PrinterSchema => {
  const { schema, content, description, deprecated } = parameter;
  const source = schema ?? Object.values(content ?? {})[0]?.schema ?? {};
  const { example, examples, ...rest } = source;
  const shown = namedExamplesOf(document, parameter).flatMap(({ value }) =>
    value === undefined ? [] : [value],
  );
  const described = {
    ...rest,
    ...(description === undefined ? {} : { description }),
    ...(deprecated === true ? { deprecated } : {}),
    examples: shown.length > 0 ? shown : schemaExamples({ example, examples }),
  };
  return { ...rewrite(source, place), comment: commentOf(described) };
};
