import { docComment } from "./model/comments.ts";
import type { Document } from "./model/document.ts";
import { modelOf, type Model } from "./model/model.ts";
import { camelCase, Names, propertyKey, toIdentifier } from "./model/names.ts";
import { needsWire, wireOf } from "./model/wire.ts";
import { parametersIn, successes, type OperationTypes } from "./model/operation-types.ts";
import type { OperationModel } from "./model/operations.ts";

/** client.ts: one documented method per operation, grouped by tag. It sends nothing itself: that is the runtime's part. */
export const emitClient = (document: Document): string => {
  const model = modelOf(document);
  const { toLocal, imports } = localNames(model);
  const groups = new Map<string, OperationModel[]>();
  for (const operation of model.operations) {
    const group = groups.get(operation.group) ?? [];
    groups.set(operation.group, group);
    group.push(operation);
  }
  const listed = new Set(
    model.operations.flatMap(({ resource }) => (resource?.role === "list" ? [resource.name] : [])),
  );
  const methods = [...groups].map(
    ([group, operations]) =>
      `  ${propertyKey(group)}: {\n${operations.map((each) => methodOf(each, model, listed, toLocal)).join("\n")}  },\n`,
  );
  const ids = ["type Operation", ...model.operations.map(({ id }) => id)].map(
    (name) => `  ${name},\n`,
  );
  return [
    `import {\n${ids.join("")}} from "./operations.ts";\n${imports()}` +
      (needsWire(model) ? `import * as wire from "./wire.ts";\n` : ""),
    TYPES,
    `/** Every method, sent by \`send\`. */\nexport const createMethods = (send: Send) => ({\n${methods.join("\n")}});\n`,
    `export type Methods = ReturnType<typeof createMethods>;\n`,
  ].join("\n");
};

const TYPES = `/** What every call takes as its last argument. */
export interface CallOptions {
  /** Ends the call at once; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call. */
  timeout?: number | undefined;
  /** Sent beside the client's own headers. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** What a call that makes a resource takes. */
export interface CreateOptions extends CallOptions {
  /** After a lost answer, look whether the resource was made before sending again. */
  reconcile?: boolean | undefined;
}

/** The answer's data, or with \`withResponse()\` the response beside it. */
export interface Call<Data> extends Promise<Data> {
  withResponse(): Promise<{ data: Data; response: Response; requestId: string | undefined }>;
}

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Names the next page; absent on the last one. */
  nextMarker?: string;
  /** How many items there are on all pages. */
  total?: number;
}

/** A list: await it for one page, iterate over it for the items of all pages. */
export interface List<Item> extends Call<Page<Item>>, AsyncIterable<Item> {}

/** What a method hands to the runtime. */
export interface Input {
  path?: Readonly<Record<string, unknown>>;
  query?: object | undefined;
  header?: object | undefined;
  cookie?: object | undefined;
  body?: unknown;
  /** How the call is written and its answer read, where that is not JSON and plain parameters. */
  wire?: Wire;
}

export interface Wire {
  querySerializer?: (query: object) => string;
  bodySerializer?: (body: never) => unknown;
  read?: (response: Response) => Promise<unknown>;
}

/** Sends one call. \`Result\` is the call's or the list's type. */
export type Send = <Result>(operation: Operation, input: Input, options?: CallOptions) => Result;
`;

/** The names that client.ts declares or uses itself. A type of the document with such a name is imported under another. */
const OWN_NAMES = (
  "Operation CallOptions CreateOptions Call Page List Input Wire Send Methods Promise Response AbortSignal Readonly " +
  "Record AsyncIterable ReturnType NonNullable Blob"
).split(" ");

const WORD = /"(?:[^"\\]|\\.)*"|[\p{ID_Start}$_][\p{ID_Continue}$]*/gu;

/** Type text in the names that client.ts imports the types by. */
const localNames = (model: Model) => {
  const known = [...model.types.named, ...model.types.enums.values()].map(({ name }) => name);
  const own = new Set([...OWN_NAMES, ...model.operations.map(({ id }) => id)]);
  const names = new Names([...known, ...own]);
  const local = new Map(
    known.map((name) => [name, own.has(name) ? names.take(`Schema${name}`) : name]),
  );
  const used = new Set<string>();
  const toLocal = (type: string): string =>
    type.replace(WORD, (word) => {
      const name = local.get(word);
      if (name !== undefined) used.add(word);
      return name ?? word;
    });
  const imports = (): string => {
    const lines = [...used]
      .sort()
      .map(
        (name) => `  ${local.get(name) === name ? name : `${name} as ${local.get(name) ?? ""}`},\n`,
      );
    return lines.length === 0 ? "" : `import type {\n${lines.join("")}} from "./schema.ts";\n`;
  };
  return { toLocal, imports };
};

interface Argument {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly comment: string;
}

const methodOf = (
  operation: OperationModel,
  model: Model,
  listed: ReadonlySet<string>,
  toLocal: (type: string) => string,
): string => {
  const types = model.types.byOperation.get(operation.id);
  if (types === undefined) throw new Error(`${operation.id} has no types`);
  const names = new Names(["send", "wire", operation.id]);
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
    ...(wire.properties.length === 0 ? [] : [`wire: { ${wire.properties.join(", ")} }`]),
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
