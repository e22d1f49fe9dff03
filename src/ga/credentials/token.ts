import { setHeader } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";

/**
 * Authenticates with a token, sent as X-Auth-Token. A function is asked before every attempt, so it should keep what it
 * fetched; `iamPassword` does that for you.
 */
export const token = (value: string | (() => string | Promise<string>)): Auth => ({
  async apply(request) {
    setHeader(request, "X-Auth-Token", typeof value === "string" ? value : await value());
  },
});
