import type { ServerOption } from "../contract.ts";
import { readBaseUrl } from "./base-url.ts";
import { misconfigured } from "./checks.ts";

/** A server whose URL has variables, as a document describes it. */
export interface ServerTemplate {
  readonly url: string;
  readonly variables: Readonly<
    Record<string, { readonly default: string; readonly enum?: readonly string[] }>
  >;
}

/** Values of a server's variables: one of the listed ones, or any text where none are listed. */
export type ServerValues<Template extends ServerTemplate> = {
  readonly [Name in keyof Template["variables"]]?:
    | (Template["variables"][Name] extends { readonly enum: readonly (infer Value)[] }
        ? Value
        : string)
    | undefined;
};

/**
 * The URL of a server with values for its variables; what is left out has its default.
 * @throws {ConfigurationError} for a value that the document doesn't list.
 */
export const serverUrl = <const Template extends ServerTemplate>(
  { url, variables }: Template,
  values: ServerValues<Template> = {},
): string =>
  url.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    if (!Object.hasOwn(variables, name)) return whole;
    const given = (values as Readonly<Record<string, string | undefined>>)[name];
    const { enum: listed, default: usual } = variables[name] ?? { default: whole };
    const value = given ?? usual;
    if (listed?.includes(value) === false)
      throw misconfigured(name, `must be one of ${listed.join(", ")}, not "${value}"`);
    return value;
  });

/** Whether a URL is a server's, whatever its variables are: in a path one may be empty, or of several steps. */
const isServer = (url: string, server: string): boolean => {
  const [scheme, ...parts] = server.replace(/\/$/, "").split(/\{[^}]*\}/);
  const texts = [scheme, ...parts].map((part = "") => part.replace(/[\\^$.*+?()[\]|]/g, "\\$&"));
  return new RegExp(`^${texts.join(".*")}/?$`, "i").test(url.replace(/\/?$/, "/"));
};

const isAbsolute = (url: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(url);

/**
 * Where a call goes whose operation has servers of its own: to the one that the caller names, or else to the first of
 * them. Where `baseUrl` is none of the servers that the document names anywhere, a mock or a proxy, it goes there.
 */
export const ownServers =
  (documented: readonly string[]) =>
  <Own extends { readonly servers: readonly string[] }>(
    { servers: [first = ""] }: Own,
    { server }: ServerOption<Own> = {},
  ) =>
  (baseUrl: string): string => {
    const isKnown = !isAbsolute(first) || documented.some((each) => isServer(baseUrl, each));
    const target = server ?? (isKnown ? first : "");
    return readBaseUrl("server", new URL(target, baseUrl).href).href;
  };
