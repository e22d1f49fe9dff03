import { setHeader } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";

/**
 * Authenticates with a token, sent as X-Auth-Token. A function is asked before every attempt, so it should keep what it
 * fetched; `iamPassword` does that for you.
 */
export const token = (value: string | (() => string | Promise<string>)): Auth => ({
  apply(request) {
    // White space around it comes from files and environments.
    const set = (text: string) => setHeader(request, "X-Auth-Token", text.trim());
    if (typeof value !== "string") return Promise.resolve(value()).then(set);
    set(value);
    return undefined;
  },
});
