import type { Style } from "../contract.ts";

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

/** Writes a query, or a form's fields, each in its own style. */
export const query =
  (styles: Styles) =>
  (values: object): string =>
    entriesOf(values)
      .flatMap(([name, value]) => pairsOf(name, value, styles[name] ?? {}))
      .join("&");

/** Writes headers; lists and objects are comma-separated. */
export const header = (values: object = {}, styles: Styles = {}): Record<string, string> =>
  Object.fromEntries(
    entriesOf(values).map(([name, value]) => {
      if (styles[name]?.json === true) return [name, JSON.stringify(value)];
      if (value === null || typeof value !== "object") return [name, String(value)];
      if (Array.isArray(value)) return [name, value.join(",")];
      return [
        name,
        entriesOf(value)
          .map((entry) => entry.join(styles[name]?.explode === true ? "=" : ","))
          .join(","),
      ];
    }),
  );

/** Writes a multipart form: files as they are, lists one part each, objects as JSON. */
export const multipart = (body: object): FormData => {
  const form = new FormData();
  for (const [name, value] of entriesOf(body)) {
    for (const each of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (each instanceof Blob) form.append(name, each);
      else if (each === null || typeof each !== "object") form.append(name, String(each));
      else form.append(name, new Blob([JSON.stringify(each)], { type: "application/json" }));
    }
  }
  return form;
};

/** Text and bytes are sent as they are. */
export const asIs = (body: string | Blob): string | Blob => body;

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
