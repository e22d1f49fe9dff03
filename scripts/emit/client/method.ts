import { docComment } from "../types/doc-comment.ts";
import type { Model } from "../../document/model.ts";
import { camelCase, Names, propertyKey, toIdentifier } from "../../document/names.ts";
import { parametersIn, successes, type OperationTypes } from "../types/operation-types.ts";
import type { OperationModel } from "../../document/operations.ts";
import { wireOf } from "./serialization.ts";

interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly comment: string;
}

interface Surroundings {
  readonly model: Model;
  /** The resources that can be listed, and so looked up after a lost answer. */
  readonly listed: ReadonlySet<string>;
  readonly toLocal: (type: string) => string;
}

/** The code of one method of the client: path parameters in the path's order, body, query, headers, cookies, options. */
export const methodOf = (
  operation: OperationModel,
  { model, listed, toLocal }: Surroundings,
): string => {
  const types = model.types.byOperation.get(operation.id);
  if (types === undefined) throw new Error(`${operation.id} has no types`);
  const names = new Names(["send", "serialize", operation.id]);
  const path = types.path.map(({ parameter, type }) => ({
    key: parameter.name,
    argument: {
      name: names.take(toIdentifier(camelCase(parameter.name))),
      type,
      required: true,
      comment: parameter.description ?? "",
    },
  }));
  const others = otherArguments(operation, types, names);
  const options = {
    name: names.take("options"),
    type:
      operation.resource?.role === "create" && listed.has(operation.resource.name)
        ? "CreateOptions"
        : "CallOptions",
    required: false,
    comment: "Signal, timeout and headers of this call.",
  };
  const all = optionalLast([
    ...path.map(({ argument }) => argument),
    ...others.map(({ argument }) => argument),
    options,
  ]);
  const wire = wireOf(operation, model.document);
  const headerCode = wire.header ?? others.find(({ key }) => key === "header")?.argument.name;
  const input = [
    ...(path.length === 0
      ? []
      : [`path: { ${path.map(({ key, argument }) => property(key, argument.name)).join(", ")} }`]),
    ...others
      .filter(({ key }) => key !== "header")
      .map(({ key, argument }) => property(key, argument.name)),
    ...(headerCode === undefined ? [] : [property("header", headerCode)]),
    ...(wire.properties.length === 0 ? [] : [`serialization: { ${wire.properties.join(", ")} }`]),
  ];
  const parameters = all
    .map(
      ({ name, type, required }) =>
        `${name}${required ? "" : "?"}: ${name === options.name ? type : toLocal(type)}`,
    )
    .join(", ");
  return (
    docComment(commentOf(operation, all), "    ") +
    `    ${propertyKey(operation.name)}: (${parameters}): ${resultType(operation, types, toLocal)} =>\n` +
    `      send(${operation.id}, { ${input.join(", ")} }, ${options.name}),\n`.replace("{  }", "{}")
  );
};

const property = (key: string, name: string): string =>
  key === name ? name : `${propertyKey(key)}: ${name}`;

const otherArguments = (operation: OperationModel, types: OperationTypes, names: Names) => {
  const envelope = operation.source["x-envelope"]?.request;
  const bodyName = envelope === undefined ? "body" : toIdentifier(camelCase(envelope));
  const rows: {
    key: string;
    wanted: string;
    type: string | undefined;
    required: boolean;
    comment: string;
  }[] = [
    {
      key: "body",
      wanted: bodyName,
      type: types.body,
      required: operation.body?.required === true,
      comment: operation.body?.description ?? "",
    },
    ...(["query", "header", "cookie"] as const).map((key) => ({
      key,
      wanted: key,
      type: types[key],
      required: parametersIn(operation, key).some((parameter) => parameter.required === true),
      comment: "",
    })),
  ];
  return rows.flatMap(({ key, wanted, type, required, comment }) =>
    type === undefined
      ? []
      : [{ key, argument: { name: names.take(wanted), type, required, comment } }],
  );
};

/** An optional argument before a required one takes undefined instead. */
const optionalLast = (all: readonly Argument[]): Argument[] => {
  const last = all.findLastIndex(({ required }) => required);
  return all.map((each, at) =>
    each.required || at > last
      ? each
      : { ...each, type: `${each.type} | undefined`, required: true },
  );
};

const resultType = (
  { source }: OperationModel,
  { result, item }: OperationTypes,
  toLocal: (type: string) => string,
): string =>
  source["x-paging"] === undefined || item === undefined
    ? `Call<${toLocal(result)}>`
    : `List<${toLocal(item)}>`;

const commentOf = (operation: OperationModel, all: readonly Argument[]): string => {
  const { source, path, method, responses } = operation;
  const failures = Object.keys(responses).filter(
    (status) => !successes(responses).some(([good]) => good === status),
  );
  return [
    [source.summary, source.description]
      .map((text) => text?.trim())
      .filter(Boolean)
      .join("\n\n"),
    [
      `\`${method.toUpperCase()} ${path}\``,
      source["x-permission"] === undefined ? "" : `Permission: \`${source["x-permission"]}\``,
    ]
      .filter(Boolean)
      .join(" · "),
    [
      source.deprecated === true ? "@deprecated" : "",
      ...all
        .filter(({ comment }) => comment !== "")
        .map(({ name, comment }) => `@param ${name} ${firstSentence(comment)}`),
      failures.length === 0 ? "" : `@throws on ${failures.join(", ")}`,
    ]
      .filter(Boolean)
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};

const firstSentence = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)[0]
    ?.replace(/\s+/g, " ") ?? "";
