import type { CallState } from "./request.ts";

/** Headers of a request that hold a credential. */
const CONFIDENTIAL = /auth|cookie|secret|token/i;

/** What is shorter hides nothing. */
const SHORTEST_SECRET = 4;

/** Takes a call's credentials out of a text that came from outside: some servers echo them. */
export const redact = (text: string, { request, secrets }: CallState): string => {
  const all = [...secrets];
  request?.headers.forEach((value, name) => {
    // The whole value, and a signature alone, which is its last part.
    if (CONFIDENTIAL.test(name)) all.push(value, value.split("=").at(-1) ?? "");
  });
  return all
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
};
