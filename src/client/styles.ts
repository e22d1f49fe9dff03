import type { Style } from "../contract.ts";

/** The style of each parameter or field that is not written in the default way. */
export type Styles = Readonly<Record<string, Style>>;

const DELIMITERS = { form: ",", spaceDelimited: "%20", pipeDelimited: "%7C", deepObject: "," };

/** A text as a URL may hold it; `reserved` leaves characters that mean something there as they are. */
export const escaped = (value: unknown, reserved = false): string => {
  const text = encodeURIComponent(String(value));
  return reserved
    ? text.replace(/%(3A|2F|3F|5B|5D|40|21|24|27|28|29|2A|2C|3B)/g, decodeURIComponent)
    : text;
};

/** What an object holds; what is null or undefined is not sent. */
export const entriesOf = (values: object): [string, unknown][] =>
  Object.entries(values).filter(([, value]) => value !== undefined && value !== null);

const deep = (name: string, value: unknown, reserved?: boolean): string[] =>
  value !== null && typeof value === "object"
    ? entriesOf(value).flatMap(([key, each]) =>
        deep(Array.isArray(value) ? name : `${name}[${key}]`, each, reserved),
      )
    : [`${escaped(name)}=${escaped(value, reserved)}`];

/** A parameter or a field as pairs of name and value, encoded. */
export const pairsOf = (name: string, value: unknown, how: Style): string[] => {
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

/** Whether a style is given. */
export const isStyled = ({ style, explode, reserved }: Style): boolean =>
  style !== undefined || explode !== undefined || reserved === true;

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
