/** Makes the exchange of a scenario by a generated method, and compares what comes with what the scenario answers. */
import { isDeepStrictEqual } from "node:util";
import type { Auth } from "../../src/client/auth.ts";
import { ApiError, ResponseFormatError } from "../../src/runtime.ts";
import { securitySchemesOf } from "../../scripts/document/security.ts";
import { argumentsOf } from "./arguments.ts";
import { findMethods, type Client } from "./client.ts";
import { rawOf, textOf, type Exchange } from "./scenario.ts";

/** The credentials that the headers of an exchange show, by the names of a document's security schemes. */
const authOf =
  (headers: Readonly<Record<string, unknown>>, query: Readonly<Record<string, unknown>>) =>
  (client: Client): Auth | undefined => {
    const header = new Headers(
      Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const [, kind = "", secret = ""] = /^(\S+) (.+)$/.exec(header.get("authorization") ?? "") ?? [];
    const given = Object.entries(securitySchemesOf(client.document)).flatMap(([name, scheme]) => {
      const shown =
        scheme.type === "apiKey"
          ? scheme.in === "header"
            ? header.get(scheme.name)
            : query[scheme.name]
          : kind.toLowerCase() === (scheme.type === "http" ? scheme.scheme.toLowerCase() : "bearer")
            ? secret
            : undefined;
      return typeof shown === "string" && shown !== "" ? [[name, shown] as const] : [];
    });
    return given.length === 0 ? undefined : client.module.credentials?.(Object.fromEntries(given));
  };

/** What a call ended in. */
interface Ending {
  readonly status: number;
  readonly headers: Headers;
  readonly data: unknown;
}

const endingOf = async (
  call: ReturnType<ReturnType<typeof findMethods>[0]["call"]>,
): Promise<Ending> => {
  try {
    const { data, response } = await call.withResponse();
    return { status: response.status, headers: response.headers, data };
  } catch (error) {
    if (error instanceof ApiError)
      return { status: error.status, headers: new Headers(error.headers), data: error.body };
    // An error that the document doesn't describe, without a body.
    if (error instanceof ResponseFormatError && error.status >= 400 && error.start === "")
      return { status: error.status, headers: new Headers(error.headers), data: undefined };
    throw error;
  }
};

const bytesOf = async (data: unknown): Promise<Buffer> =>
  data instanceof Blob ? Buffer.from(await data.arrayBuffer()) : Buffer.from(String(data));

/** A server adds a character set to a content type. */
const isHeader = (present: string | null, expected: string): boolean =>
  present === expected || present === `${expected}; charset=utf-8`;

/** What is wrong with an ending; undefined where nothing is. */
const complaint = async (
  { status, headers, data }: Ending,
  { response }: Exchange,
  baseUrl: string,
): Promise<string | undefined> => {
  if (status !== response.status) return `status ${String(status)}, not ${String(response.status)}`;
  for (const [name, value] of Object.entries(response.headers ?? {}))
    if (status < 400 && !isHeader(headers.get(name), textOf(value, baseUrl)))
      return `header ${name} is ${String(headers.get(name))}`;
  const { body } = response;
  if (body === undefined) return undefined;
  const raw = rawOf(body, baseUrl);
  const isRight =
    typeof raw === "string" && /json$/.test(body.contentType)
      ? isDeepStrictEqual(data, JSON.parse(raw))
      : (await bytesOf(data)).equals(Buffer.from(raw));
  return isRight ? undefined : `read as ${JSON.stringify(data)}, not ${String(raw).slice(0, 200)}`;
};

/** Makes an exchange; tells what went wrong, or nothing. */
export const check = async (
  exchange: Exchange,
  clients: readonly Client[],
  origin: string,
): Promise<string | undefined> => {
  const { uri, method, request = {} } = exchange;
  const auth = authOf(request.headers ?? {}, request.query ?? {});
  const found = clients.flatMap((client) => findMethods(client, method, uri, origin, auth));
  let wrong: string | undefined = `no operation for ${method} ${uri}`;
  for (const { client, operation, call, path } of found) {
    try {
      const args = argumentsOf(exchange, operation, client.document, path, origin);
      wrong = await complaint(await endingOf(call(...args)), exchange, origin);
    } catch (error) {
      wrong = error instanceof Error ? error.message : String(error);
    }
    if (wrong === undefined) return undefined;
  }
  return wrong;
};
