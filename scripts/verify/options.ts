/** The command line of `npm run verify`, and the credentials in its environment. */
import { parseArgs } from "node:util";
import { servers as iamServers } from "../../generated/iam/operations.ts";
import { servers } from "../../generated/operations.ts";
import { readBaseUrl } from "../../src/client/base-url.ts";
import { fromEnvironment } from "../../src/ga/credentials/environment.ts";
import { token } from "../../src/ga/credentials/token.ts";
import type { Target } from "./server.ts";

export const help = `Usage: npm run verify [-- options]

Asks a server whether it is as the documents decide: the mock, any server, or one whose traffic was recorded.
Prints what held, what differs and what wasn't tried, with the evidence. Without options it asks the mock.

  --base-url URL       the server to ask; only read where --write isn't given
  --iam-url URL        where IAM is; by default only known of GA's own server
  --write              add listeners too, change them and remove them again
  --accelerator ID     where to add them: one without listeners (with --write)
  --yes                don't ask before the first request
  --har FILE           judge recorded traffic (HTTP archive) instead of asking
  --markdown FILE      write the report here instead of to stdout
  --json FILE          write the report as JSON too
  --help               show this

Credentials are read from GA_TOKEN, or from HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK. GA_TOKEN_READONLY may
have the token of a user who may only look; GA_IAM_USER, GA_IAM_PASSWORD and GA_IAM_DOMAIN one to ask tokens for.
The exit code is 0 where nothing differs, 1 where something does or the server can't be asked, 2 for a wrong option.
`;

/** The command line or the environment is wrong. */
export class OptionError extends Error {}

const known = {
  "base-url": { type: "string" },
  "iam-url": { type: "string" },
  write: { type: "boolean", default: false },
  accelerator: { type: "string" },
  yes: { type: "boolean", default: false },
  har: { type: "string" },
  markdown: { type: "string" },
  json: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    const [first = ""] = (error as Error).message.split(/\. |\n/);
    throw new OptionError(
      `${first.replace(/\.$/, "")}; known are --${Object.keys(known).join(", --")}.`,
    );
  }
};

/** What the command line says. */
export interface Options {
  readonly urls: { readonly listeners: string; readonly iam?: string | undefined } | undefined;
  readonly accelerator: string | undefined;
  readonly yes: boolean;
  readonly har: string | undefined;
  readonly markdown: string | undefined;
  readonly json: string | undefined;
  readonly help: boolean;
}

const readUrl = (option: string, text: string): string => {
  try {
    return readBaseUrl(option, text).href.replace(/\/+$/, "");
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
};

const [listenersUrl = "", iamUrl = ""] = [servers[0], iamServers[0]].map((url) =>
  readUrl("server", url ?? ""),
);

/** GA's own server, whose traffic an archive is taken to have. */
export const ownUrls = { listeners: listenersUrl, iam: iamUrl };

/** Reads the command line. Throws an OptionError that says in one line what is wrong. */
export const readOptions = (args: readonly string[]): Options => {
  const given = parse(args);
  const { write, accelerator, yes, har, markdown, json } = given;
  const baseUrl = given["base-url"] && readUrl("--base-url", given["base-url"]);
  const iam = given["iam-url"] && readUrl("--iam-url", given["iam-url"]);
  const refuse = (isWrong: boolean, text: string): void => {
    if (isWrong) throw new OptionError(text);
  };
  refuse(given["base-url"] === "", "--base-url is empty.");
  refuse(write && accelerator === undefined, "--write needs --accelerator ID.");
  refuse(!write && accelerator !== undefined, "--accelerator means nothing without --write.");
  refuse(
    accelerator !== undefined && !/^[\w-]{1,36}$/.test(accelerator),
    "--accelerator takes an accelerator's id.",
  );
  refuse(
    har !== undefined && (write || yes),
    "--har asks no server: --write and --yes mean nothing.",
  );
  const isOnMock = har === undefined && baseUrl === undefined;
  refuse(
    isOnMock && (write || yes || iam !== undefined),
    "Without --base-url the mock is asked, and needs no options.",
  );
  const ofGa = baseUrl === undefined || baseUrl === ownUrls.listeners;
  const urls = { listeners: baseUrl ?? ownUrls.listeners, iam: iam ?? (ofGa ? iamUrl : undefined) };
  return {
    ...{ urls: isOnMock ? undefined : urls, accelerator, yes, har, markdown, json },
    help: given.help,
  };
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The credentials in the environment. Throws an OptionError where there are none, or where they can't be any. */
export const readCredentials = (
  environment: Environment,
): Pick<Target, "auth" | "reader" | "account"> => {
  const read = (name: string) => environment[name]?.trim() || undefined;
  const [own, reader] = [read("GA_TOKEN"), read("GA_TOKEN_READONLY")];
  const [user, password, domain] = [
    read("GA_IAM_USER"),
    environment["GA_IAM_PASSWORD"],
    read("GA_IAM_DOMAIN"),
  ];
  if (own === undefined && read("HUAWEICLOUD_SDK_AK") === undefined)
    throw new OptionError(
      "There are no credentials: set GA_TOKEN, or HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK.",
    );
  try {
    return {
      auth: own === undefined ? fromEnvironment(environment) : token(own),
      ...(reader === undefined ? {} : { reader: token(reader) }),
      ...(user && password && domain ? { account: { user, password, domain } } : {}),
    };
  } catch (error) {
    throw new OptionError(`${(error as Error).message}.`);
  }
};
