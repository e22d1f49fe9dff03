import createHttp, { defaultPathSerializer } from "openapi-fetch";
import type { Client as Http } from "openapi-fetch";
import { readAnswer } from "./answer.ts";
import { authenticate } from "./auth.ts";
import type { Auth } from "./auth.ts";
import { createBackOff } from "./back-off.ts";
import type { RetryOptions } from "./back-off.ts";
import { checkPath } from "./check.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { explainConnection } from "./connection.ts";
import { limitCalls } from "./deadline.ts";
import { toEmit } from "./events.ts";
import type { ClientEvent } from "./events.ts";
import type { ErrorShape } from "./failure.ts";
import { Outgoing } from "./outgoing.ts";
import type { Next } from "./outgoing.ts";
import { createCheck, createPerform } from "./perform.ts";
import type { Perform, Request, Validate } from "./perform.ts";
import { refuseRedirects } from "./redirects.ts";
import { retryCalls } from "./retry.ts";
import { createSend } from "./send.ts";
import type { Send } from "../contract.ts";
import type { Tools } from "./tools.ts";
import { unpack } from "./unpack.ts";

/** The options of every client. */
export interface RuntimeOptions {
  /** Where the API is. Only https, or http on this machine; in a browser it may be relative to the page. */
  readonly baseUrl: string;
  /** Puts a credential on every request; default none. */
  readonly auth?: Auth | undefined;
  /** Sends the requests; default the platform's, looked up at every call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Milliseconds for a whole call: token, signing, attempts, back-off, body, pages; default 60,000. A call's own wins. */
  readonly timeout?: number | undefined;
  /** When a call is sent again; false for never. */
  readonly retry?: RetryOptions | false | undefined;
  /** Checks every request of a method before it is sent; default none. From `ga-listeners/validate`. */
  readonly validate?: Validate | undefined;
  /** Is told what happens. What it throws is thrown outside of the call. */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
  /** Sent as User-Agent where the platform allows one, which browsers don't. */
  readonly userAgent?: string | undefined;
  /** The largest answer that is read, in bytes; default 16 MiB. */
  readonly maxBytes?: number | undefined;
  /** Time and chance; default the platform's. For tests. */
  readonly clock?: Clock | undefined;
  /** Where an error body keeps code, message and request id; without it the status is the code. */
  readonly errors?: ErrorShape | undefined;
  /** What must not stand in an error beside credentials in headers, such as a password in a body. */
  readonly secrets?: readonly string[] | undefined;
  /** Codes of errors that say "not now": the request did not run, and may be sent again later. */
  readonly refusals?: readonly string[] | undefined;
  /** Goes around the sending of every method's call; default nothing. */
  readonly around?: ((perform: Perform, tools: Tools) => Perform) | undefined;
}

/** What a generated client stands on. */
export interface Runtime<Paths extends object> extends Tools {
  /** The argument of a generated `createMethods`. */
  readonly send: Send;
  /** The openapi-fetch client below, with the same credentials, retries and deadline. */
  readonly http: Http<Paths>;
}

/** https anywhere, or http on this machine; a path, but no password, query or fragment. */
const allowed =
  /^http(s:\/\/[^/@]+|:\/\/(([^/@]+\.)?localhost|127\.[\d.]+|\[::1\])(:\d+)?)\/[^?#]*$/;

/**
 * Makes the runtime of a client for any document: credentials, retries, deadline, errors and paging. Give its `send` to
 * the `createMethods` that was generated from the document.
 */
export const createRuntime = <Paths extends object>(options: RuntimeOptions): Runtime<Paths> => {
  const { auth, around, clock = systemClock, timeout = 60_000, userAgent, retry } = options;
  const { href, origin } = new URL(options.baseUrl, globalThis.location?.href);
  if (!allowed.test(href)) {
    throw new TypeError("baseUrl must be https, or local http, no query");
  }
  const tools: Tools = {
    check: createCheck(options.validate),
    clock,
    timeout,
    userAgent,
    retry,
    backOff: createBackOff(clock, retry),
    emit: toEmit(options.onEvent),
    fetch: (...request) => (options.fetch ?? fetch)(...request),
  };

  // From the wire up to the call.
  const platform: Next = ({ url, method, headers, body, signal }) =>
    tools.fetch(url, { method, headers, body: body ?? null, signal, redirect: "manual" });
  const answered = readAnswer(options.maxBytes ?? 2 ** 24, refuseRedirects(platform));
  const connected = explainConnection(answered);
  const admitted = auth ? authenticate(auth, origin, tools, connected) : connected;
  const { errors, refusals = [] } = options;
  const retried = retryCalls({ ...tools, errors, refusals }, unpack(admitted));

  const isBrowser = /^Mozilla/.test(globalThis.navigator?.userAgent);
  const http = createHttp<Paths>({
    baseUrl: href,
    fetch: limitCalls(tools, retried) as never,
    Request: Outgoing as never,
    ...({ secrets: options.secrets } as object),
    headers: userAgent && !isBrowser ? { "User-Agent": userAgent } : {},
    pathSerializer(url, values) {
      checkPath(values);
      return defaultPathSerializer(url, values);
    },
  });
  const perform = createPerform(http.request as Request, tools.check);
  return { ...tools, http, send: createSend(around ? around(perform, tools) : perform, tools) };
};
