import type { Model } from "../../document/model.ts";
import { propertyKey, type Names } from "../../document/names.ts";
import type { OperationModel } from "../../document/operations.ts";
import { docComment } from "../types/doc-comment.ts";
import type { Types } from "../types/named-types.ts";
import type { ByMediaType, OperationTypes } from "../types/operation-types.ts";
import { inputOf, namesFor, optionalLast, partArguments, pathArguments } from "./arguments.ts";
import { commentOf, firstSentence } from "./method-comment.ts";
import { lookupOf, waitsOf } from "./resources.ts";
import { serializationOf } from "./serialization.ts";

interface MethodContext {
  readonly model: Model;
  readonly types: Types;
  readonly toLocal: (type: string) => string;
  /** What sends a call. */
  readonly send: string;
}

/** The code of one method of the client: path parameters in the path's order, body, query, headers, cookies, options. */
export const methodOf = (
  operation: OperationModel,
  { model, types, toLocal, send }: MethodContext,
): string => {
  const own = types.byOperation.get(operation.id);
  if (own === undefined) throw new Error(`${operation.id} has no types`);
  const lookup = lookupOf(operation, model.operations);
  const names = namesFor(send, operation.id, ...(lookup === undefined ? [] : [lookup.list]));
  const path = pathArguments(own, names);
  const parts = partArguments(operation, own, names);
  const choice = choiceOf(own, toLocal);
  const hasServers = operation.servers.length > 0;
  const options = {
    name: names.take("options"),
    type: [
      lookup === undefined ? "CallOptions" : "CreateOptions",
      ...choice.options,
      ...(hasServers ? [`ServerOption<typeof ${operation.id}>`] : []),
    ].join(" & "),
    required: false,
    comment: "Signal, timeout and headers of this call.",
  };
  const all = optionalLast([
    ...[...path, ...parts].map(({ key, argument }) => ({
      ...argument,
      type: key === "body" ? (choice.body ?? toLocal(argument.type)) : toLocal(argument.type),
    })),
    options,
  ]);
  const signature = all.map((each) => `${each.name}${each.required ? "" : "?"}: ${each.type}`);
  const bodyName = parts.find(({ key }) => key === "body")?.argument.name ?? "undefined";
  const serialization = serializationOf(operation, model.document, bodyName);
  const server = hasServers ? `serverFor(${operation.id}, ${options.name})` : undefined;
  const input = inputOf(path, parts, serialization, {
    around: lookup?.code,
    server,
    options: options.name,
  });
  return `${docComment(commentOf(operation, all), "    ")}\
    ${propertyKey(operation.name)}: ${choice.parameters}(${signature.join(", ")}): ${choice.result ?? resultType(operation, own, toLocal)} =>
      ${send}(${operation.id}, ${input}, ${options.name}),
`;
};

/** What the types of a method say where the caller may choose media types; the first one is the default. */
const choiceOf = ({ bodies, results }: OperationTypes, toLocal: (type: string) => string) => {
  const parameter = (name: string, { type, first }: ByMediaType): string =>
    `${name} extends keyof ${toLocal(type)} = ${JSON.stringify(first)}`;
  const parameters = [
    ...(bodies === undefined ? [] : [parameter("ContentType", bodies)]),
    ...(results === undefined ? [] : [parameter("Accept", results)]),
  ];
  return {
    parameters: parameters.length === 0 ? "" : `<${parameters.join(", ")}>`,
    options: [
      ...(bodies === undefined ? [] : ["ContentTypeOption<ContentType>"]),
      ...(results === undefined ? [] : ["AcceptOption<Accept>"]),
    ],
    body: bodies && `${toLocal(bodies.type)}[ContentType]`,
    result: results && `Call<${toLocal(results.type)}[Accept]>`,
  };
};

/** The code of the methods that wait for what an operation shows. */
export const waitMethodsOf = (
  show: OperationModel,
  { model, types, toLocal, send }: MethodContext,
  taken: Names,
): string[] => {
  const own = types.byOperation.get(show.id);
  if (own === undefined) return [];
  return waitsOf(show, model.operations).map(({ name, goal, comment, givesResource }) => {
    const names = namesFor(send, show.id);
    const path = pathArguments(own, names);
    const options = names.take("options");
    const plain = {
      properties: [],
      header: undefined,
      cookieStyles: undefined,
      choices: undefined,
    };
    const input = inputOf(path, [], plain, { around: `waitUntil(${goal})` });
    const signature = path.map(({ argument }) => `${argument.name}: ${toLocal(argument.type)}`);
    const parameters = path.map(
      ({ argument }) => `@param ${argument.name} ${firstSentence(argument.comment)}`,
    );
    const all = [
      ...parameters,
      `@param ${options} Signal, timeout and headers of this wait, and how often it looks: \`interval\`, \`maxInterval\`.`,
    ];
    return `${docComment([...comment, "", ...all].join("\n"), "    ")}\
    ${propertyKey(taken.take(name))}: (${[...signature, `${options}?: WaitOptions`].join(", ")}): Promise<${givesResource ? toLocal(own.result) : "void"}> =>
      ${send}(${show.id}, ${input}, ${options}),
`;
  });
};

const resultType = (
  { source }: OperationModel,
  { result, item }: OperationTypes,
  toLocal: (type: string) => string,
): string =>
  source["x-paging"] === undefined || item === undefined
    ? `Call<${toLocal(result)}>`
    : `List<${toLocal(item)}>`;
