import type { Outgoing } from "./outgoing.ts";

/** Headers of an answer that may stand in errors and events. */
const harmless = /^(allow|content-(length|type)|date|retry-after)$|request-id|ratelimit/;

/** Takes the request's credentials out of a text that came from outside: some servers echo them. */
export const redact = (text: string, { headers, secrets = [] }: Outgoing): string => {
  const all = [...secrets];
  headers.forEach((value, name) => {
    // The whole value, and a signature alone, which is its last part.
    if (/auth|cookie|secret|token/.test(name)) all.push(value, value.split("=").at(-1) ?? "");
  });
  // What is shorter than this hides nothing.
  return all.reduce((rest, secret) => (secret[3] ? rest.replaceAll(secret, "***") : rest), text);
};

/** The headers of an answer that an allow-list lets into errors and events. */
export const harmlessHeaders = (headers: Headers, request: Outgoing): Record<string, string> => {
  const chosen: Record<string, string> = {};
  headers.forEach((value, name) => {
    if (harmless.test(name)) chosen[name] = redact(value, request);
  });
  return chosen;
};
