import type { Violation } from "../contract.ts";

/** Marks the errors of every copy of this package, so that one knows those of another. */
const BRAND = Symbol.for("ga-listeners.error");

/** What every error of the client is. */
export class ClientError extends Error {
  /** What the class is called, whatever a minifier makes of it. */
  protected static readonly kind: string = "GaError";

  /** The operation that failed; missing where the call came through `http`. */
  declare operationId?: string | undefined;
  /** How many times it was sent; missing where the call came through `http`. */
  declare attempts?: number | undefined;
  /** The same call may go well later. */
  declare readonly retryable?: boolean | undefined;

  constructor(message: string, fields?: object) {
    super(message, fields); // takes `cause` from the fields
    Object.assign(this, fields);
  }

  override get name(): string {
    return this[BRAND];
  }

  /** As on the platform's errors it may be set. */
  override set name(value: string) {
    Object.defineProperty(this, "name", { value, writable: true, configurable: true });
  }

  get [BRAND](): string {
    return (this.constructor as typeof ClientError).kind;
  }

  /** What a log needs: all that is known but the body of the response. */
  toJSON(): object {
    const { name, message, cause } = this;
    return { ...this, name, message, body: undefined, cause };
  }
}

/** Whether an error is of a class of this package, or of another copy of it. */
export const isKind = (error: unknown, kind: string): boolean =>
  (Object(error) as { readonly [BRAND]?: unknown })[BRAND] === kind;

/** Where the reference of a document explains something. */
export const helpOf = (subject: string): string =>
  `reference.html#${subject.toLowerCase().replaceAll(".", "-")}`;

/** The API answered with an error of its own. The message is the API's. */
export class ApiError extends ClientError {
  protected static override readonly kind = "ApiError";

  declare readonly status: number;
  /** As in `ORDER_CLOSED`; codes that the document doesn't know occur. */
  declare readonly code: string;
  /** What to quote to support. */
  declare readonly requestId: string | undefined;
  declare readonly retryable: boolean;
  /** Those of the answer that are safe to log, by lower-case name. */
  declare readonly headers: Readonly<Record<string, string>>;
  /** What the API said: its JSON, or its text. `isApiError` gives it the document's type. */
  declare readonly body: unknown;
  /** The part of the body that the document names so; which fields are wrong, for one thing. */
  declare readonly details?: unknown;

  /** Where the reference explains the code, or the status where there is no code. It starts with the client's `docs`. */
  declare help: string;

  constructor(message: string, fields?: object) {
    super(message, fields);
    this.help ??= helpOf(String(this.code));
  }
}

/** No complete answer came: refused, reset, cut off. */
export class ConnectionError extends ClientError {
  protected static override readonly kind = "ConnectionError";

  /** The platform's code or words, as in `ECONNRESET`. */
  declare readonly reason: string;
  /** The connection was never made, so the request surely did not run. */
  declare readonly refused: boolean;
}

/** The deadline passed. */
export class TimeoutError extends ClientError {
  protected static override readonly kind = "TimeoutError";

  /** The deadline that was set, in milliseconds. */
  declare readonly timeout: number;
  /** What a method that waits saw last. */
  declare readonly lastStatus?: string;
}

/** The answer was a redirect. None is followed: it could carry the credentials elsewhere. */
export class RedirectError extends ClientError {
  protected static override readonly kind = "RedirectError";

  /** 0 in a browser, which hides it. */
  declare readonly status: number;
}

/** The answer is not what the document says: an HTML page, cut-off JSON, an error of another shape. */
export class ResponseFormatError extends ClientError {
  protected static override readonly kind = "ResponseFormatError";

  declare readonly status: number;
  declare readonly requestId: string | undefined;
  declare readonly headers: Readonly<Record<string, string>>;
  /** How the body begins. */
  declare readonly start: string;
}

/** A setting of the client, of a credential or of a call can't work as it is. */
export class ConfigurationError extends ClientError {
  protected static override readonly kind = "ConfigurationError";

  /** As in `retry.attempts`; of an environment variable, its name. */
  declare readonly option: string;
}

/** The request was not sent, because a field of it breaks a rule. */
export class ValidationError extends ClientError {
  protected static override readonly kind = "ValidationError";

  /** As in `order.lines[0].count`. */
  declare readonly path: string;
  /** As in `must be at most 65535`. */
  declare readonly rule: string;
  /** Everything that is wrong with the request, `path` and `rule` first. */
  declare readonly violations: readonly Violation[];
}

/** A request that must not run twice may have run once: nobody knows. `cause` says what happened last. */
export class UncertainOutcomeError extends ClientError {
  protected static override readonly kind = "UncertainOutcomeError";
}
