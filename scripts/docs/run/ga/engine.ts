/** What runs in the pages of this project's own site. */
import { version } from "../../../../src/ga/version.ts";
import { apis } from "../../../../src/ga/documents.ts";
import { createMock } from "../../../../src/ga/mock/create.ts";
import seed from "../../../../openapi/samples/seed.json" with { type: "json" };
import { insertingBehind, replacing } from "../browser/edits.ts";
import { literal } from "../browser/literal.ts";
import type { PageEngine } from "../browser/engine.ts";
import type { PageRequest } from "../browser/request.ts";

/** Where a body for IAM's token has what the client's `iamPassword` takes. */
interface TokenBody {
  readonly auth?: {
    readonly identity?: {
      readonly password?: {
        readonly user?: { readonly name?: string; readonly domain?: { readonly name?: string } };
      };
    };
  };
}

/** The client gets its tokens itself: the operation is no method of it. */
const tokenProgram = (
  { body = "" }: PageRequest,
  { base }: { readonly base: string | undefined },
): string => {
  let asked: TokenBody = {};
  try {
    asked = (JSON.parse(body) ?? {}) as TokenBody;
  } catch {
    // Not yet JSON: the program shows what is to be given.
  }
  const user = asked.auth?.identity?.password?.user;
  const account = {
    user: user?.name ?? "user-name",
    domain: user?.domain?.name ?? "account-name",
    ...(base === undefined ? {} : { endpoint: base }),
  };
  return `import { createClient, iamPassword } from "ga-listeners";

// The client gets the token itself, keeps it, and renews it in time.
const password = process.env.IAM_PASSWORD ?? "";
const account = ${literal(account, "js")};
const ga = createClient({
  auth: iamPassword({ ...account, password }),${base === undefined ? "" : `\n  baseUrl: ${JSON.stringify(base)},`}
});

const page = await ga.listeners.list({ limit: 10 });
console.log(page.items.length);`;
};

export const engine: PageEngine = {
  name: `ga-listeners ${version}`,
  documents: apis,
  createMock,
  seed,
  command: "npm start",
  environment: { GA_TOKEN: "mock-token", IAM_PASSWORD: "secret" },
  variables: { "X-Auth-Token": "GA_TOKEN" },
  client: {
    name: "ga",
    setUp: ({ base, token }) => `import { createClient, token } from "ga-listeners";

const ga = createClient({ auth: token(${token})${base === undefined ? "" : `, baseUrl: ${JSON.stringify(base)}`} });`,
    localEdits: (text, address) => [
      ...replacing(text, /https:\/\/(ga|iam)\.myhuaweicloud\.com/g, address),
      ...insertingBehind(text, /createClient\(\{(\s+)/g, `baseUrl: "${address}",`),
      ...insertingBehind(text, /iamPassword\(\{(\s+)/g, `endpoint: "${address}",`),
    ],
    programs: { createToken: tokenProgram },
  },
};
