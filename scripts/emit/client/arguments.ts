/** The arguments of a method, and the object in which the runtime gets them. */
import { camelCase, Names, propertyKey, toIdentifier } from "../../document/names.ts";
import { parametersIn, type OperationModel } from "../../document/operations.ts";
import type { OperationTypes } from "../types/operation-types.ts";
import { inBraces } from "../literal.ts";
import type { SerializationCode } from "./serialization.ts";

export interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly comment: string;
}

/** Names for arguments that hide nothing that a method uses. */
export const namesFor = (...ids: string[]): Names =>
  new Names(["serialize", "reconcile", "serverFor", "waitUntil", ...ids]);

/** An argument, and the key under which the runtime takes it. */
export interface KeyedArgument {
  readonly key: string;
  readonly argument: Argument;
}

export const pathArguments = ({ path }: OperationTypes, names: Names): KeyedArgument[] =>
  path.map(({ parameter, type }) => ({
    key: parameter.name,
    argument: {
      name: names.take(toIdentifier(camelCase(parameter.name))),
      type,
      required: true,
      comment: parameter.description ?? "",
    },
  }));

export const partArguments = (
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
export const optionalLast = (all: readonly Argument[]): Argument[] => {
  const last = all.findLastIndex(({ required }) => required);
  return all.map((each, at) =>
    each.required || at > last
      ? each
      : { ...each, type: `${each.type} | undefined`, required: true },
  );
};

/** What else a call is told, as code. */
interface InputCode {
  readonly around?: string | undefined;
  readonly server?: string | undefined;
  /** The name of the options. */
  readonly options?: string;
}

/** The object in which the runtime gets a call's arguments. */
export const inputOf = (
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
    ...(path.length === 0 ? [] : [`path: ${inBraces(path.map(shorthand))}`]),
    ...parts.filter(({ key }) => key !== "header").map(part),
    ...(header === undefined ? [] : [property("header", header)]),
    ...(functions.length === 0 ? [] : [`serialization: ${inBraces(functions)}`]),
    ...(around === undefined ? [] : [`around: ${around}`]),
  ];
  const input = inBraces(properties);
  const { choices } = serialization;
  return choices === undefined ? input : `serialize.choose(${input}, ${options}, ${choices})`;
};

const property = (key: string, name: string): string =>
  key === name ? name : `${propertyKey(key)}: ${name}`;
