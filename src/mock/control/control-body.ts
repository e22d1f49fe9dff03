import { readJson } from "../gateway/body.ts";
import type { MockRequest } from "../types.ts";

/** The JSON of a control request, whatever its Content-Type says; undefined where there is none. */
export const readControlBody = ({ body, unreadable }: MockRequest): unknown => {
  if (unreadable !== undefined) throw new TypeError(`The body ${unreadable}.`);
  if (body === undefined || body === "") return undefined;
  const reading = readJson(body);
  if ("status" in reading) throw new TypeError(`The body ${reading.reason}.`);
  return reading.value;
};
