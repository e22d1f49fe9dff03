import { createToken, errorShape, servers } from "../../../generated/iam/operations.ts";
import type { Call } from "../../contract.ts";
import type { TokenDetail, TokenOption } from "../../../generated/iam/schema.ts";
import { setHeader } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";
import { GaError } from "../../client/errors.ts";
import { createRuntime } from "../../client/runtime.ts";
import type { Tools } from "../../client/tools.ts";

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
const early = 600_000;
/** So long before its end a token isn't used any more. */
const late = 30_000;
/** How long after a failure in the background the next attempt comes: wrong passwords lock a user out. */
const pause = 60_000;

/**
 * Authenticates with the token that IAM gives for a user's password. It is fetched when first needed, once for any number
 * of calls, kept until shortly before it expires, replaced in the background before that, and fetched anew when the API
 * refuses it.
 */
export const iamPassword = ({ user, password, domain, endpoint }: IamPassword): Auth => {
  if (!user || !password || !domain) {
    throw new TypeError("User, password and domain must not be empty");
  }
  let current: Token | undefined;
  let flight: Promise<Token> | undefined;
  let nextTry = 0;

  const fetchToken = async ({ emit, ...tools }: Tools): Promise<Token> => {
    const { send } = createRuntime({
      baseUrl: endpoint ?? servers[0] ?? "",
      ...tools,
      errors: errorShape,
      secrets: [password, JSON.stringify(password).slice(1, -1)],
      onEvent: emit && ((event) => emit({ operation: createToken }, event)),
    });
    const body: TokenOption = {
      identity: {
        methods: ["password"],
        password: { user: { name: user, password, domain: { name: domain } } },
      },
      scope: { domain: { name: domain } },
    };
    const started = tools.clock.now();
    const { data, response } = await send<Call<TokenDetail>>(createToken, {
      body,
      query: { nocatalog: true },
    }).withResponse();
    const text = response.headers.get("x-subject-token");
    if (!text)
      throw new GaError("IAM's answer has no X-Subject-Token", { operationId: createToken.id });
    // Both times are the server's, whose clock may differ from ours.
    const life = Date.parse(data.expires_at) - Date.parse(data.issued_at);
    return { text, expires: started + life };
  };

  const refresh = (tools: Tools): Promise<Token> =>
    (flight ??= fetchToken(tools)
      .then((token) => (current = token))
      .finally(() => (flight = undefined)));

  return {
    async apply(request, tools) {
      const now = tools.clock.now();
      const left = (current?.expires ?? 0) - now;
      if (left > late && left < early && now >= nextTry) {
        nextTry = now + pause;
        // A failure shows as events; the call that finds the token expired tries again and throws.
        refresh(tools).catch(() => undefined);
      }
      const { text } = (left > late && current) || (await refresh(tools));
      setHeader(request, "X-Auth-Token", text);
    },
    refused(request) {
      if (request.renewed) return undefined;
      if (current?.text === request.headers.get("x-auth-token")) current = undefined;
      return true;
    },
  };
};
