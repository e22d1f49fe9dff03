/** The media type of a Content-Type or a response table, without parameters, in lower case. */
export const essence = (type: string): string => (type.split(";")[0] ?? "").trim().toLowerCase();

/** True for the charsets a JSON body may say it has; JSON is UTF-8 (RFC 8259). */
export const isUtf8 = (contentType: string): boolean => {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)"?/i.exec(contentType)?.[1];
  return charset === undefined || /^(?:utf-?8|us-ascii)$/i.test(charset);
};

/** True for JSON itself and for types built on it (`application/merge-patch+json`). */
export const isJson = (type: string): boolean => /^application\/(?:[^+]+\+)?json$/.test(type);

interface Range {
  readonly range: string;
  readonly quality: number;
}

const parseAccept = (accept: string): Range[] =>
  accept.split(",").map((part) => {
    const quality = /;\s*q\s*=\s*([0-9.]+)/i.exec(part)?.[1];
    return { range: essence(part), quality: quality === undefined ? 1 : Number(quality) };
  });

const specificity = (range: string): number => (range === "*/*" ? 0 : range.endsWith("/*") ? 1 : 2);

const covers = (range: string, type: string): boolean =>
  range === "*/*" ||
  range === type ||
  (range.endsWith("/*") && type.startsWith(range.slice(0, -1)));

/** Tells whether an Accept header takes one of these types; the most specific range decides on each. */
export const isAcceptable = (accept: string | undefined, types: readonly string[]): boolean => {
  if (accept === undefined || accept.trim() === "" || types.length === 0) return true;
  if (accept === "*/*" || accept === types[0]) return true;
  const ranges = parseAccept(accept).sort((a, b) => specificity(b.range) - specificity(a.range));
  return types.some((type) => {
    const decisive = ranges.find(({ range }) => covers(range, essence(type)));
    return decisive !== undefined && decisive.quality > 0;
  });
};
