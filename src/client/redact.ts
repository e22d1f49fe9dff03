import type { Outgoing } from "./outgoing.ts";

/** Headers of an answer that may stand in errors and events. */
const harmless =
  /^(allow|content-(length|type)|date|retry-after|server|via|.*(request-id|ratelimit.*))$/;

/** Takes the request's credentials out of a text that came from outside: some servers echo them. */
export const redact = (text: string, { headers }: Outgoing): string => {
  headers.forEach((value, name) => {
    if (/auth|cookie|secret|token/.test(name)) {
      // The whole value, and a signature's last part alone.
      for (const secret of [value, value.slice(value.lastIndexOf("=") + 1)]) {
        if (secret[7]) text = text.replaceAll(secret, "***");
      }
    }
  });
  return text;
};

/** The headers of an answer that an allow-list lets into errors and events. */
export const harmlessHeaders = (headers: Headers, request: Outgoing): Record<string, string> => {
  const chosen: Record<string, string> = {};
  headers.forEach((value, name) => {
    if (harmless.test(name)) chosen[name] = redact(value, request);
  });
  return chosen;
};
