/**
 * A server on this machine that passes requests on, through the session: what a tool sends to it has the run's credentials, is
 * recorded, and writes only where the run may.
 */
import { createServer } from "node:http";
import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { NotTried } from "./verdicts.ts";
import { operationAt, Unreachable } from "./server.ts";
import type { Api } from "./exchange.ts";
import type { Session } from "./session.ts";

/** The token that stands for the run's own credentials. */
export const OWN_TOKEN = "own-token";

/** What is passed on of a request, and of an answer. */
const REQUEST_HEADERS = ["accept", "content-type"];
const ANSWER_HEADERS = ["content-type", "x-request-id", "x-subject-token", "allow", "retry-after"];

export interface Forwarder extends AsyncDisposable {
  /** Where an API is to be called instead. */
  readonly urls: Readonly<Record<Api, string>>;
}

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  let text = "";
  for await (const part of request.setEncoding("utf8")) text += String(part);
  return text === "" ? undefined : text;
};

/** A token that isn't the run's own goes along as it is: it may be meant to be refused. */
const credentialsOf = ({ headers }: IncomingMessage) => {
  const token = headers["x-auth-token"];
  if (token === OWN_TOKEN) return {};
  const other = { "X-Auth-Token": String(token) };
  return { auth: null, headers: token === undefined ? {} : other };
};

const forward = async (session: Session, request: IncomingMessage) => {
  const [, api = "", url = "/"] = /^\/(\w+)(\/.*)$/.exec(request.url ?? "") ?? [];
  const method = request.method ?? "GET";
  const { headers, ...auth } = credentialsOf(request);
  const kept = REQUEST_HEADERS.flatMap((name) => {
    const value = request.headers[name];
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  return session.send({
    ...{ api: api as Api, method, url, body: await readBody(request), ...auth },
    operation: operationAt(method, url.replace(/\?.*/, "")),
    headers: { ...Object.fromEntries(kept), ...headers },
  });
};

/** Starts it. `whenAnswered` is called after every answer. */
export const startForwarder = async (
  session: Session,
  whenAnswered?: () => void,
): Promise<Forwarder> => {
  const server: HttpServer = createServer((request, response) => {
    forward(session, request).then(
      (answer) => {
        for (const name of ANSWER_HEADERS) {
          const value = answer.headers.get(name);
          if (value !== null) response.setHeader(name, value);
        }
        response.writeHead(answer.status).end(answer.text);
        whenAnswered?.();
      },
      (error: unknown) => {
        const isExpected = error instanceof NotTried || error instanceof Unreachable;
        response.writeHead(isExpected ? 502 : 500).end((error as Error).message);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    urls: { listeners: `${url}/listeners`, iam: `${url}/iam` },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
