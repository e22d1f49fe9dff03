import { hashes } from "./hash.ts";

/** The name of the algorithm: it opens the Authorization header and the text that is signed. */
export const algorithm = "SDK-HMAC-SHA256";

/** How far X-Sdk-Date may be off the gateway's clock, in milliseconds. */
export const maximumSkew = 15 * 60_000;

/** What a signature covers. */
export interface Signable {
  readonly method: string;
  /** Absolute, or path and query: as it goes over the wire. */
  readonly url: string;
  /** By lower-case name; all that `signed` names. */
  readonly headers: Readonly<Record<string, string>>;
  /** Lower-case names, sorted. */
  readonly signed: readonly string[];
  readonly body?: string | Uint8Array | undefined;
}

/** A time as X-Sdk-Date writes it: 20191115T033655Z. */
export const toSdkDate = (time: number): string =>
  new Date(time).toISOString().slice(0, 19).replaceAll(/[-:]/g, "") + "Z";

/** Reads an X-Sdk-Date; NaN where it is none. */
export const fromSdkDate = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\dZ)$/, "$1-$2-$3T$4:$5:$6"));

/** Percent-encodes all but RFC 3986's unreserved characters. */
export const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => "%" + mark.charCodeAt(0).toString(16).toUpperCase(),
  );

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a stray % stands for itself
  }
};

const byText = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** A path that nothing is encoded in. */
const PLAIN_PATH = /^[\w.~/-]*$/;

/** Every segment encoded anew, and always with a slash at the end. */
const canonicalPath = (path: string): string => {
  const encoded = PLAIN_PATH.test(path)
    ? path
    : path
        .split("/")
        .map((segment) => encode(decode(segment)))
        .join("/");
  return encoded.endsWith("/") ? encoded : encoded + "/";
};

/** Sorted by name, then by value, each encoded anew; a name without a value has an empty one. */
const canonicalQuery = (query: string): string =>
  query &&
  query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const [name = "", ...value] = pair.replaceAll("+", " ").split("=");
      return [decode(name), decode(value.join("="))] as const;
    })
    .sort((one, other) => byText(one[0], other[0]) || byText(one[1], other[1]))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");

/** The text whose HMAC is the signature: algorithm, X-Sdk-Date, and the hash of the canonical request. */
export const stringToSign = ({ method, url, headers, signed, body = "" }: Signable): string => {
  const [, path = "", query = ""] = /^(?:[^/?#]+:\/\/[^/?#]*)?([^?#]*)\??([^#]*)/.exec(url) ?? [];
  const canonicalRequest = [
    method.toUpperCase(),
    canonicalPath(path),
    canonicalQuery(query),
    signed.map((name) => `${name}:${(headers[name] ?? "").trim()}\n`).join(""),
    signed.join(";"),
    hashes.sha256(body),
  ].join("\n");
  return [algorithm, headers["x-sdk-date"], hashes.sha256(canonicalRequest)].join("\n");
};
