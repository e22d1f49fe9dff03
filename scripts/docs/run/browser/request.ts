/** A request of a page: what is typed, before it is sent or written as code. */
export interface PageRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
}

/** A request as text, as HTTP/1.1 writes it without its version: `GET /path`, headers, an empty line, the body. */
export const writeRequest = ({ method, path, headers, body }: PageRequest): string =>
  [
    `${method} ${path}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : ["", body]),
  ].join("\n");

/** Reads a request from text. Throws an Error that names the line which is none of a request. */
export const readRequest = (text: string): PageRequest => {
  const [head = "", ...bodies] = text.trim().split(/\r?\n[ \t]*\r?\n/);
  const [first = "", ...lines] = head.split(/\r?\n/);
  const [, method, path] = /^([A-Za-z]+) +(\/\S*)$/.exec(first.trim()) ?? [];
  if (method === undefined || path === undefined)
    throw new Error(`Line 1 must be a method and a path, as in GET /things, not "${first}"`);
  const headers = lines.map((line, at): [string, string] => {
    const [, name, value] = /^([!#$%&'*+.^`|~\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === undefined || value === undefined)
      throw new Error(
        `Line ${String(at + 2)} must be a header, as in Accept: text/html, not "${line}"`,
      );
    return [name, value];
  });
  const body = bodies.length === 0 ? undefined : bodies.join("\n\n");
  return { method: method.toUpperCase(), path, headers, body };
};
