import type { MockDocument } from "../types.ts";

/** Headers that the mock sends of its own accord. */
const ownHeaders = ["X-Request-Id", "Date", "Allow"];

/**
 * What every response carries, so that a page of another origin may read it, with credentials too (a browser takes no
 * `*` for those) and with the headers that the documents' responses declare. Nothing is given away by that, since the
 * API reads no cookie.
 */
export const corsHeadersOf = (
  documents: readonly MockDocument[],
): ((origin: string | undefined) => Readonly<Record<string, string>>) => {
  const responses = documents
    .flatMap(({ contracts }) => Object.values(contracts))
    .flatMap((contract) => Object.values(contract.responses));
  const declared = responses.flatMap(({ headers }) => headers);
  const exposed = [...new Set([...ownHeaders, ...declared])].join(", ");
  const forAnyone = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": exposed,
    Vary: "Origin",
  };
  return (origin) =>
    origin === undefined || origin === ""
      ? forAnyone
      : {
          ...forAnyone,
          "Access-Control-Allow-Origin": origin,
          "Access-Control-Allow-Credentials": "true",
        };
};

/** The same for the mock's own paths, which no document describes. */
export const controlCorsHeaders = /* @__PURE__ */ corsHeadersOf([]);

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
