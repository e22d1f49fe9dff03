/** How a request of a collection proves who sends it. */
import type { OperationModel } from "../document/operations.ts";
import { resolve } from "../document/pointer.ts";
import type { Document, Reference } from "../document/types.ts";

interface SecurityScheme extends Reference {
  readonly type?: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
}

const pairs = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([key, value]) => ({ key, value, type: "string" }));

/** A part of a request's headers or query. */
export interface Entry {
  readonly key: string;
  readonly value: string;
}

/** What a request has of its authentication: the one that the format has a word for, and what is needed beside it. */
export interface Authentication {
  readonly auth: object;
  readonly header: readonly Entry[];
  readonly query: readonly Entry[];
}

/** How one scheme is sent, where the format has a word for it; `token` is the name of the variable with what is secret. */
const authOf = (
  { type, in: where, name = "", scheme }: SecurityScheme,
  token: string,
): object | undefined => {
  if (type === "apiKey" && (where === "header" || where === "query"))
    return { type: "apikey", apikey: pairs({ key: name, value: `{{${token}}}`, in: where }) };
  if (type === "http" && scheme?.toLowerCase() === "basic")
    return { type: "basic", basic: pairs({ username: "{{user}}", password: "{{password}}" }) };
  if (type === "oauth2" || type === "openIdConnect" || scheme?.toLowerCase() === "bearer")
    return { type: "bearer", bearer: pairs({ token: `{{${token}}}` }) };
  return undefined;
};

/** A key as a part of the request itself: the format has room for one authentication, and none for cookies. */
const entryOf = (
  { type, in: where, name = "" }: SecurityScheme,
  token: string,
): { readonly header?: Entry; readonly query?: Entry } | undefined => {
  if (type !== "apiKey") return undefined;
  if (where === "cookie") return { header: { key: "Cookie", value: `${name}={{${token}}}` } };
  return { [where === "query" ? "query" : "header"]: { key: name, value: `{{${token}}}` } };
};

const schemesOf = (document: Document): Readonly<Record<string, SecurityScheme>> =>
  (document.components?.["securitySchemes"] ?? {}) as Record<string, SecurityScheme>;

/** The variable for what a scheme keeps secret: `token`, where there is only one scheme. */
const tokenName = (document: Document, scheme: string): string =>
  Object.keys(schemesOf(document)).length === 1 ? "token" : scheme;

/** The variables for what is secret, as far as the format can say where it goes. */
export const tokensOf = (document: Document): string[] =>
  Object.entries(schemesOf(document)).flatMap(([name, each]) => {
    const scheme = resolve(document, each);
    const isKey = entryOf(scheme, "") !== undefined || "bearer" in (authOf(scheme, "") ?? {});
    return isKey ? [tokenName(document, name)] : [];
  });

/** All of the first way to authenticate that the format can say, or else of the first. */
export const authenticationOf = (
  document: Document,
  { security }: OperationModel,
): Authentication => {
  const ways = security
    .map((each) => Object.keys(each))
    .filter((names) => names.length > 0)
    .map((names) => {
      const parts = names.map((name) => {
        const scheme = resolve(document, schemesOf(document)[name] ?? {});
        const token = tokenName(document, name);
        return { auth: authOf(scheme, token), entry: entryOf(scheme, token) };
      });
      const main =
        parts.find(({ entry, auth }) => entry === undefined && auth) ??
        parts.find(({ auth }) => auth);
      const entries = parts.flatMap((part) => (part === main ? [] : (part.entry ?? [])));
      return {
        isWhole: entries.length + (main === undefined ? 0 : 1) === names.length,
        auth: main?.auth ?? { type: "noauth" },
        header: entries.flatMap(({ header }) => header ?? []),
        query: entries.flatMap(({ query }) => query ?? []),
      };
    });
  const [first] = ways;
  const { auth, header, query } = ways.find(({ isWhole }) => isWhole) ??
    first ?? { auth: { type: "noauth" }, header: [], query: [] };
  return { auth, header, query };
};
