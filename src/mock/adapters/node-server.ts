/**
 * The ways into the mock. node-server.ts (bytes to requests, and what is no HTTP) and node-response.ts (responses to
 * bytes, faults included) are the server, start.ts and listen.ts make one listen; fetch.ts (a Request to the mock's) and
 * fetch-response.ts (its response to a Response) are the mock without a network, and msw.ts and vitest.ts are for those.
 */
import { isUtf8 } from "node:buffer";
import { maximumBody } from "../gateway/body.ts";
import { controlPrefix } from "../control/control.ts";
import { writeResponse } from "./node-response.ts";
import type { MockPage } from "../page/serve.ts";
import type { Limits } from "./limits.ts";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { MockRequest, MockResponse } from "../types.ts";

// An import of node:http would read all it exports, WebSocket too, and so load Node's whole fetch: 20 ms.
const { createServer: createHttpServer } = process.getBuiltinModule("node:http");

/** What the server asks of a mock. */
export interface RequestHandler<Arrival = unknown> {
  /** Is told of a request whose body has yet to come. */
  arrive?(head: Pick<MockRequest, "method" | "url" | "headers">): Arrival | undefined;
  handle(request: MockRequest, arrival?: Arrival): MockResponse | Promise<MockResponse>;
  /** Is told that nobody waits for the answer any more. */
  leave?(arrival: Arrival): void;
  /** The answer to what can't be read as HTTP. */
  reject(status: number, message: string, origin?: string): MockResponse;
}

/** One request on its way through the server. */
interface Exchange<Arrival> {
  readonly handler: RequestHandler<Arrival>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly arrival: Arrival | undefined;
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  request.headers as Record<string, string>; // only Set-Cookie would be a list

/** Tells the mock when the client goes away before its answer. */
const watch = <Arrival>({ handler, response, arrival }: Exchange<Arrival>): void => {
  if (arrival === undefined) return;
  response.once("close", () => {
    if (!response.writableFinished) handler.leave?.(arrival);
  });
};

const send = <Arrival>(
  exchange: Exchange<Arrival>,
  message: MockRequest,
  isUnread = false,
): void => {
  const { handler, request, response, arrival } = exchange;
  const fail = (error: unknown): void => {
    process.stderr.write(`ga-listeners mock: ${String(error)}\n`);
    const failed = handler.reject(500, "The mock failed", message.headers["origin"]);
    writeResponse(request, response, failed, isUnread);
  };
  try {
    const outcome = handler.handle(message, arrival);
    if (!(outcome instanceof Promise)) {
      if (outcome.delivery?.stall !== undefined) watch(exchange);
      writeResponse(request, response, outcome, isUnread);
      return;
    }
    watch(exchange);
    outcome
      .then((late) => {
        writeResponse(request, response, late, isUnread);
      })
      .catch(fail);
  } catch (error) {
    fail(error);
  }
};

const toText = (chunks: readonly Buffer[]): Pick<MockRequest, "body" | "unreadable"> => {
  const [first] = chunks;
  if (first === undefined) return { body: undefined };
  const bytes = chunks.length === 1 ? first : Buffer.concat(chunks);
  return isUtf8(bytes)
    ? { body: bytes.toString("utf8") }
    : { body: undefined, unreadable: "must be UTF-8" };
};

/** A state that is put back may be larger than any request of the API. */
const maximumControlBody = 64 * 1024 * 1024;

/** What is wrong with the Host of a request (RFC 9112, 3.2). Of several, Node would take the first. */
const checkHost = ({ rawHeaders, httpVersion }: IncomingMessage): string | undefined => {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === "host") hosts++;
  }
  if (hosts > 1) return "The header Host may be sent once only";
  return hosts === 0 && httpVersion === "1.1" ? "The header Host is missing" : undefined;
};

/** The pages that requests come from whose bodies are on their way. */
const uploading = new WeakMap<Socket, string>();

