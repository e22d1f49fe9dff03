import type { AcceptOption, ContentTypeOption, Input, Style } from "../contract.ts";
import { misconfigured } from "./checks.ts";

type Styles = Readonly<Record<string, Style>>;

const DELIMITERS = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C", deepObject: "," };

const escaped = (value: unknown, reserved = false): string => {
  const text = encodeURIComponent(String(value));
  return reserved
    ? text.replace(/%(3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent)
    : text;
};

const entriesOf = (values: object): [string, unknown][] =>
  Object.entries(values).filter(([, value]) => value !== undefined && value !== null);

const deep = (name: string, value: unknown, reserved?: boolean): string[] =>
  value !== null && typeof value === "object"
    ? entriesOf(value).flatMap(([key, each]) =>
        deep(Array.isArray(value) ? name : `${name}[${key}]`, each, reserved),
      )
    : [`${escaped(name)}=${escaped(value, reserved)}`];

const pairsOf = (name: string, value: unknown, how: Style): string[] => {
  const { style = "form", explode = style === "form", reserved, json } = how;
  if (json === true) return [`${escaped(name)}=${escaped(JSON.stringify(value))}`];
  if (value === null || typeof value !== "object")
    return [`${escaped(name)}=${escaped(value, reserved)}`];
  if (style === "deepObject") return deep(name, value, reserved);
  const delimiter = DELIMITERS[style];
  if (Array.isArray(value)) {
    const texts = value.map((each) => escaped(each, reserved));
    if (explode) return texts.map((text) => `${escaped(name)}=${text}`);
    return texts.length === 0 ? [] : [`${escaped(name)}=${texts.join(delimiter)}`];
  }
  const entries = entriesOf(value).map(([key, each]) => [escaped(key), escaped(each, reserved)]);
  if (explode) return entries.map((entry) => entry.join("="));
  return entries.length === 0 ? [] : [`${escaped(name)}=${entries.flat().join(delimiter)}`];
};

/** Writes a query, each parameter in its own style, behind what the path says already. */
export const query =
  (styles: Styles, fixed = "") =>
  (values: object): string =>
    [
      ...(fixed === "" ? [] : [fixed]),
      ...entriesOf(values).flatMap(([name, value]) => pairsOf(name, value, styles[name] ?? {})),
    ].join("&");

/** Writes a form's fields, unless they are written already. Without a style objects are JSON, and lists are written item by item. */
export const form =
  (styles: Styles = {}) =>
  (values: object | string): string =>
    typeof values === "string"
      ? values
      : entriesOf(values)
          .flatMap(([name, value]) => fieldsOf(name, value, styles[name] ?? {}))
          .join("&");

const isStyled = ({ style, explode, reserved }: Style): boolean =>
  style !== undefined || explode !== undefined || reserved === true;

const fieldsOf = (name: string, value: unknown, how: Style): string[] => {
  if (isStyled(how)) return pairsOf(name, value, how);
  const items: unknown[] = Array.isArray(value) && !isJson(how.type) ? value : [value];
  return items.map((each) => `${escaped(name)}=${escaped(textOf(each, how.type))}`);
};

const isJson = (type: string | undefined): boolean => type !== undefined && /[/+]json\b/.test(type);

/** A part or a field as text. */
const textOf = (value: unknown, type: string | undefined): string =>
  (value !== null && typeof value === "object") || (isJson(type) && typeof value !== "string")
    ? JSON.stringify(value)
    : String(value);

/** JSON without the signs that a header can't carry, each written by its number. */
const inAscii = (json: string): string =>
  json.replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A value as text in which commas separate what it consists of; undefined where it consists of nothing. */
const commaSeparated = (value: unknown, { json, explode }: Style = {}): string | undefined => {
  if (json === true) return inAscii(JSON.stringify(value));
  if (value === null || typeof value !== "object") return String(value);
  const parts = Array.isArray(value)
    ? value
    : entriesOf(value).map((entry) => entry.join(explode === true ? "=" : ","));
  return parts.length === 0 ? undefined : parts.join(",");
};

/** Writes headers; lists and objects are comma-separated. */
export const header = (values: object = {}, styles: Styles = {}): Record<string, string> =>
  Object.fromEntries(
    entriesOf(values).flatMap(([name, value]) => {
      const text = commaSeparated(value, styles[name]);
      return text === undefined ? [] : [[name, text]];
    }),
  );

/** Cookies that may be lists and objects: each property of an object is a cookie, unless its style is not to explode. */
export const cookie = (values: object = {}, styles: Styles = {}): Record<string, unknown> =>
  Object.fromEntries(
    entriesOf(values).flatMap(([name, value]) => {
      const how = styles[name] ?? {};
      const isSpread = how.json !== true && how.explode !== false && !Array.isArray(value);
      if (value !== null && typeof value === "object" && isSpread) return entriesOf(value);
      return [[name, commaSeparated(value, { ...how, explode: false })]];
    }),
  );

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

/**
 * Reads an answer that is JSON, or nothing in one of the ways that the document describes.
 * @throws where it is neither.
 */
export const readJson =
  (...nothing: readonly ("empty" | "null")[]) =>
  async (response: Response): Promise<unknown> => {
    const text = await response.text();
    if (text === "" && nothing.includes("empty")) return undefined;
    const value: unknown = JSON.parse(text);
    if (value === null && !nothing.includes("null")) throw new TypeError("null");
    return value;
  };

/** Reads an answer that is text. */
export const readText = async (response: Response): Promise<string | undefined> =>
  response.status === 204 ? undefined : response.text();

/** Reads an answer that is bytes. */
export const readBlob = async (response: Response): Promise<Blob | undefined> =>
  response.status === 204 ? undefined : response.blob();

/** Reads an answer that may be one or the other, as its content type says. */
export const readAny = async (response: Response): Promise<unknown> => {
  const type = response.headers.get("content-type") ?? "";
  if (response.status === 204) return undefined;
  if (/[/+]json\b/.test(type)) return response.json();
  return /^text\/|[/+](xml|yaml)\b/.test(type) ? response.text() : response.blob();
};

/** Reads an answer of which the document doesn't say what is in it. */
export const readNothing = (): Promise<undefined> => Promise.resolve(undefined);

/** Reads a text that may come as JSON. */
export const readTextOrJson = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  return isJson(response.headers.get("content-type") ?? "") ? response.json() : response.text();
};

