import type { NormalDocument, Server } from "./types.ts";

/** A server's URL with the default of each of its variables. */
export const serverUrl = ({ url, variables = {} }: Server): string =>
  url.replace(/\{([^}]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name]?.default : undefined;
    return value === undefined ? whole : String(value);
  });

/** The URLs of all servers that a document names anywhere, each once, with their variables. */
export const allServerUrls = (
  document: NormalDocument,
  operations: readonly { readonly servers: readonly Server[] }[],
): string[] => [
  ...new Set(
    [...(document.servers ?? []), ...operations.flatMap(({ servers }) => servers)].map(
      ({ url }) => url,
    ),
  ),
];
