import { misconfigured } from "./checks.ts";

/** https anywhere, or http on this machine; a path, but no password, query or fragment. */
const ALLOWED =
  /^http(s:\/\/[^/@]+|:\/\/(([^/@]+\.)?localhost|127\.[\d.]+|\[::1\])(:\d+)?)\/[^?#]*$/;

/** Reads where an API is; in a browser it may be relative to the page. Throws a ConfigurationError that hides a password. */
export const readBaseUrl = (option: string, text: string): URL => {
  try {
    const url = new URL(text, globalThis.location?.href);
    if (ALLOWED.test(url.href)) return url;
  } catch {
    // Such as one without a scheme.
  }
  const shown = String(text).replace(/.*@|[?#].*/gs, "…");
  throw misconfigured(
    option,
    `must be like https://host, or http on this machine, no query, not "${shown}"`,
  );
};
