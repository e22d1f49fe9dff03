import { createToken, errorShape, servers } from "../../../generated/iam/operations.ts";
import type { TokenDetail, TokenOption } from "../../../generated/iam/schema.ts";
import { givenText } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";
import { misconfigured } from "../../client/checks.ts";
import type { ClientContext } from "../../client/context.ts";
import { withDeadline } from "../../client/deadline.ts";
import { ApiError, ClientError, ResponseFormatError } from "../../client/errors.ts";
import { readBaseUrl } from "../../client/base-url.ts";
import type { Call } from "../../contract.ts";

/** An IAM user and how to reach IAM. */
export interface IamPassword {
  readonly user: string;
  readonly password: string;
  /** The account's name. */
  readonly domain: string;
  /** Default `https://iam.myhuaweicloud.com`. */
  readonly endpoint?: string | undefined;
}

interface Token {
  readonly text: string;
  /** By the client's clock, in milliseconds. */
  readonly expires: number;
}

/** So long before its end, in milliseconds, a token is replaced while it is still used. */
const REFRESH_BEFORE = 600_000;
/** So long before its end a token isn't used any more. */
const EXPIRY_MARGIN = 30_000;
/** How long after a failure in the background the next attempt comes. */
const RETRY_AFTER = 60_000;
/** How long refused credentials aren't sent again. */
const REFUSED_FOR = 15 * 60_000;

/** Whether a token can be sent at `now`. */
export const isUsable = (token: Token | undefined, now: number): token is Token =>
  token !== undefined && token.expires - now > EXPIRY_MARGIN;

/** Whether a token that can be sent at `now` is near its end. */
export const needsRefresh = (token: Token, now: number): boolean =>
  token.expires - now < REFRESH_BEFORE;

/** Asks IAM for a token. */
const fetchToken = async (
  { user, password, domain, endpoint }: IamPassword & { readonly endpoint: string },
  { connect, clock }: ClientContext,
): Promise<Token> => {
  const send = connect({
    baseUrl: endpoint,
    errors: errorShape,
    secrets: [password, JSON.stringify(password).slice(1, -1)],
  });
  const body: TokenOption = {
    identity: {
      methods: ["password"],
      password: { user: { name: user, password, domain: { name: domain } } },
    },
    scope: { domain: { name: domain } },
  };
  const started = clock.now();
  const call = send<Call<TokenDetail>>(createToken, { body, query: { nocatalog: true } });
  const { data, response } = await call.withResponse();
  const text = response.headers.get("x-subject-token");
  if (!text) {
    throw new ClientError("IAM's answer has no X-Subject-Token", { operationId: createToken.id });
  }
  // Both times are the server's, whose clock may differ from ours.
  const life = Date.parse(data.expires_at) - Date.parse(data.issued_at);
  return { text, expires: started + life };
};

/** White space around a name comes from files and environments; a password may have some. */
const clean = (given: Partial<IamPassword> | null | undefined) => {
  const textOf = (name: keyof IamPassword) => givenText(given?.[name]);
  const account = {
    user: textOf("user").trim(),
    password: textOf("password"),
    domain: textOf("domain").trim(),
    // As an OS_AUTH_URL is written; the path of the operation says it too.
    endpoint: String(given?.endpoint ?? servers[0])
      .trim()
      .replace(/\/v3(\/auth\/tokens)?\/*$/, ""),
  };
  for (const [name, text] of Object.entries(account))
    if (!text) throw misconfigured(name, "is not set");
  readBaseUrl("endpoint", account.endpoint);
  return account;
};

/** What came of credentials that IAM refused. */
interface Refusal {
  readonly error: ClientError;
  /** By the client's clock, in milliseconds. */
  readonly until: number;
}

/** Whether IAM refused the credentials, in its own words or in those of a gateway before it. */
const isRefusal = (error: unknown): error is ApiError | ResponseFormatError =>
  (error instanceof ApiError || error instanceof ResponseFormatError) && error.status === 401;

/**
 * Authenticates with the token that IAM gives for a user's password. It is fetched when first needed, once for any number
 * of calls, kept until shortly before it expires, replaced in the background before that, and fetched anew when the API
 * refuses it. A function is asked for the account whenever a token is to be fetched.
 *
 * What IAM refused is not sent again for 15 minutes, unless the function gives something else: IAM locks a user out who
 * fails five times in that time. Until then every call that needs a token fails at once, as the first did.
 */
export const iamPassword = (
  account: IamPassword | (() => IamPassword | Promise<IamPassword>),
): Auth => {
  if (typeof account !== "function") clean(account);
  let current: Token | undefined;
  let pending: Promise<Token> | undefined;
  let nextRefresh = 0;
  /** By the credentials, so that a function that goes back to older ones doesn't send them either. */
  const refusals = new Map<string, Refusal>();

  const logIn = async (context: ClientContext): Promise<Token> => {
    // A function that hangs hangs for the calls that wait for it, not for those to come.
    const known = clean(
      typeof account === "function"
        ? await withDeadline(context, context, async () => account())
        : account,
    );
    const credentials = JSON.stringify(known);
    const { clock } = context;
    const refusal = refusals.get(credentials);
    if (refusal && clock.now() < refusal.until) throw refusal.error;
    try {
      current = await fetchToken(known, context);
      refusals.clear();
      return current;
    } catch (error) {
      if (isRefusal(error)) refusals.set(credentials, { error, until: clock.now() + REFUSED_FOR });
      throw error;
    }
  };

  const refresh = (context: ClientContext): Promise<Token> => {
    pending ??= logIn(context).finally(() => (pending = undefined));
    return pending;
  };

  return {
    async apply(request, context) {
      const now = context.clock.now();
      if (!isUsable(current, now)) {
        try {
          request.headers.set("X-Auth-Token", (await refresh(context)).text);
        } catch (error) {
          if (!(error instanceof ClientError)) throw error;
          // Many calls may share this failure; each gets one of its own, whose stack leads to its caller.
          const Kind = error.constructor as typeof ClientError;
          throw new Kind(error.message, { ...error });
        }
        return;
      }
      request.headers.set("X-Auth-Token", current.text);
      if (needsRefresh(current, now) && now >= nextRefresh) {
        nextRefresh = now + RETRY_AFTER;
        // A failure shows as events; the call that finds the token expired tries again and throws.
        refresh(context).catch(() => undefined);
      }
    },
    refused(request) {
      if (current?.text === request.headers.get("x-auth-token")) current = undefined;
      return true;
    },
  };
};
