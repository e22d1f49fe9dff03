import { invalid } from "./check.ts";
import type { Clock } from "./clock.ts";
import type { Next, Outgoing } from "./outgoing.ts";

/** What a credential may use: the client's own fetch, clock and events. */
export interface AuthContext {
  readonly clock: Clock;
  readonly fetch: typeof fetch | undefined;
}

/** Puts a credential on requests. Made by `token`, `iamPassword`, `accessKey` or by hand. */
export interface Auth {
  /** Called for every attempt; sets headers. */
  apply(request: Outgoing, context: AuthContext): Promise<void> | undefined;
  /** Called after a 401. True: send once more, a fresh credential may help. A text: what is wrong, for the error. */
  refused?(
    request: Outgoing,
    response: Response,
    context: AuthContext,
  ): boolean | string | undefined;
}

/** Sets a header without letting the platform quote a value it can't carry. */
export const setSecret = (request: Outgoing, name: string, value: string): void => {
  if (!/^[!-~\x80-\xff][\t -~\x80-\xff]*$/.test(value)) {
    throw invalid(
      `header ${name}`,
      "must be a text that a header can carry",
      request.operation?.id,
    );
  }
  request.headers.set(name, value);
};

/** Puts the credential on every attempt, and sends once more where a fresh one may help. */
export const authenticate =
  (auth: Auth, origin: string, context: AuthContext, next: Next): Next =>
  async (request) => {
    // A call through `http` can name another base URL; the credential doesn't go there.
    if (!request.url.startsWith(origin + "/")) {
      throw invalid("url", `must begin with ${origin}`, request.operation?.id);
    }
    await auth.apply(request, context);
    const response = await next(request);
    if (response.status !== 401) return response;
    const advice = auth.refused?.(request, response, context);
    if (typeof advice === "string") request.note = advice;
    if (advice !== true || request.renewed) return response;
    request.renewed = true;
    request.mayHaveRun = false;
    await auth.apply(request, context);
    return next(request);
  };
