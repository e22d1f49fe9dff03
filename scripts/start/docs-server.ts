import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, sep } from "node:path";
import sirv from "sirv";

/** What is put into each page that is served here; the pages of the folder know nothing of it. */
const script = "/reload-when-built.js";
const tag = `<script src="${script}" defer></script>`;
const code = `
const events = new EventSource("/built");
events.onmessage = () => location.reload();
`;

/** A server of the docs on this machine, whose pages load themselves anew. */
export interface DocsServer {
  /** Listens on this port, or a free one where it is taken. Resolves to the URL. */
  listen(port: number): Promise<string>;
  /** Tells every page that is open that the docs have been built anew. */
  built(): void;
  close(): void;
}

/** The page that a path names; undefined where it names something else, or nothing. */
const readPage = async (folder: string, url: string): Promise<string | undefined> => {
  try {
    const path = decodeURIComponent(new URL(url, "http://docs").pathname);
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!file.endsWith(".html") || !file.startsWith(folder + sep)) return undefined;
    return await readFile(file, "utf8");
  } catch {
    return undefined;
  }
};

/** A page with the script that waits for the next build, where its policy lets scripts of its site run. */
const withReload = (page: string): string => {
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  const isAllowed = policy === undefined || /script-src[^;]*'self'/.test(policy);
  return isAllowed ? page.replace("</head>", `${tag}</head>`) : page;
};

/** Serves a folder of docs. */
export const createDocsServer = (folder: string): DocsServer => {
  const serveFile = sirv(folder, { dev: true });
  const readers = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { url = "/" } = request;
    if (url === script) {
      response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" }).end(code);
      return;
    }
    if (url === "/built") {
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-cache" });
      response.write("retry: 500\n\n");
      readers.add(response);
      response.once("close", () => readers.delete(response));
      return;
    }
    void readPage(folder, url).then((page) => {
      if (page === undefined) {
        serveFile(request, response);
        return;
      }
      const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
      response.writeHead(200, headers).end(withReload(page));
    });
  });
  const listen = (port: number): Promise<string> =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", reject);
        resolve(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
      });
    });
  return {
    listen: (port) => listen(port).catch(() => listen(0)),
    built() {
      for (const reader of readers) reader.write("data: built\n\n");
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
