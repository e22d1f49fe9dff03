/** Response headers a page of another origin may read. */
export const exposedHeaders = "X-Request-Id, X-Subject-Token, Retry-After, Date, Allow";

/** What every answer carries, so that a page of another origin may read it. */
export const corsHeaders: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": exposedHeaders,
};

/** True for the request a browser sends ahead to ask whether it may send the real one. */
export const isPreflight = (method: string, headers: Readonly<Record<string, string>>): boolean =>
  method === "OPTIONS" &&
  headers["origin"] !== undefined &&
  headers["access-control-request-method"] !== undefined;

/**
 * The answer's headers to a preflight: these methods, and whatever was asked for. A method that isn't
 * taken is let through too: refused here, a page could not read the 405 that says so.
 */
export const preflightHeaders = (
  headers: Readonly<Record<string, string>>,
  methods: string,
): Record<string, string> => ({
  "Access-Control-Allow-Methods": [
    ...new Set([...methods.split(", "), headers["access-control-request-method"] ?? ""]),
  ].join(", "),
  "Access-Control-Allow-Headers": headers["access-control-request-headers"] ?? "*",
  "Access-Control-Max-Age": "600",
  ...(headers["access-control-request-private-network"] === "true"
    ? { "Access-Control-Allow-Private-Network": "true" }
    : {}),
});
