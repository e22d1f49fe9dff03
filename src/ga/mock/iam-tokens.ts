import { account } from "./accounts.ts";
import { jsonResponse } from "../../mock/types.ts";
import type { Handler } from "../../mock/memory/handlers.ts";

/** How long a token lives, in milliseconds: 24 hours. */
export const tokenLifetime = 24 * 60 * 60_000;

/** How many tokens a state keeps; the oldest is forgotten first. */
const maximumTokens = 10_000;

interface TokenRequest {
  readonly auth: {
    readonly identity: {
      readonly password: {
        readonly user: { readonly name: string; readonly domain: { readonly name?: string } };
      };
    };
  };
}

/** IAM writes its times with microseconds. */
const toMicroseconds = (time: number) => new Date(time).toISOString().replace("Z", "000Z");

/** An id that is the same for the same name: 32 hexadecimal digits. */
const idOf = (name: string) => {
  let hash = 0;
  for (const character of name)
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(16).padStart(8, "0").repeat(4);
};

const catalog = [
  {
    id: idOf("iam"),
    name: "iam",
    type: "iam",
    endpoints: [
      {
        id: idOf("iam endpoint"),
        interface: "public",
        region: "*",
        region_id: "*",
        url: "https://iam.myhuaweicloud.com/v3.0",
      },
    ],
  },
];

/** Gives a token to any user with any password. The users `readonly` and `frozen` get what their names say. */
export const createToken: Handler = ({ body, query, requestId }, { random, tokens, now }) => {
  const { user } = (body as TokenRequest).auth.identity.password;
  const token = `MIID${random.uuid()}${random.uuid()}`.replaceAll("-", "");
  const expiresAt = now + tokenLifetime;
  tokens.set(token, { user: user.name, expiresAt });
  for (const oldest of tokens.keys()) {
    if (tokens.size <= maximumTokens) break;
    tokens.delete(oldest);
  }
  const domain = { id: account, name: user.domain.name ?? "mock" };
  const value = {
    token: {
      methods: ["password"],
      expires_at: toMicroseconds(expiresAt),
      issued_at: toMicroseconds(now),
      user: { id: idOf(user.name), name: user.name, domain },
      domain,
      roles: [{ id: "0", name: user.name === "readonly" ? "readonly" : "te_admin" }],
      ...(query.get("nocatalog") === "true" ? {} : { catalog }),
    },
  };
  return jsonResponse(201, value, requestId, { "X-Subject-Token": token });
};
