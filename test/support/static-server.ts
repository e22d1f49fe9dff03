import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".yaml": "application/yaml",
};

export interface StaticServer {
  readonly url: string;
  /** The path of every request so far, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
};

/**
 * Serves a folder on a free port of 127.0.0.1, as any static host would.
 * @param pages Contents by path that stand before the folder's files: `{ "/": "<p>Hello" }`.
 */
export const serveFolder = async (
  folder: string,
  pages: Readonly<Record<string, string>> = {},
): Promise<StaticServer> => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://127.0.0.1").pathname);
    requests.push(path);
    const name = path.endsWith("/") ? `${path}index.html` : path;
    const headers = { "content-type": types[extname(name)] ?? "application/octet-stream" };
    const page = pages[path];
    if (page !== undefined) {
      response.writeHead(200, headers).end(page);
      return;
    }
    const file = join(folder, normalize(name));
    stat(file).then(
      (found) => {
        if (!found.isFile()) response.writeHead(404).end();
        else createReadStream(file).pipe(response.writeHead(200, headers));
      },
      () => response.writeHead(404).end(),
    );
  });
  const url = await listen(server);
  return {
    url,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
