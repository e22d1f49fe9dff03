import { redact } from "./api-error.ts";
import { ClientError, ConnectionError } from "./errors.ts";
import type { Middleware } from "./request.ts";
import { TRANSIENT } from "./retry-policy.ts";

/**
 * What each runtime says, in code or message, where a connection never came about: no byte of the request left. A table of
 * what was seen; a bare `ECONNRESET` or "other side closed" may come at any time, and stands in none.
 */
const NEVER_CONNECTED: Readonly<Record<string, RegExp>> = {
  node: /^connect |^ECONNREFUSED$|CONNECT_TIMEOUT|getaddrinfo|before secure TLS connection|when HTTP Tunneling/,
  bun: /ConnectionRefused|FailedToOpenSocket|Unable to connect/,
  deno: /client error \(Connect\)|dns error|tcp connect error/,
};

/** What keeps a connection from coming about the next time too: a certificate, a port that speaks no TLS. */
const HOPELESS: Readonly<Record<string, RegExp>> = {
  node: /CERT_|_CERT|VERIFY_|ERR_TLS|WRONG_VERSION_NUMBER|wrong version number|EPROTO|ALERT_HANDSHAKE/,
  bun: /CERT_|_CERT|VERIFY_|ERR_TLS/,
  deno: /invalid peer certificate|InvalidContentType/,
};

const says = (table: Readonly<Record<string, RegExp>>, texts: readonly string[]): boolean =>
  Object.values(table).some((each) => texts.some((text) => each.test(text)));

/** A proxy that answers CONNECT with a status of its own. */
const PROXY_STATUS = /Proxy response \((\d+)\)/;

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

/** What became of each address of a host; of one address that is the fault itself. */
const partsOf = (fault: Fault): Fault[] =>
  Array.isArray(fault.errors) && fault.errors.length > 0
    ? fault.errors.map((each) => rootOf(each))
    : [fault];

/** What a fault says in words: its code, and its message where that says more. */
const wordsOf = ({ code, message }: Fault): string => {
  const text = String(message ?? "");
  if (code === undefined || text.includes(String(code))) return text;
  return text ? `${String(code)}: ${text}` : String(code);
};

/** What a fault means: whether no connection came about, and whether the next try may go better. */
export const diagnose = (fault: Fault) => {
  const parts = partsOf(fault).map((each) => [String(each.code), String(each.message)]);
  const isHopeless = parts.some((texts) => says(HOPELESS, texts));
  const [, proxyStatus] = PROXY_STATUS.exec(String(fault.message)) ?? [];
  return {
    refused: isHopeless || parts.every((texts) => says(NEVER_CONNECTED, texts)),
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
    return await next(request, call);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (error instanceof ClientError) throw error;
    const fault = rootOf(error);
    const { code, message } = fault;
    const reason = redact(String(code ?? message), call);
    const words = redact(partsOf(fault).map(wordsOf).join("; "), call) || reason;
    throw new ConnectionError(`No answer from ${new URL(request.url).origin}: ${words}`, {
      reason,
      ...diagnose(fault),
    });
  }
};
