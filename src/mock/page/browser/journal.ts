import { ask, attempt, namespace } from "./control.ts";
import { arrange, button, find, make } from "./dom.ts";
import type { JournalEntry } from "../../control/journal.ts";

/** How many requests are shown, the latest first. */
const shown = 50;

/** Headers that a copy doesn't need, or that the journal keeps to itself. */
const dropped =
  /^(?:host|connection|content-length|accept-encoding|user-agent|sec-.*|x-mock-namespace|accept-language|origin|referer|cache-control|pragma)$/;

/** Stands for a credential, which the journal doesn't show. */
const redacted = "[redacted]";

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const urlOf = ({ request }: JournalEntry): string => new URL(request.url, location.origin).href;

const headersOf = ({ request }: JournalEntry, token: string): [string, string][] =>
  Object.entries(request.headers)
    .filter(([name]) => !dropped.test(name))
    .map(([name, value]) => [name, value === redacted ? token : value]);

const curlOf = (entry: JournalEntry, token: string): string =>
  [
    `curl -X ${entry.request.method} ${quote(urlOf(entry))}`,
    ...headersOf(entry, token).map(([name, value]) => `  -H ${quote(`${name}: ${value}`)}`),
    ...(entry.request.body === undefined ? [] : [`  --data-raw ${quote(entry.request.body)}`]),
  ].join(" \\\n");

const replay = async (entry: JournalEntry, token: string): Promise<void> => {
  const { method, body } = entry.request;
  await fetch(urlOf(entry), {
    method,
    headers: { ...Object.fromEntries(headersOf(entry, token)), ...namespace.headers },
    ...(body === undefined ? {} : { body }),
  }).catch(() => undefined); // a fault may end it; the journal tells
};

const prettyOf = (body = ""): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
};

const messageOf = (headers: Readonly<Record<string, string>>, body: string | undefined): Node =>
  make(
    "pre",
    { tabindex: 0 },
    [...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), "", prettyOf(body)]
      .join("\n")
      .trim(),
  );

const classOf = ({ response: { status }, end }: JournalEntry): string => {
  const isLost = end !== undefined && end !== "answered";
  if (isLost || status >= 500 || status === 0) return "bad";
  return status >= 400 ? "caution" : "good";
};

const opened = new Set<number>();

const entryOf = (entry: JournalEntry, token: string): HTMLElement => {
  const { number, request, response, took, fault, reason, end, operation, at } = entry;
  const decided = [
    fault === undefined ? "" : `fault ${String(fault)}`,
    reason ?? "",
    end === "answered" ? "" : (end ?? "waiting"),
  ];
  const details = make(
    "details",
    { open: opened.has(number) },
    make(
      "summary",
      {},
      make("span", { class: "quiet" }, `${String(number)} ${at.slice(11, 23)} `),
      make("strong", {}, request.method),
      ` ${request.url} `,
      make("span", { class: classOf(entry) }, String(response.status)),
      ` ${took === undefined ? "" : `${String(took)} ms`} `,
      make("span", { class: "quiet" }, decided.filter(Boolean).join(", ")),
    ),
  );
  // Of hundreds of requests a second few are looked into.
  const fill = (): void => {
    details.append(
      make("p", {}, operation ?? "No operation"),
      make(
        "div",
        { class: "tools" },
        button("Copy as curl", () =>
          attempt(() => navigator.clipboard.writeText(curlOf(entry, token))),
        ),
        button("Replay", () => replay(entry, token)),
      ),
      messageOf(request.headers, request.body),
      messageOf(response.headers, response.body),
    );
  };
  if (details.open) fill();
  details.addEventListener("toggle", () => {
    if (details.open) opened.add(number);
    else opened.delete(number);
    if (details.open && details.children.length === 1) fill();
  });
  return details;
};

/** What is shown of each request, by what can change of it. */
let entryNodes = new Map<string, HTMLElement>();

/** Shows the latest requests. `token` takes the place of the credentials that the journal doesn't show. */
export const showJournal = async (token: string): Promise<void> => {
  const { entries } = await ask<{ readonly entries: readonly JournalEntry[] }>(
    "GET",
    `journal?limit=${String(shown)}`,
  );
  const before = entryNodes;
  entryNodes = new Map(
    [...entries].reverse().map((entry) => {
      const key = [namespace.name, entry.number, entry.at, entry.end].join(" ");
      return [key, before.get(key) ?? entryOf(entry, token)];
    }),
  );
  const none = make("p", { class: "quiet" }, "None yet.");
  arrange(find("#journal"), entryNodes.size === 0 ? [none] : [...entryNodes.values()]);
};