/** How bodies of a media type are written; as JSON where nothing is said. `type` tells what it says it is. */
interface Writing {
  readonly write?: (body: never) => unknown;
  readonly type?: (body: unknown) => string;
}

/** How answers of a media type are read; as JSON where nothing is said. */
interface Reading {
  readonly read?: (response: Response) => Promise<unknown>;
}

/** What is said of the media type that was chosen; undefined where none was. */
const chosenOf = <Said>(
  option: string,
  type: string | undefined,
  choices: Readonly<Record<string, Said>> = {},
): Said | undefined => {
  if (type === undefined) return undefined;
  const said = Object.hasOwn(choices, type) ? choices[type] : undefined;
  if (said !== undefined) return said;
  throw misconfigured(option, `must be one of ${Object.keys(choices).join(", ")}, not "${type}"`);
};

interface Choices {
  readonly contentType?: Readonly<Record<string, Writing>>;
  readonly accept?: Readonly<Record<string, Reading>>;
}

/** Writes and reads a call in the media types that the caller chose; the first of each is the operation's usual one. */
export const choose = (
  input: Input,
  options: (ContentTypeOption<string> & AcceptOption<string>) | undefined,
  choices: Choices,
): Input => {
  try {
    return inTypes(input, options ?? {}, choices);
  } catch (error) {
    // It is the call that fails, not the making of it.
    const server = (): never => {
      throw error;
    };
    return { ...input, contentType: options?.contentType, serialization: { server } };
  }
};

const inTypes = (
  input: Input,
  { contentType, accept }: ContentTypeOption<string> & AcceptOption<string>,
  choices: Choices,
): Input => {
  const written = chosenOf("contentType", contentType, choices.contentType);
  const answered = chosenOf("accept", accept, choices.accept);
  const isUsual = contentType === Object.keys(choices.contentType ?? {})[0];
  return {
    ...input,
    ...(written && !isUsual ? { contentType } : {}),
    header: {
      ...input.header,
      ...(written ? { "Content-Type": written.type?.(input.body) ?? contentType } : {}),
      ...(answered ? { Accept: accept } : {}),
    },
    serialization: {
      ...input.serialization,
      ...(written ? { bodySerializer: written.write } : {}),
      ...(answered ? { read: answered.read } : {}),
    },
  };
};
