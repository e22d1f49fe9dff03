import type { Operation, Security, SecurityRequirement, SecurityScheme } from "../contract.ts";
import { asksNothing, securityWords } from "../security-words.ts";
import { readCredential } from "./auth.ts";
import type { Auth } from "./auth.ts";
import { misconfigured } from "./checks.ts";
import type { CallState, ClientRequest } from "./request.ts";

/** A key or a token, or a function that gives one: it is asked before every attempt, and told the scopes that are needed. */
export type Secret = string | ((scopes: readonly string[]) => string | Promise<string>);

/** A user's name, which has no colon, and the password. */
export interface UserPassword {
  readonly username: string;
  readonly password: string;
}

/** A user's name and password, or a function that gives them: it is asked before every attempt. */
export type Login = UserPassword | (() => UserPassword | Promise<UserPassword>);

/** What schemes may be given, and of one of the sets all that it names. */
export type CredentialsFor<Schemes, Sets extends readonly (keyof Schemes)[]> = Partial<Schemes> &
  { [Index in keyof Sets]: Pick<Schemes, Sets[Index]> }[number];

type Given = Secret | Login | true;

/** The pairs of a list, `name=value` each, with another value for one name. */
const withPair = (list: string, separator: string, name: string, value: string): string => {
  const others = list.split(separator).filter((each) => each && !each.startsWith(`${name}=`));
  return [...others, `${name}=${value}`].join(separator);
};

/** Basic authentication knows bytes only: a name and a password are UTF-8 (RFC 7617). */
const toBase64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** The text that is sent for a credential. */
const readGiven = async (
  name: string,
  given: Given,
  scopes: readonly string[],
): Promise<string> => {
  const value = typeof given === "function" ? await given(scopes) : given;
  if (typeof value !== "object" || value === null) return readCredential(name, value);
  const { username, password } = value;
  if (!username || username.includes(":")) {
    throw misconfigured(`${name}.username`, "must be a name without a colon");
  }
  return toBase64(`${username}:${password}`);
};

/** Writes a credential where its scheme says, over the one of an earlier attempt. */
const put = (request: ClientRequest, scheme: SecurityScheme, secret: string): void => {
  const { headers } = request;
  if (scheme.type !== "apiKey") {
    const kind = scheme.type === "http" ? scheme.scheme : "bearer";
    // Its case is of no account, but many a server knows it as RFC 6750 and 7617 write it.
    headers.set("Authorization", `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${secret}`);
    return;
  }
  const name = encodeURIComponent(scheme.name);
  const value = encodeURIComponent(secret);
  if (scheme.in === "header") headers.set(scheme.name, secret);
  else if (scheme.in === "cookie") {
    headers.set("Cookie", withPair(headers.get("cookie") ?? "", "; ", scheme.name, value));
  } else {
    const [path = "", query = ""] = request.url.split("?");
    request.url = `${path}?${withPair(query, "&", name, value)}`;
  }
};

/** Finds the operation of a request that came through `http`, which names none: the one whose path fits best. */
const createFinder = (operations: readonly Operation[]) => {
  const known = operations
    .map((operation) => ({
      operation,
      segments: operation.path.split("/").length,
      placeholders: operation.path.split("{").length,
      // What stands before the document's paths in a URL is not known here.
      fits: new RegExp(
        `${operation.path.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]*\}/g, "[^/]*")}$`,
      ),
    }))
    .sort((a, b) => b.segments - a.segments || a.placeholders - b.placeholders);
  return ({ method, url }: ClientRequest): Operation | undefined => {
    const path = url.replace(/[?#].*/, "");
    return known.find(({ operation, fits }) => operation.method === method && fits.test(path))
      ?.operation;
  };
};

/**
 * The `credentials` of a document; a generated `client.ts` exports it. Each request carries all that the first
 * alternative of its operation asks for of which everything was given, and nothing where the operation asks for nothing.
 * Throws a ConfigurationError where what was given suffices for no alternative.
 */
export const credentialsOf = <Schemes extends object, Sets extends readonly (keyof Schemes)[]>(
  { schemes, needs }: Security,
  operations: Readonly<Record<string, Operation>>,
): ((given: CredentialsFor<Schemes, Sets>) => Auth) => {
  const find = createFinder(Object.values(operations));
  return (credentials) => {
    const given = new Map(
      (Object.entries(credentials) as [string, Given | undefined][]).filter(([name, value]) => {
        if (!schemes[name]) throw misconfigured("credentials", `are for no scheme "${name}"`);
        if (typeof value === "string") readCredential(name, value);
        return value !== undefined;
      }),
    );
    const isGiven = (all: SecurityRequirement): boolean => {
      const names = Object.keys(all);
      return names.length > 0 && names.every((name) => given.has(name));
    };
    const putAll = async (request: ClientRequest, all: SecurityRequirement, call: CallState) => {
      for (const [name, scopes] of Object.entries(all)) {
        const scheme = schemes[name];
        const value = given.get(name);
        if (!scheme || value === undefined || value === true) continue;
        const secret = await readGiven(name, value, scopes);
        call.secrets = [...call.secrets, secret, encodeURIComponent(secret)];
        put(request, scheme, secret);
      }
    };
    return {
      async apply(request, _, call) {
        const operation = call.operation ?? find(request);
        const alternatives = operation?.security ?? needs;
        const all = alternatives.find(isGiven);
        if (all) await putAll(request, all, call);
        else if (!asksNothing(alternatives)) {
          const what = operation?.id ?? "this request";
          throw misconfigured(
            "auth",
            `lacks what ${what} asks for: ${securityWords(alternatives)}`,
          );
        }
      },
    };
  };
};
