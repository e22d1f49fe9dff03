import { checkHeaders, invalid } from "./check.ts";
import type { Next, Outgoing } from "./outgoing.ts";
import type { Tools } from "./tools.ts";

/** Puts a credential on requests. Made by `token`, `iamPassword`, `accessKey` or by hand. */
export interface Auth {
  /** Called for every attempt; sets headers. */
  apply(request: Outgoing, tools: Tools): Promise<void> | undefined;
  /** Called after a 401. True: send once more, a fresh credential may help. A text: what is wrong, for the error. */
  refused?(request: Outgoing, response: Response, tools: Tools): boolean | string | undefined;
}

/** Sets a header without letting the platform quote a value it can't carry. An empty one is refused too. */
export const setHeader = ({ headers }: Outgoing, name: string, value: string): void => {
  checkHeaders({ [name]: value || "\0" });
  headers.set(name, value);
};

/** Puts the credential on every attempt, and sends once more where a fresh one may help. */
export const authenticate =
  (auth: Auth, origin: string, tools: Tools, next: Next): Next =>
  async (request) => {
    // A call through `http` can name another base URL; the credential doesn't go there.
    if (!request.url.startsWith(origin + "/")) throw invalid("url", `must begin with ${origin}`);
    await auth.apply(request, tools);
    const response = await next(request);
    const advice = response.status === 401 && auth.refused?.(request, response, tools);
    if (advice !== true || request.renewed) {
      if (advice) request.note = ` (${advice})`;
      return response;
    }
    request.renewed = true;
    request.mayHaveRun = false;
    await auth.apply(request, tools);
    return next(request);
  };
