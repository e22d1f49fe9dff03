/** What every error of the client is. */
export class ClientError extends Error {
  /** The operation that failed; missing where the call came through `http`. */
  declare operationId?: string | undefined;
  /** The same call may go well later. */
  declare readonly retryable?: boolean;

  constructor(message: string, fields?: object) {
    super(message, fields); // takes `cause` from the fields
    Object.assign(this, fields);
  }

  override get name(): string {
    return "GaError";
  }
}

/** The API answered with an error of its own. The message is the API's. */
export class ApiError extends ClientError {
  declare readonly status: number;
  /** As in `GA.9101`; codes that the document doesn't know occur. */
  declare readonly code: string;
  /** What to quote to support. */
  declare readonly requestId: string | undefined;
  declare readonly retryable: boolean;
  /** Those of the answer that are safe to log, by lower-case name. */
  declare readonly headers: Readonly<Record<string, string>>;

  /** Where the reference explains the code, relative to the docs site. */
  get help(): string {
    return `reference.html#${this.code.toLowerCase().replaceAll(".", "-")}`;
  }

  override get name(): string {
    return "ApiError";
  }
}

/** No complete answer came: refused, reset, cut off. */
export class ConnectionError extends ClientError {
  /** The platform's code or words, as in `ECONNRESET`. */
  declare readonly reason: string;
  /** The connection was never made, so the request surely did not run. */
  declare readonly refused: boolean;

  override get name(): string {
    return "ConnectionError";
  }
}

/** The deadline passed. */
export class TimeoutError extends ClientError {
  /** The deadline that was set, in milliseconds. */
  declare readonly timeout: number;

  override get name(): string {
    return "TimeoutError";
  }
}

/** The answer was a redirect. None is followed: it could carry the credentials elsewhere. */
export class RedirectError extends ClientError {
  /** 0 in a browser, which hides it. */
  declare readonly status: number;

  override get name(): string {
    return "RedirectError";
  }
}

/** The answer is not what the document says: an HTML page, cut-off JSON, an empty error. */
export class ResponseFormatError extends ClientError {
  declare readonly status: number;
  declare readonly requestId: string | undefined;
  declare readonly headers: Readonly<Record<string, string>>;
  /** How the body begins. */
  declare readonly start: string;

  override get name(): string {
    return "ResponseFormatError";
  }
}

/** The request was not sent, because a field of it breaks a rule. */
export class ValidationError extends ClientError {
  /** As in `listener.port_ranges[0].from_port`. */
  declare readonly path: string;
  /** As in `must be at most 65535`. */
  declare readonly rule: string;

  override get name(): string {
    return "ValidationError";
  }
}

/** A request that must not run twice may have run once: nobody knows. `cause` says what happened last. */
export class UncertainOutcomeError extends ClientError {
  override get name(): string {
    return "UncertainOutcomeError";
  }
}
