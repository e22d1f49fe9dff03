import { RedirectError } from "./errors.ts";
import type { Next } from "./outgoing.ts";

/**
 * Refuses every redirect. A fetch that follows one hands `X-Auth-Token` to wherever it leads, other origins included.
 * The request asks for `redirect: "manual"`, which a browser answers with an opaque response of status 0.
 */
export const refuseRedirects =
  (next: Next): Next =>
  async (request) => {
    const response = await next(request);
    const { status, type } = response;
    if (type === "opaqueredirect" || /^3(?!04)/.test(`${status}`)) {
      void response.body?.cancel();
      throw new RedirectError("Redirects are not followed", { status });
    }
    return response;
  };
