import { hiddenPaths, propertyAt } from "../document/composition.ts";
import { preferred } from "../document/media.ts";
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import type {
  Direction,
  MediaType,
  NormalDocument,
  NormalSchema,
  ParameterObject,
} from "../document/types.ts";
import { compact } from "./literal.ts";

/** What a server has to know of an operation. */
export const contractOf = (document: NormalDocument, operation: OperationModel) => {
  const { source, body, responses } = operation;
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
    resource: resourceOf(document, operation),
  });
};

const resourceOf = (document: NormalDocument, operation: OperationModel) => {
  if (operation.resource === undefined) return undefined;
  const { name, role, ...resource } = operation.resource;
  const hidden = role === "create" || role === "update" ? hiddenOf(document, operation) : {};
  if (role !== "create") return compact({ name, role, ...hidden });
  const { defaults, lifecycle, updatedAt, within, unique } = resource;
  const parent = typeof within === "string" ? { property: within } : within;
  return compact({ name, role, defaults, lifecycle, updatedAt, within: parent, unique, ...hidden });
};

/** What of a thing no request sets, and what no response shows, by the schema of what is sent. */
const hiddenOf = (document: NormalDocument, { source, body }: OperationModel) => {
  const whole = preferred(body?.content)?.schema;
  const sent = propertyAt(document, whole, source["x-envelope"]?.request);
  const pathsIn = (direction: Direction): string[][] | undefined => {
    const paths = sent === undefined ? [] : hiddenPaths(document, sent, direction);
    return paths.length === 0 ? undefined : paths;
  };
  return { readOnly: pathsIn("request"), writeOnly: pathsIn("response") };
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
