import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import type {
  MediaType,
  NormalDocument,
  NormalSchema,
  ParameterObject,
} from "../document/types.ts";
import { compact } from "./literal.ts";

/** What a server has to know of an operation. */
export const contractOf = (document: NormalDocument, operation: OperationModel) => {
  const { source, body, responses, resource } = operation;
  return compact({
    tag: source.tags?.[0],
    permission: source["x-permission"],
    security: operation.security,
    parameters: operation.parameters.map((each) => parameterOf(document, each)),
    request: body && { required: body.required === true, types: exampleNames(body.content) },
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, { headers, content }]) => [
        status,
        { headers: Object.keys(headers ?? {}), types: exampleNames(content) },
      ]),
    ),
    resource: resource && resourceOf(resource),
  });
};

const resourceOf = ({ name, role, ...resource }: NonNullable<OperationModel["resource"]>) => {
  if (role !== "create") return { name, role };
  const { defaults, lifecycle, updatedAt, within, unique } = resource;
  const parent = typeof within === "string" ? { property: within } : within;
  return compact({ name, role, defaults, lifecycle, updatedAt, within: parent, unique });
};

const typeOf = ({ type }: NormalSchema): string | undefined => {
  const first = Array.isArray(type) ? type.find((each) => each !== "null") : type;
  return first === "string" ? undefined : first;
};

const parameterOf = (document: NormalDocument, parameter: ParameterObject<NormalSchema>) => {
  const { name, in: where, required, style, explode } = parameter;
  const schema = resolve(document, parameter.schema ?? {});
  const usual = where === "query" || where === "cookie" ? "form" : "simple";
  return compact({
    name,
    in: where,
    required: required === true ? true : undefined,
    type: typeOf(schema),
    items: typeOf(resolve(document, schema.items ?? {})),
    default: schema.default,
    style: style === usual ? undefined : style,
    explode: explode === ((style ?? usual) === "form") ? undefined : explode,
  });
};

const exampleNames = (content: Readonly<Record<string, MediaType<unknown>>> | undefined) =>
  Object.fromEntries(
    Object.entries(content ?? {}).map(([type, { examples }]) => [
      type,
      Object.keys(examples ?? {}),
    ]),
  );
