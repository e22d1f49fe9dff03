import type { MockRequest } from "./message.ts";

/** The JSON of a control request, whatever its Content-Type says; undefined where there is none. */
export const readControlBody = ({ body, unreadable }: MockRequest): unknown => {
  if (unreadable !== undefined) throw new TypeError(`The body ${unreadable}.`);
  if (body === undefined || body === "") return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch (error) {
    throw new TypeError(`The body must be valid JSON (${(error as Error).message}).`, {
      cause: error,
    });
  }
};
