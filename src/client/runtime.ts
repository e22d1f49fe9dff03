import type { ErrorKinds, ErrorShape } from "../contract.ts";
import { authenticate } from "./auth.ts";
import type { Auth } from "./auth.ts";
import { readBaseUrl } from "./base-url.ts";
import { createCheck, createSendCall } from "./call.ts";
import { checkNumbers, misconfigured } from "./checks.ts";
import { systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import { explainConnection } from "./connection-error.ts";
import type { ClientContext, Send } from "./context.ts";
import { limitTime } from "./deadline.ts";
import { createEmitter } from "./events.ts";
import type { ClientEvent } from "./events.ts";
import { createHttp } from "./http.ts";
import type { Http } from "./http.ts";
import { compose } from "./request.ts";
import type { Middleware } from "./request.ts";
import { sendAndRead } from "./response.ts";
import { createBackOff } from "./retry-policy.ts";
import type { RetryOptions } from "./retry-policy.ts";
import { retry } from "./retry.ts";
import { createSend } from "./send.ts";
import type { Validate } from "./validate.ts";

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
  /** Where the docs of the API are, as in `https://docs.example/api/`; what `help` of its errors starts with. Default: it is relative to them. */
  readonly docs?: string | undefined;
  /** What must not stand in an error beside credentials in headers, such as a password in a body. */
  readonly secrets?: readonly string[] | undefined;
  /** The codes of kinds of errors. One that says busy did not run, and is sent again later. */
  readonly errorKinds?: ErrorKinds | undefined;
}

/** What a generated client stands on. */
export interface Runtime<Paths extends object> {
  /** The argument of a generated `createMethods`. */
  readonly send: Send;
  /** The openapi-fetch client below, with the same credentials, retries and deadline. */
  readonly http: Http<Paths>;
}

/** Browsers let nobody name a user agent. */
const isBrowser = (): boolean => /^Mozilla/.test(globalThis.navigator?.userAgent);

/** Names the client where the call doesn't. As a header of openapi-fetch it would be set twice, once for nothing. */
const nameClient =
  (userAgent: string): Middleware =>
  (next) =>
  (request, call) => {
    if (!request.headers.has("User-Agent")) request.headers.set("User-Agent", userAgent);
    return next(request, call);
  };

const createContext = (options: RuntimeOptions): ClientContext => {
  const { clock = systemClock, timeout = 60_000, maxBytes = 2 ** 24 } = options;
  checkNumbers({ timeout, maxBytes });
  return {
    clock,
    emit: createEmitter(options.onEvent),
    fetch: (input, init) => (options.fetch ?? fetch)(input, init),
    backOff: createBackOff(() => clock.random(), options.retry),
    check: createCheck(options.validate),
    timeout,
    maxBytes,
    errors: options.errors,
    docs: options.docs?.replace(/\/?$/, "/") ?? "",
    busy: options.errorKinds?.busy,
    secrets: options.secrets ?? [],
    connect: (api) =>
      createRuntime({ ...options, auth: undefined, validate: undefined, ...api }).send,
  };
};

/**
 * Makes the runtime of a client for any document: credentials, retries, deadline, errors and paging. Give its `send` to
 * the `createMethods` that was generated from the document.
 */
export const createRuntime = <Paths extends object>(options: RuntimeOptions): Runtime<Paths> => {
  const { auth, userAgent } = options;
  if (auth && typeof auth !== "object") throw misconfigured("auth", 'must be like token("…")');
  const { href, origin } = readBaseUrl("baseUrl", options.baseUrl);
  const context = createContext(options);
  const handler = compose(
    [
      ...(userAgent && !isBrowser() ? [nameClient(userAgent)] : []),
      limitTime(context),
      retry(context),
      ...(auth ? [authenticate(auth, origin, context)] : []),
      explainConnection,
    ],
    sendAndRead(context),
  );
  const { http, request } = createHttp<Paths>({
    baseUrl: href,
    secrets: context.secrets,
    handler,
  });
  return { http, send: createSend(createSendCall(request, context), context) };
};
