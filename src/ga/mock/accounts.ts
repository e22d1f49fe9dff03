import { algorithm, fromSdkDate, maximumSkew, stringToSign } from "../signing.ts";
import { hashes } from "../hash.ts";
import type {
  Accounts,
  Caller,
  MatchedRequest,
  MockRequest,
  Rejection,
  Token,
} from "../../mock/types.ts";

/** What a user may do: everything, only look, or only look because the account is frozen. */
type Persona = "full" | "readonly" | "frozen";

/** The account that everything in the mock belongs to. */
export const account = "99a3fff0d03c428eac3678da6a7d0f24";

/** Tokens that are valid in every state, from the start, and never expire. */
export const readyTokens: Readonly<Record<string, Token>> = {
  "mock-token": { user: "mock", expiresAt: Infinity },
  "mock-token-readonly": { user: "readonly", expiresAt: Infinity },
  "mock-token-frozen": { user: "frozen", expiresAt: Infinity },
};

/** The one access key, as in the vendor's published examples. */
export const accessKey = "AccessKey";
const sign = /* @__PURE__ */ hashes.createHmac("SecretKey");

/** A user's name is all that decides on what the user may do. */
const callerOf = (user: string): Caller & { readonly persona: Persona } => ({
  user,
  persona: user === "readonly" || user === "frozen" ? user : "full",
});

const anyone: Caller = /* @__PURE__ */ callerOf("anyone");
const keyHolder: Caller = /* @__PURE__ */ callerOf(accessKey);

const unauthenticated = (reason: string): Rejection => ({
  status: 401,
  words: [reason],
});

const checkToken = (
  token: string,
  tokens: ReadonlyMap<string, Token>,
  now: number,
): Caller | Rejection => {
  const known =
    tokens.get(token) ?? (Object.hasOwn(readyTokens, token) ? readyTokens[token] : undefined);
  if (!known) return unauthenticated("the token in X-Auth-Token is unknown");
  if (known.expiresAt > now) return callerOf(known.user);
  const end = new Date(known.expiresAt).toISOString();
  return unauthenticated(`the token in X-Auth-Token expired at ${end}`);
};

const hostOf = ({ url }: MockRequest) => /^[^/?#]+:\/\/([^/?#]*)/.exec(url)?.[1] ?? "";

/** Compares without telling by the time it takes how much was right. */
const isEqual = (one: string, other: string): boolean => {
  let difference = one.length ^ other.length;
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
};

/** Verifies an AK/SK signature: algorithm, key, what is signed, time, and the signature itself. */
const checkSignature = (header: string, request: MockRequest, now: number): Caller | Rejection => {
  const [, access, names = "", signature = ""] =
    /^SDK-HMAC-SHA256 +Access=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]+)$/.exec(
      header,
    ) ?? [];
  if (access === undefined) {
    return unauthenticated(
      `Authorization must be "${algorithm} Access=…, SignedHeaders=…, Signature=…"`,
    );
  }
  if (access !== accessKey) return unauthenticated("the access key is unknown");
  const signed = names.split(";");
  const headers = { host: hostOf(request), ...request.headers };
  const missing = signed.find((name) => !Object.hasOwn(headers, name));
  if (missing !== undefined) return unauthenticated("a header of SignedHeaders was not sent");
  if (!signed.includes("x-sdk-date")) return unauthenticated("X-Sdk-Date must be sent and signed");
  const time = fromSdkDate(request.headers["x-sdk-date"] ?? "");
  if (Number.isNaN(time)) return unauthenticated("X-Sdk-Date must be written YYYYMMDDTHHMMSSZ");
  const domain = request.headers["x-domain-id"];
  if (domain !== undefined && domain !== account) {
    return unauthenticated("X-Domain-Id is not the account of the access key");
  }
  const second = Math.floor(now / 1000) * 1000; // X-Sdk-Date has no fractions
  if (Math.abs(second - time) > maximumSkew) {
    return unauthenticated("X-Sdk-Date is more than 15 minutes off the time in Date");
  }
  const { method, url, body } = request;
  return isEqual(sign(stringToSign({ method, url, headers, signed, body })), signature)
    ? keyHolder
    : unauthenticated("the signature does not match the request");
};

/**
 * Finds out who sends a request: 401 for nobody, an unknown or expired token, a wrong signature. A token wins over a
 * signature. An operation whose security names neither scheme (`token`, `signature`) is open to anyone.
 */
const authenticate = (
  { contract: { security }, request }: MatchedRequest,
  tokens: ReadonlyMap<string, Token>,
  now: number,
): Caller | Rejection => {
  const byToken = security.some((all) => Object.hasOwn(all, "token"));
  const bySignature = security.some((all) => Object.hasOwn(all, "signature"));
  if (!byToken && !bySignature) return anyone;
  const token = request.headers["x-auth-token"];
  if (byToken && token) return checkToken(token, tokens, now);
  const header = request.headers["authorization"];
  if (bySignature && header) return checkSignature(header, request, now);
  return unauthenticated("X-Auth-Token or a signature in Authorization must be given");
};

/** Refuses what a persona may not do: 403 that names the missing action. */
const authorize = (
  { contract: { permission }, operation }: MatchedRequest,
  { persona }: Caller,
): Rejection | undefined => {
  const changes = !operation.safe && operation.method !== "GET" && operation.method !== "HEAD";
  if (persona !== "readonly" || !changes) return undefined;
  return { status: 403, words: [permission ?? operation.id] };
};

/** Refuses every change by a user whose account is frozen. */
const authorizeWrite = ({ persona }: Caller): Rejection | undefined =>
  persona === "frozen" ? { code: "GA.9006", words: [] } : undefined;

const frozenInfo = { status: 1, effect: 1, scene: ["ARREAR"] };

const isFrozen = (value: Readonly<Record<string, unknown>>): boolean => {
  const info = value["frozen_info"] as { readonly status?: number } | undefined;
  return (info?.status ?? 0) !== 0;
};

/** Whose account is frozen sees every listener frozen. */
const view = (value: Readonly<Record<string, unknown>>, { persona }: Caller) =>
  persona === "frozen" && !isFrozen(value) ? { ...value, frozen_info: frozenInfo } : value;

const [token = ""] = Object.keys(readyTokens);

/** Who may call the mock, and what: by token or signature, and by the user's name. */
export const accounts: Accounts = {
  token,
  account,
  authenticate,
  authorize,
  authorizeWrite,
  view,
};
