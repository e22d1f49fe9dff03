import type { IncomingMessage, ServerResponse } from "node:http";
import { mayHaveBody } from "../types.ts";
import type { MockResponse } from "../types.ts";

/** How long an answer given before the whole request was read waits for the rest, in milliseconds. */
const lingerTimeout = 1_000;

const flatten = (
  headers: Readonly<Record<string, string>>,
  length: number | undefined,
): string[] => {
  const flat: string[] = [];
  for (const name in headers) flat.push(name, headers[name] ?? "");
  if (length !== undefined) flat.push("Content-Length", String(length));
  return flat;
};

/**
 * Ends an answer whose request is still arriving. Closing at once would reset the connection, and
 * the client would lose the answer it has not read yet.
 */
const endLate = (request: IncomingMessage, response: ServerResponse): void => {
  const end = (): void => {
    clearTimeout(timer);
    response.end();
    request.socket.destroySoon();
  };
  const timer = setTimeout(end, lingerTimeout);
  request.once("end", end).once("close", end).resume();
};

/** Sends an answer, as a fault may have bent it. */
export const writeResponse = (
  request: IncomingMessage,
  response: ServerResponse,
  mocked: MockResponse,
  isUnread = false,
): void => {
  const { status, headers, body, delivery } = mocked;
  const { socket } = request;
  if (socket.destroyed) return;
  if (delivery?.reset) {
    socket.resetAndDestroy();
    return;
  }
  if (delivery?.stall === "headers") return; // until the client gives up or the mock closes
  const length = body === undefined ? undefined : Buffer.byteLength(body);
  if (isUnread) headers["Connection"] = "close";
  if (status === 205) {
    // Without a length only the end of the connection says that there is no content (RFC 9110, 15.3.6).
    response.useChunkedEncodingByDefault = false;
    response.shouldKeepAlive = false;
  }
  const said = mayHaveBody(status) ? (length ?? 0) : undefined;
  response.writeHead(status, flatten(headers, said));
  if (delivery?.stall === "body") {
    response.flushHeaders();
    response.write(Buffer.from(body ?? "").subarray(0, 1));
  } else if (delivery?.truncate !== undefined) {
    // Ended, not written: a response that has no body sends its head only then.
    response.end(Buffer.from(body ?? "").subarray(0, delivery.truncate), () => socket.destroy());
  } else if (isUnread) {
    response.write(body ?? "");
    endLate(request, response);
  } else {
    // Text without a character above U+007F is the same in both encodings, and Latin-1 is written faster.
    response.end(body, length === body?.length ? "latin1" : "utf8");
  }
};
