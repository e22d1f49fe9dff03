/** Recorded traffic: reads an HTTP archive (HAR) as browsers, proxies and the mock's journal write it. */
import { readFile } from "node:fs/promises";
import { judgeExchanges } from "./contract.ts";
import { asKept, withoutSecrets } from "./exchange.ts";
import { operationAt } from "./server.ts";
import type { Api, Exchange } from "./exchange.ts";
import type { Finding } from "./run.ts";
import type { Target } from "./server.ts";

interface Pair {
  readonly name: string;
  readonly value: string;
}

interface Entry {
  readonly startedDateTime?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers?: readonly Pair[];
    readonly postData?: { readonly text?: string };
  };
  readonly response: {
    readonly status: number;
    readonly headers?: readonly Pair[];
    readonly content?: { readonly text?: string; readonly encoding?: string };
  };
}

/** The archive can't be read. */
export class ArchiveError extends Error {}

const isEntry = (value: unknown): value is Entry => {
  const { request, response } = (value ?? {}) as Partial<Entry>;
  return (
    typeof request?.method === "string" &&
    URL.canParse(request.url) &&
    typeof response?.status === "number"
  );
};

/** Headers of HTTP/2 that stand for the request's first line are none. */
const headersOf = (pairs: readonly Pair[] = []): Record<string, string> =>
  withoutSecrets(
    new Headers(
      pairs.filter(({ name }) => /^[\w-]+$/.test(name)).map(({ name, value }) => [name, value]),
    ),
  );

const textOf = ({ content }: Entry["response"]): string | undefined =>
  content?.encoding === "base64"
    ? Buffer.from(content.text ?? "", "base64").toString()
    : content?.text;

const toExchange = (
  { startedDateTime: at = "", request, response }: Entry,
  api: Api,
  base: string,
): Exchange => {
  const url = request.url.slice(base.length).replace(/#.*/, "");
  const { id: operation } = operationAt(request.method, url.replace(/\?.*/, "")) ?? {};
  const [sent, received] = [request.postData?.text, textOf(response)];
  return {
    ...{ at, api, ...(operation === undefined ? {} : { operation }) },
    request: {
      ...{ method: request.method, url, headers: headersOf(request.headers) },
      ...(sent ? { body: asKept(sent) } : {}),
    },
    response: {
      ...{ status: response.status, headers: headersOf(response.headers) },
      ...(received ? { body: received } : {}),
    },
  };
};

/** The exchanges with our servers that an archive has. Throws an ArchiveError that says in one line what is wrong. */
export const readArchive = async (file: string, urls: Target["urls"]): Promise<Exchange[]> => {
  const fail = (reason: string, cause?: unknown): never => {
    throw new ArchiveError(`${file} ${reason}`, { cause });
  };
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail(code === "ENOENT" ? "doesn't exist" : `can't be read: ${message}`, error);
  });
  let entries: unknown;
  try {
    const archive = JSON.parse(text) as { log?: { entries?: unknown } } | null;
    entries = archive?.log?.entries;
  } catch (error) {
    fail(`is no JSON: ${(error as Error).message}`, error);
  }
  if (!Array.isArray(entries)) return fail("is no HTTP archive: it has no log.entries");
  const broken = entries.findIndex((each) => !isEntry(each));
  if (broken >= 0)
    fail(`has an entry without method, URL or status: log.entries[${String(broken)}]`);
  const found = (entries as readonly Entry[]).flatMap((entry) => {
    const { url } = entry.request;
    const isBelow = (base: string | undefined): base is string =>
      base !== undefined && url.startsWith(`${base}/`);
    if (isBelow(urls.iam) && /^\/v3\/auth\/tokens\b/.test(url.slice(urls.iam.length)))
      return [toExchange(entry, "iam", urls.iam)];
    return isBelow(urls.listeners) ? [toExchange(entry, "listeners", urls.listeners)] : [];
  });
  if (found.length === 0)
    fail(`has no request to ${urls.listeners}: name its server by --base-url`);
  return found;
};

/** Judges recorded traffic; calls that the documents don't have differ, too. */
export const judgeArchive = async (exchanges: readonly Exchange[]): Promise<Finding[]> => [
  ...(await judgeExchanges(exchanges)),
  ...exchanges
    .filter(({ operation, request }) => operation === undefined && request.method !== "OPTIONS")
    .map((exchange): Finding => {
      const call = `${exchange.request.method} ${exchange.request.url.replace(/\?.*/, "")}`;
      return {
        ...{ kind: "operation", name: call, asks: `Does the document have ${call}?` },
        ...{ verdict: "differs", because: "it has no such operation", evidence: [exchange] },
      };
    }),
];
