import { checkHeaders, invalid, misconfigured } from "./checks.ts";
import type { ClientContext } from "./context.ts";
import type { CallState, ClientRequest, Middleware } from "./request.ts";

/** Puts a credential on requests. Made by `token`, `iamPassword`, `accessKey` or by hand. */
export interface Auth {
  /** Called for every attempt; sets headers, or changes the URL's query. */
  apply(request: ClientRequest, context: ClientContext, call: CallState): Promise<void> | undefined;
  /** Called after a 401. True: send once more, a fresh credential may help. A text: what is wrong, for the error. */
  refused?(
    request: ClientRequest,
    response: Pick<Response, "status" | "headers">,
    context: ClientContext,
  ): boolean | string | undefined;
}

/** What was given as text; none of an object or a function, whose code is no password. */
export const givenText = (given: unknown): string =>
  given instanceof Object ? "" : String(given ?? "");

/** The text of a credential, without the white space that files and environments put around it. */
export const readCredential = (option: string, given: unknown): string => {
  const text = givenText(given).trim();
  if (!text) throw misconfigured(option, "is not set: check the environment");
  checkHeaders({ [option]: text }, misconfigured);
  return text;
};

/** Puts the credential on every attempt, and sends once more where a fresh one may help. */
export const authenticate =
  (auth: Auth, origin: string, context: ClientContext): Middleware =>
  (next) =>
  async (request, call) => {
    // A call through `http` can name another base URL; the credential doesn't go there.
    if (!request.url.startsWith(call.baseUrl ?? `${origin}/`))
      throw invalid("url", `must begin with ${origin}`);
    const applied = auth.apply(request, context, call);
    if (applied) await applied; // what needs no time is not waited for
    const response = await next(request, call);
    if (response.status !== 401 || call.reauthenticated) return response;
    const advice = auth.refused?.(request, response, context);
    if (typeof advice === "string") call.hint = ` (${advice})`;
    if (advice !== true) return response;
    call.reauthenticated = true;
    call.mayHaveRun = false;
    await auth.apply(request, context, call);
    return next(request, call);
  };
