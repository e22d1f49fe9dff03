import type { Style } from "../contract.ts";
import { isJson } from "./json.ts";
import { entriesOf, escaped, isStyled, pairsOf, type Styles } from "./styles.ts";

/** Writes a form's fields, unless they are written already. Without a style objects are JSON, and lists are written item by item. */
export const form =
  (styles: Styles = {}) =>
  (values: object | string): string =>
    typeof values === "string"
      ? values
      : entriesOf(values)
          .flatMap(([name, value]) => fieldsOf(name, value, styles[name] ?? {}))
          .join("&");

const fieldsOf = (name: string, value: unknown, how: Style): string[] => {
  if (isStyled(how)) return pairsOf(name, value, how);
  const items: unknown[] = Array.isArray(value) && !isJson(how.type) ? value : [value];
  return items.map((each) => `${escaped(name)}=${escaped(textOf(each, how.type))}`);
};

/** A part or a field as text. */
const textOf = (value: unknown, type: string | undefined): string =>
  (value !== null && typeof value === "object") || (isJson(type) && typeof value !== "string")
    ? JSON.stringify(value)
    : String(value);

const BYTES = "application/octet-stream";

let boundary: string | undefined;

/** What separates the parts of all forms. It is made when the first one is written: not every platform has chance before. */
const boundaryOf = (): string => (boundary ??= `form-${crypto.randomUUID()}`);

/** The type of a multipart form. */
export const formType = (): string => `multipart/form-data; boundary=${boundaryOf()}`;

/** A quoted name of a part, as browsers write it. */
const quoted = (name: string): string =>
  name.replace(/[\r\n"]/g, (sign) => encodeURIComponent(sign));

/** The fields that one of a form becomes in its style, as text; files have none. */
const styledEntries = (name: string, value: unknown, how: Style): [string, unknown][] => {
  const isFile = [value].flat().some((each) => each instanceof Blob);
  if (isFile || !isStyled(how)) return [[name, value]];
  return pairsOf(name, value, how).map((pair) => {
    const [key = "", text = ""] = pair.split("=").map(decodeURIComponent);
    return [key, text];
  });
};

/**
 * Writes a multipart form: files as files, lists one part an item, objects as JSON. `styles` may give a part its type,
 * or fields a style as in a query.
 * Only files have a file name, which the platform's FormData gives to whatever has a type.
 */
export const multipart =
  (styles: Styles = {}) =>
  (body: object): Blob => {
    const entries = entriesOf(body).flatMap(([name, value]) =>
      styledEntries(name, value, styles[name] ?? {}),
    );
    const parts = entries.flatMap(([name, value]) => {
      const items: unknown[] = Array.isArray(value) ? value : [value];
      return items.map((each): BlobPart[] => {
        const type = partType(each, styles[name]?.type);
        const isFile = each instanceof Blob;
        const file = isFile ? `; filename="${quoted((each as File).name ?? "blob")}"` : "";
        const head = [
          `--${boundaryOf()}`,
          `Content-Disposition: form-data; name="${quoted(name)}"${file}`,
          ...(type === undefined ? [] : [`Content-Type: ${type}`]),
          "",
          "",
        ].join("\r\n");
        return [head, isFile ? each : textOf(each, type), "\r\n"];
      });
    });
    return new Blob([...parts.flat(), `--${boundaryOf()}--\r\n`], { type: formType() });
  };

/** Of several types that a part may have it has the first, unless it is a file that says itself which. */
const partType = (value: unknown, allowed: string | undefined): string | undefined => {
  const types = allowed?.split(",").map((type) => type.trim()) ?? [];
  const [given] = types;
  if (value instanceof Blob)
    return types.includes(value.type) ? value.type : (given ?? (value.type || BYTES));
  return given ?? (value !== null && typeof value === "object" ? "application/json" : undefined);
};

/** The type of bytes, as they say themselves. */
export const typeOf = (body: unknown): string => (body instanceof Blob && body.type) || BYTES;

/** Text and bytes are sent as they are. */
export const asIs = (body: string | Blob): string | Blob => body;
