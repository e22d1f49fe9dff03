/** Questions about IAM's operation that gives tokens. */
import { createToken } from "../../../generated/iam/operations.ts";
import { expect, expectRefusal, expectStatus, NotTried } from "../verdicts.ts";
import { sendTooMuch, TOO_LARGE } from "./errors.ts";
import type { ServerAnswer } from "../exchange.ts";
import type { Probe } from "../probe.ts";
import type { Session } from "../session.ts";

/** Somebody who doesn't exist, so that nobody is locked out. */
const nobody = { user: "verify-nobody", password: "verify-nobody", domain: "verify-nobody" };

const requestFor = ({ user, password, domain }: typeof nobody) => ({
  auth: {
    identity: {
      methods: ["password"],
      password: { user: { name: user, password, domain: { name: domain } } },
    },
    scope: { domain: { name: domain } },
  },
});

/** Sends IAM a request that isn't as the document has it. */
const send = (
  session: Session,
  method: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | undefined = JSON.stringify(requestFor(nobody)),
): Promise<ServerAnswer> => {
  const operation = method === "POST" ? { operation: createToken } : {};
  return session.send({ api: "iam", method, url: createToken.path, headers, body, ...operation });
};

const atMost255 = (part: keyof typeof nobody, decision: string): Probe => ({
  name: `long-${part}`,
  decisions: [`schemas ${decision}`],
  asks: `Does IAM take 255 characters as ${part}, but not 256?`,
  run: async ({ call }) => {
    const ask = (length: number) =>
      call("createToken", { body: requestFor({ ...nobody, [part]: "a".repeat(length) }) });
    const { status } = await ask(255);
    expect(status !== 400, "no 400 for 255 characters", status);
    expectRefusal(await ask(256), 400, "400");
  },
});

interface Named {
  readonly id?: string;
  readonly name?: string;
}

interface Token {
  readonly user?: Named & { readonly domain?: Named };
  readonly domain?: Named;
  readonly roles?: readonly Named[];
  readonly catalog?: readonly (Named & {
    readonly type?: string;
    readonly endpoints?: unknown[];
  })[];
}

const userIn = "TokenOption.identity.password.user";

export const tokenProbes: readonly Probe[] = [
  {
    name: "token-like-openstack",
    decisions: ["schemas TokenDetail"],
    asks: "Do user, domain, roles and catalog of a token look as OpenStack's do?",
    run: async ({ call, target: { account, urls } }) => {
      if (urls.iam === undefined) throw new NotTried("where IAM is isn't known: give --iam-url");
      if (account === undefined)
        throw new NotTried("it takes GA_IAM_USER, GA_IAM_PASSWORD and GA_IAM_DOMAIN");
      const answer = await call("createToken", { body: requestFor(account) });
      expectStatus(answer, 201);
      const { token } = answer.body as { token: Token };
      const isNamed = (each: Named | undefined) => each?.id !== undefined && !!each.name;
      expect(isNamed(token.user), "a user with id and name", token.user);
      expect(isNamed(token.user?.domain), "the user's domain with id and name", token.user);
      expect(token.domain?.name !== undefined, "a domain with a name", token.domain);
      expect(token.roles?.every(isNamed) === true, "roles with id and name", token.roles);
      const isService = (each: NonNullable<Token["catalog"]>[number]) =>
        typeof each.type === "string" && Array.isArray(each.endpoints);
      const { catalog } = token;
      expect(catalog?.every(isService) === true, "services with type and endpoints", catalog);
    },
  },
  atMost255("domain", "DomainOption.name"),
  atMost255("user", `${userIn}.name`),
  atMost255("password", `${userIn}.password`),
  {
    name: "iam-method-not-allowed",
    decisions: ["responses IamMethodNotAllowed"],
    asks: "Is a method that IAM doesn't know answered with 405 and Allow?",
    writes: true,
    run: async (session) => {
      const answer = await send(session, "PUT");
      expectRefusal(answer, 405, "405");
      expect(answer.headers.has("Allow"), "Allow", null);
    },
  },
  {
    name: "iam-not-acceptable",
    decisions: ["responses IamNotAcceptable"],
    asks: "Does IAM answer who doesn't accept JSON with 406?",
    run: async (session) => {
      expectRefusal(await send(session, "POST", { Accept: "text/html" }), 406, "406");
    },
  },
  {
    name: "iam-not-json",
    decisions: ["responses IamNotJson"],
    asks: "Does IAM answer a body of another media type with 415?",
    run: async (session) => {
      expectRefusal(await send(session, "POST", { "Content-Type": "text/plain" }), 415, "415");
    },
  },
  {
    name: "iam-too-large",
    decisions: ["responses IamTooLarge"],
    asks: "Does IAM answer a body of more than 12 MB with 413?",
    run: async (session) => {
      const body = `{"surplus":"${"a".repeat(TOO_LARGE)}"}`;
      const answer = await sendTooMuch(() => send(session, "POST", {}, body));
      expectRefusal(answer, 413, "413");
    },
  },
];
