/** Generates a client of each compiled document, and finds the method that makes an exchange. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { pathParametersOf, type OperationModel } from "../../scripts/document/operations.ts";
import type { NormalDocument, Server } from "../../scripts/document/types.ts";
import { emitCode } from "../../scripts/emit/code.ts";
import { emitData } from "../../scripts/emit/index.ts";
import { rulesOf } from "../../scripts/emit/rules/module.ts";
import { createRuntime } from "../../src/runtime.ts";
import type { Auth } from "../../src/client/auth.ts";
import type { Send } from "../../src/runtime.ts";

const runtime = pathToFileURL(join(import.meta.dirname, "../../src/runtime.ts")).href;

/** A generated method, as the driver calls it. */
export type Method = (...args: readonly unknown[]) => Promise<unknown> & {
  withResponse(): Promise<{ readonly data: unknown; readonly response: Response }>;
};

interface ClientModule {
  readonly createMethods: (
    send: Send,
  ) => Readonly<Record<string, Readonly<Record<string, Method>>>>;
  readonly credentials?: (given: object) => Auth;
}

/** One document's client. */
export interface Client {
  readonly document: NormalDocument;
  readonly operations: readonly OperationModel[];
  readonly module: ClientModule;
}

/** Writes a client into a folder, and loads it. */
export const createClient = async (document: object, folder: string): Promise<Client> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "source.json"), JSON.stringify(document));
  const model = modelOf((await bundle(join(folder, "source.json"), folder)).document);
  const files = {
    ...emitData(model, rulesOf(model), { runtime }),
    ...emitCode(model.bundle, runtime),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const module = (await import(pathToFileURL(join(folder, "client.ts")).href)) as ClientModule;
  return { document: model.document, operations: model.operations, module };
};

/** A method, and what the URL of an exchange says of its server and its path parameters. */
export interface Found {
  readonly client: Client;
  readonly operation: OperationModel;
  readonly baseUrl: string;
  readonly path: Readonly<Record<string, string>>;
  readonly call: Method;
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]|{}]/g, "\\$&");

/** A template as a regular expression; what stands for {name} is a group. */
const patternOf = (template: string, placeholder: string): string =>
  template
    .split(/(\{[^}]*\})/)
    .map((part) => (part.startsWith("{") ? placeholder : literally(part)))
    .join("");

/** The path of a server; what its first variable or its origin is doesn't matter. */
const serverPath = ({ url }: Server): string =>
  url.replace(/^(\{[^}]*\}|[a-z]+:\/\/[^/]*)/i, "").replace(/\/$/, "");

/** Every method of a client that an exchange may be made by, the one that fits best first. */
export const findMethods = (
  client: Client,
  method: string,
  uri: string,
  origin: string,
  auth: ((client: Client) => Auth | undefined) | undefined,
): Found[] => {
  const [written = ""] = uri.replaceAll("\\", "").split("?"); // a colon is escaped: it would be a parameter of the server's
  const servers = client.document.servers ?? [{ url: "" }];
  return client.operations
    .filter((each) => each.method === method)
    .flatMap((operation) => servers.map((server) => ({ operation, base: serverPath(server) })))
    .flatMap(({ operation, base }): Found[] => {
      const [template = ""] = operation.path.split("?");
      // A path of nothing but a slash may be left out.
      const own = template === "/" ? "/?" : patternOf(template, "(.*?)");
      const pattern = `^(${patternOf(base, "[^/]+")})${own}$`;
      const match = new RegExp(pattern).exec(written);
      if (match === null) return [];
      const [, prefix = "", ...values] = match;
      const names = pathParametersOf(operation).map(({ name }) => name);
      const baseUrl = `${origin}${prefix}`;
      const given = auth?.(client);
      const { send } = createRuntime({ baseUrl, retry: false, ...(given ? { auth: given } : {}) });
      const call = client.module.createMethods(send)[operation.group]?.[operation.name];
      if (call === undefined) return [];
      const path = Object.fromEntries(names.map((name, at) => [name, values[at] ?? ""]));
      return [{ client, operation, baseUrl, path, call }];
    })
    .sort((a, b) => a.operation.path.split("{").length - b.operation.path.split("{").length);
};