const receive = <Arrival>(
  handler: RequestHandler<Arrival>,
  request: IncomingMessage,
  response: ServerResponse,
): void => {
  const headers = headersOf(request);
  const head = { method: request.method ?? "GET", url: request.url ?? "/" };
  const wrongHost = checkHost(request);
  if (wrongHost !== undefined) {
    writeResponse(request, response, handler.reject(400, wrongHost, headers["origin"]), true);
    return;
  }
  const exchange = { handler, request, response, arrival: handler.arrive?.({ ...head, headers }) };
  const length = headers["content-length"];
  const maximum = head.url.startsWith(controlPrefix) ? maximumControlBody : maximumBody;
  const tooLarge = { body: undefined, unreadable: `must be at most ${maximum} bytes` };
  if ((length === undefined || length === "0") && headers["transfer-encoding"] === undefined) {
    send(exchange, { ...head, headers, body: undefined });
    return;
  }
  if (Number(length) > maximum) {
    send(exchange, { ...head, headers, ...tooLarge }, true);
    return;
  }
  if (headers["expect"]?.toLowerCase() === "100-continue") response.writeContinue();
  if (headers["origin"] !== undefined) uploading.set(request.socket, headers["origin"]);
  watch(exchange);
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = (chunk: Buffer): void => {
    size += chunk.length;
    if (size <= maximum) {
      chunks.push(chunk);
      return;
    }
    request.off("data", collect).off("end", finish);
    const truth = { ...headers, "content-length": String(size) };
    send(exchange, { ...head, headers: truth, ...tooLarge }, true);
  };
  const finish = (): void => {
    uploading.delete(request.socket);
    send(exchange, { ...head, headers, ...toText(chunks) });
  };
  request.on("data", collect).on("end", finish);
};

/** What a request that can't be read said of the page it comes from. */
const originOf = (
  { rawPacket }: { readonly rawPacket?: Buffer },
  socket: Socket,
): string | undefined =>
  uploading.get(socket) ??
  /\r\norigin:[ \t]*([^\r\n]*?)[ \t]*\r\n/i.exec(rawPacket?.toString("latin1") ?? "")?.[1];

const rejectConnection = <Arrival>(
  handler: RequestHandler<Arrival>,
  error: Error & { readonly code?: string; readonly rawPacket?: Buffer },
  socket: Socket,
): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason, message] =
    error.code === "HPE_HEADER_OVERFLOW"
      ? ([431, "Request Header Fields Too Large", "The headers are too large"] as const)
      : error.code === "ERR_HTTP_REQUEST_TIMEOUT"
        ? ([408, "Request Timeout", "The request took too long to arrive"] as const)
        : ([400, "Bad Request", "This is not HTTP/1.1"] as const);
  const { headers, body = "" } = handler.reject(status, message, originOf(error, socket));
  const lines = Object.entries({
    ...headers,
    "Content-Length": String(Buffer.byteLength(body)),
    Connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join("")}\r\n${body}`, () => {
    socket.destroy(); // a client that neither reads nor closes holds nothing
  });
};

/** How long a connection may hang without a byte either way, in milliseconds. */
export const defaultSilence = 120_000;

/** A node:http server over a mock. It isn't listening yet. */
export const createServer = <Arrival>(
  handler: RequestHandler<Arrival>,
  limits: Limits = {},
  page?: Pick<MockPage, "handle">,
): Server => {
  const server = createHttpServer(
    {
      headersTimeout: limits.headers ?? 10_000,
      requestTimeout: limits.request ?? 30_000,
      keepAliveTimeout: limits.idle ?? 5_000,
      connectionsCheckingInterval: limits.check ?? 1_000,
      ...(limits.headerSize === undefined ? {} : { maxHeaderSize: limits.headerSize }),
      requireHostHeader: false, // Node would refuse without a word
      noDelay: true,
    },
    (request, response) => {
      if (page?.handle(request, response)) return;
      receive(handler, request, response);
    },
  );
  for (const event of ["checkContinue", "checkExpectation"]) {
    server.on(event, (request: IncomingMessage, response: ServerResponse) => {
      receive(handler, request, response);
    });
  }
  server.on("clientError", (error, socket) => {
    rejectConnection(handler, error, socket as Socket);
  });
  server.setTimeout(limits.silence ?? defaultSilence, (socket) => {
    socket.destroy();
  });
  return server;
};
