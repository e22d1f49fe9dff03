import { readCredential } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";

/**
 * Authenticates with a token, sent as X-Auth-Token. A function is asked before every attempt, so it should keep what it
 * fetched; `iamPassword` does that for you. Throws a ConfigurationError where there is none, such as an environment
 * variable that isn't set.
 */
export const token = (value: string | (() => string | Promise<string>)): Auth => {
  const read = (text: string) => readCredential("token", text);
  const known = typeof value === "function" ? value : read(value);
  return {
    apply({ headers }) {
      const set = (text: string) => headers.set("X-Auth-Token", text);
      if (typeof known === "function") return Promise.resolve(known()).then(read).then(set);
      set(known);
      return undefined;
    },
  };
};
