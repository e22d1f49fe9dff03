import { asksNothing, securityWords } from "../../security-words.ts";
import type { SecurityRequirement, SecurityScheme } from "../../contract.ts";
import type { MatchedRequest, Rejection } from "../types.ts";

/** The name of the scheme of Authorization that a credential has, if it travels there. */
const challengeOf = (scheme: SecurityScheme | undefined): string | undefined => {
  if (scheme === undefined || scheme.type === "apiKey" || scheme.type === "mutualTLS") {
    return undefined;
  }
  return scheme.type === "http" ? scheme.scheme : "Bearer";
};

const hasCookie = (header: string, name: string): boolean =>
  header.split(";").some((each) => each.trim().startsWith(`${name}=`));

/** A name and a password, in Base64. */
const isLogin = (text: string): boolean => {
  try {
    return atob(text).includes(":");
  } catch {
    return false;
  }
};

/** Tells whether a request brings a credential of a scheme. Which one it is, is not looked at. */
const hasCredential = (
  { query, request: { headers } }: MatchedRequest,
  scheme: SecurityScheme | undefined,
): boolean => {
  // Of a scheme that the document doesn't describe nothing can be asked; a certificate isn't seen in a request.
  if (scheme === undefined || scheme.type === "mutualTLS") return true;
  if (scheme.type === "apiKey") {
    if (scheme.in === "query") return query.has(scheme.name);
    return scheme.in === "header"
      ? headers[scheme.name.toLowerCase()] !== undefined
      : hasCookie(headers["cookie"] ?? "", scheme.name);
  }
  const [, kind = "", text = ""] = /^(\S+) +(\S.*)$/.exec(headers["authorization"] ?? "") ?? [];
  if (kind.toLowerCase() !== challengeOf(scheme)?.toLowerCase()) return false;
  return kind.toLowerCase() !== "basic" || isLogin(text);
};

/** That one of the alternatives is needed. */
export const unauthenticated = (alternatives: readonly SecurityRequirement[]): Rejection => ({
  status: 401,
  words: [`${securityWords(alternatives)} is needed`],
});

/**
 * Refuses a request that brings all credentials of none of its operation's alternatives: 401, with a challenge where
 * they travel in Authorization (RFC 9110, 11.6.1).
 */
export const checkSecurity = (matched: MatchedRequest): Rejection | undefined => {
  const { contract, document } = matched;
  const { schemes = {} } = document.security ?? {};
  const isMet = (all: SecurityRequirement): boolean =>
    Object.keys(all).every((name) => hasCredential(matched, schemes[name]));
  if (asksNothing(contract.security) || contract.security.some(isMet)) return undefined;
  const names = contract.security.flatMap((all) => Object.keys(all));
  const challenges = new Set(names.flatMap((name) => challengeOf(schemes[name]) ?? []));
  return {
    ...unauthenticated(contract.security),
    ...(challenges.size > 0 ? { headers: { "WWW-Authenticate": [...challenges].join(", ") } } : {}),
  };
};
