/**
 * The page at `/_mock/`, on which people see what a mock remembers, and steer it. serve.ts gives it out and tells it when to
 * look again; browser/ runs in it: page.ts puts it together of a section each (things, clock, faults, journal, tokens),
 * which all speak to the control plane as any other program may.
 */
import { controlPrefix } from "../control/control.ts";
import { isTrusted } from "../control/origin.ts";
import type { IncomingMessage, ServerResponse } from "node:http";

const { readFile } = process.getBuiltinModule("node:fs/promises");
const { stripTypeScriptTypes } = process.getBuiltinModule("node:module");

/** How often a page is told at most that something has changed, in milliseconds. */
const pace = 250;

/** After so many milliseconds without news it gets a sign of life: no proxy, and no silence limit, closes it then. */
const heartbeat = 20_000;

const headers = {
  "Cache-Control": "no-cache",
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  ts: "text/javascript; charset=utf-8",
};

const files = /^(?:page\.css|[a-z-]+\.[jt]s)$/;

/** Scripts have the ending that this module has: compiled or not. */
const ending = import.meta.url.slice(-2);

/** A file of the page, as a browser takes it. From source, scripts are TypeScript of which only the types have to go. */
const read = async (name: string): Promise<string> => {
  const text = await readFile(new URL(`./browser/${name}`, import.meta.url), "utf8");
  return name.endsWith(".ts") ? stripTypeScriptTypes(text) : text.replace("{ending}", ending);
};

const loaded = new Map<string, string>();

/** The same, read once. Rejects where there is no such file. */
const load = async (name: string): Promise<string> => {
  const text = loaded.get(name) ?? (await read(name));
  loaded.set(name, text);
  return text;
};

/** The page of one mock. */
export interface MockPage {
  /** Answers what is about the page; false where a request isn't. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Something has changed: whoever looks should look again. */
  changed(): void;
  /** Another API is served: whoever looks should look again, at the operations too. */
  served(): void;
  /** What people should know; empty where there is nothing. */
  notify(text: string): void;
}

/** As people type it. */
const bare = controlPrefix.replace(/\/$/, "");

/**
 * Makes the page of a mock whose control plane pages of these origins may use. A browser that asks for `/` or `/_mock` is
 * led to it, unless a document `knows` that path.
 */
export const createPage = (
  origins: readonly string[] = [],
  knows: (path: string) => boolean = () => false,
): MockPage => {
  const viewers = new Set<ServerResponse>();
  let isPlanned = false;
  let notice = "";
  const noticeEvent = (): string => `event: notice\ndata: ${JSON.stringify(notice)}\n\n`;

  const tell = (text: string): void => {
    for (const viewer of viewers) viewer.write(text);
  };

  const listen = (response: ServerResponse): void => {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
    response.write(`retry: 500\n\n${noticeEvent()}`);
    viewers.add(response);
    const timer = setInterval(() => response.write(": still here\n\n"), heartbeat);
    timer.unref();
    response.once("close", () => {
      clearInterval(timer);
      viewers.delete(response);
    });
  };

  const send = async (name: string, response: ServerResponse): Promise<void> => {
    try {
      const text = await load(name);
      const type = types[name.split(".").at(-1) ?? ""] ?? "text/plain";
      response.writeHead(200, { ...headers, "Content-Type": type }).end(text);
    } catch {
      response.writeHead(404, headers).end();
    }
  };

  return {
    handle(request, response) {
      const { url = "" } = request;
      // Nearly all requests are none of the page's, and should not pay for it.
      const isOurs = url.startsWith(bare) || url === "/" || url.startsWith("/?");
      if (!isOurs || request.method !== "GET") return false;
      const [path = ""] = url.split("?");
      const isForPeople = request.headers.accept?.includes("text/html") === true;
      if ((path === "/" || path === bare) && isForPeople && !knows(path)) {
        response.writeHead(302, { Location: controlPrefix }).end();
        return true;
      }
      if (!path.startsWith(controlPrefix)) return false;
      const name = path.slice(controlPrefix.length);
      const isFile = name === "" ? isForPeople : files.test(name);
      if (!isFile && name !== "events") return false;
      const sent = request.headers as Readonly<Record<string, string>>;
      if (!isTrusted(sent, origins)) return false; // and the control plane says why
      if (name === "events") listen(response);
      else void send(name === "" ? "page.html" : name, response);
      return true;
    },
    changed() {
      if (isPlanned || viewers.size === 0) return;
      isPlanned = true;
      setTimeout(() => {
        isPlanned = false;
        tell("data: changed\n\n");
      }, pace).unref();
    },
    served() {
      tell("event: served\ndata: served\n\n");
    },
    notify(text) {
      notice = text;
      tell(noticeEvent());
    },
  };
};
