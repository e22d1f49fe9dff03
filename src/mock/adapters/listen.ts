import type { Server } from "node:http";

/** Listens, or fails with one clear line. Resolves to the URL. An address of IPv6 may stand in brackets, as in a URL. */
export const listen = (server: Server, address: string, port: number): Promise<string> =>
  new Promise((resolve, reject) => {
    const host = address.replace(/^\[(.*)\]$/, "$1");
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reasons: Record<string, string> = {
        EADDRINUSE: `Port ${port} is in use: stop what listens there, or choose another with --port.`,
        EACCES: `Port ${port} may not be used by this account: choose one above 1023 with --port.`,
        EADDRNOTAVAIL: `This machine has no address ${host}: choose another with --host.`,
        ENOTFOUND: `The host ${host} is unknown: choose another with --host.`,
      };
      reject(new Error(reasons[error.code ?? ""] ?? error.message, { cause: error }));
    });
    server.listen(port, host, () => {
      const taken = server.address();
      const bound = typeof taken === "object" && taken !== null ? taken.port : port;
      const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
      resolve(`http://${name.includes(":") ? `[${name}]` : name}:${bound}`);
    });
  });
