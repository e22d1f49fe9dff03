import { asksNothing, securityWords } from "../../../src/security-words.ts";
import type { Model } from "../../document/model.ts";
import { camelCase, Names, propertyKey, toIdentifier } from "../../document/names.ts";
import { parametersIn, successes, type OperationModel } from "../../document/operations.ts";
import { docComment } from "../types/doc-comment.ts";
import type { Types } from "../types/named-types.ts";
import type { ByMediaType, OperationTypes } from "../types/operation-types.ts";
import { lookupOf, waitsOf } from "./resources.ts";
import { serializationOf, type SerializationCode } from "./serialization.ts";

interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly comment: string;
}

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

/** Names for arguments that hide nothing that a method uses. */
const namesFor = (...ids: string[]): Names =>
  new Names(["serialize", "reconcile", "serverFor", "waitUntil", ...ids]);

/** An argument, and the key under which the runtime takes it. */
interface KeyedArgument {
  readonly key: string;
  readonly argument: Argument;
}

const pathArguments = ({ path }: OperationTypes, names: Names): KeyedArgument[] =>
  path.map(({ parameter, type }) => ({
    key: parameter.name,
    argument: {
      name: names.take(toIdentifier(camelCase(parameter.name))),
      type,
      required: true,
      comment: parameter.description ?? "",
    },
  }));

/** What else a call is told, as code. */
interface InputCode {
  readonly around?: string | undefined;
  readonly server?: string | undefined;
  /** The name of the options. */
  readonly options?: string;
}

/** The object in which the runtime gets a call's arguments. */
const inputOf = (
  path: readonly KeyedArgument[],
  parts: readonly KeyedArgument[],
  serialization: SerializationCode,
  { around, server, options = "" }: InputCode,
): string => {
  const shorthand = ({ key, argument }: KeyedArgument): string => property(key, argument.name);
  const { cookieStyles } = serialization;
  const part = (each: KeyedArgument): string =>
    each.key === "cookie" && cookieStyles !== undefined
      ? `cookie: serialize.cookie(${each.argument.name}, ${cookieStyles})`
      : shorthand(each);
  const header = serialization.header ?? parts.find(({ key }) => key === "header")?.argument.name;
  const functions = [
    ...serialization.properties,
    ...(server === undefined ? [] : [`server: ${server}`]),
  ];
  const properties = [
    ...(path.length === 0 ? [] : [`path: { ${path.map(shorthand).join(", ")} }`]),
    ...parts.filter(({ key }) => key !== "header").map(part),
    ...(header === undefined ? [] : [property("header", header)]),
    ...(functions.length === 0 ? [] : [`serialization: { ${functions.join(", ")} }`]),
    ...(around === undefined ? [] : [`around: ${around}`]),
  ];
  const input = properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
  const { choices } = serialization;
  return choices === undefined ? input : `serialize.choose(${input}, ${options}, ${choices})`;
};

const property = (key: string, name: string): string =>
  key === name ? name : `${propertyKey(key)}: ${name}`;

const partArguments = (
  operation: OperationModel,
  types: OperationTypes,
  names: Names,
): KeyedArgument[] => {
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
      securityOf(operation),
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

/** What has to be proven; nothing where nothing has. */
const securityOf = ({ security }: OperationModel): string => {
  const words = securityWords(security, (name) => `\`${name}\``);
  if (words === "") return "";
  return `Authentication: ${words}${asksNothing(security) ? ", or none" : ""}`;
};

const firstSentence = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)[0]
    ?.replace(/\s+/g, " ") ?? "";
