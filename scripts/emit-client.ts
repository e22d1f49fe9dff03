import type { Document } from "./model/document.ts";
import { localNames } from "./model/local-names.ts";
import { methodOf } from "./model/method.ts";
import { modelOf } from "./model/model.ts";
import { propertyKey } from "./model/names.ts";
import type { OperationModel } from "./model/operations.ts";
import { needsWire } from "./model/wire.ts";

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
      `  ${propertyKey(group)}: {\n${operations.map((each) => methodOf(each, { model, listed, toLocal })).join("\n")}  },\n`,
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
