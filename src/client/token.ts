import { setSecret } from "./auth.ts";
import type { Auth } from "./auth.ts";

/**
 * Authenticates with a token, sent as X-Auth-Token. A function is asked before every attempt, so it should keep what it
 * fetched; `iamPassword` does that for you.
 */
export const token = (value: string | (() => string | Promise<string>)): Auth => ({
  apply: (request) => {
    if (typeof value === "string") return void setSecret(request, "X-Auth-Token", value);
    return Promise.resolve(value()).then((text) => setSecret(request, "X-Auth-Token", text));
  },
});
