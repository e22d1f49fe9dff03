import { isJson } from "./json.ts";

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
  if (isJson(type)) return response.json();
  return /^text\/|[/+](xml|yaml)\b/.test(type) ? response.text() : response.blob();
};

/** Reads an answer of which the document doesn't say what is in it. */
export const readNothing = (): Promise<undefined> => Promise.resolve(undefined);

/** Reads a text that may come as JSON. */
export const readTextOrJson = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return undefined;
  return isJson(response.headers.get("content-type") ?? "") ? response.json() : response.text();
};
