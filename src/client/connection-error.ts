import { ClientError, ConnectionError } from "./errors.ts";
import { redact } from "./redact.ts";
import type { Middleware } from "./request.ts";
import { TRANSIENT } from "./retry-policy.ts";

/**
 * What each runtime says where a connection never came about: no byte of the request left. A table of what was seen; a
 * bare `ECONNRESET` or "other side closed" may come at any time, and stands in none.
 */
const NEVER_CONNECTED = [
  // Node
  /\bconnect E|ECONNREFUSED|CONNECT_TIMEOUT|getaddrinfo|before secure TLS connection|when HTTP Tunneling/,
  // Bun
  /Unable to connect|typo in the url|ERR_PROXY_TUNNEL/,
  // Deno
  /client error \(Connect\)/,
];

/** What keeps a connection from coming about the next time too: a certificate, a port that speaks no TLS or is forbidden. */
const HOPELESS = [
  // Node and Bun
  /CERT_|_CERT|VERIFY_|ERR_TLS|WRONG_VERSION|EPROTO|HANDSHAKE|ALERT_PROTOCOL|UNRECOGNIZED_NAME|bad port/,
  // Deno
  /\(Connect\): (invalid|received|proxy auth)|Requests to port/,
];

const says = (text: string, table: readonly RegExp[]): boolean =>
  table.some((each) => each.test(text));

/** A proxy that answers CONNECT with a status of its own. */
const PROXY_STATUS = /(?:Proxy response \(|open a tunnel: )(\d+)/;

interface Fault {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/** More causes than that are a circle. */
const DEEPEST = 8;

/** The fault at the bottom of a chain of causes: the one that has a code. */
const rootOf = (error: unknown, depth = DEEPEST): Fault => {
  const fault: Fault = Object(error);
  return fault.cause && depth > 0 ? rootOf(fault.cause, depth - 1) : fault;
};

/** What a fault says in words: its code, and its message where that says more. */
const wordsOf = ({ code, message }: Fault): string => {
  const text = String(message ?? "").trim();
  if (code === undefined || text.includes(String(code))) return text;
  return text ? `${String(code)}: ${text}` : String(code);
};

/** What a fault says of each address of the host; most say it of one only. */
const reasonsOf = (fault: Fault): string[] => {
  const { errors } = fault;
  const parts = Array.isArray(errors) && errors.length > 0 ? errors : [fault];
  return parts.map((each) => wordsOf(rootOf(each)));
};

/** What became of a connection, by what was said of it: whether it never came about, and whether the next may go better. */
export const diagnose = (reasons: readonly string[]) => {
  const isHopeless = reasons.some((each) => says(each, HOPELESS));
  const [, proxyStatus] = PROXY_STATUS.exec(String(reasons)) ?? [];
  return {
    refused: isHopeless || reasons.every((each) => says(each, NEVER_CONNECTED)),
    retryable: !isHopeless && (proxyStatus === undefined || TRANSIENT.has(Number(proxyStatus))),
  };
};

/**
 * Turns whatever a fetch throws into a ConnectionError. The original is not kept as its cause: some carry the request,
 * credentials and all.
 */
export const explainConnection: Middleware = (next) => async (request, call) => {
  try {
    call.request = request;
    call.mayHaveRun = true;
    call.answer = "No answer";
    return await next(request, call);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const fault = rootOf(error);
    const reasons = reasonsOf(fault);
    const words = redact(reasons.join("; ") || String(error), call);
    throw new ConnectionError(`${call.answer} from ${new URL(request.url).origin}: ${words}`, {
      reason: redact(String(fault.code ?? words), call),
      ...diagnose(reasons),
    });
  }
};
