import type {
  Document,
  MediaType,
  NormalSchema,
  ParameterObject,
} from "../../../scripts/document/types.ts";
import { preferred } from "../../../scripts/document/media.ts";
import {
  parametersIn,
  pathParametersOf,
  type OperationModel,
} from "../../../scripts/document/operations.ts";
import { resolve } from "../../../scripts/document/pointer.ts";

/** The arguments of a generated method, from the document's own examples. */
export const argumentsOf = (operation: OperationModel, document: Document): unknown[] => {
  const body = preferred(operation.body?.content);
  const wrapper = operation.source["x-envelope"]?.request;
  return [
    ...pathParametersOf(operation).map(exampleOf),
    ...(body === undefined
      ? []
      : [unwrap(bodyExample(operation.body?.content?.[body.type], document), wrapper)]),
    ...(["query", "header", "cookie"] as const).flatMap((where) => {
      const parameters = parametersIn(operation, where);
      return parameters.length === 0
        ? []
        : [Object.fromEntries(parameters.map((each) => [each.name, exampleOf(each)]))];
    }),
  ];
};

const exampleOf = (parameter: ParameterObject<NormalSchema>): unknown => {
  if (parameter.example === undefined) throw new Error(`${parameter.name} has no example`);
  return parameter.example;
};

/** The bytes of a file, where a document gives none. */
const BYTES = new Blob(["abc"], { type: "application/octet-stream" });

const bodyExample = (media: MediaType<NormalSchema> | undefined, document: Document): unknown => {
  if (media?.schema?.format === "binary") return BYTES;
  const [named] = Object.values(media?.examples ?? {});
  const example = media?.example ?? (named && resolve(document, named).value);
  if (example === undefined) throw new Error("a body has no example");
  return example;
};

const unwrap = (value: unknown, wrapper: string | undefined): unknown =>
  wrapper === undefined ? value : (value as Record<string, unknown>)[wrapper];
