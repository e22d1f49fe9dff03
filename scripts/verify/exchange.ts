/** Requests as they are sent, and their answers: the evidence of all that is said about a server. */
import { errorShape } from "../../generated/operations.ts";
import { errorShape as iamErrorShape } from "../../generated/iam/operations.ts";
import { parseJson } from "../../src/client/json.ts";
import { at } from "../../src/dotted-path.ts";
import type { JournalEntry } from "../../src/mock/index.ts";

/** Which of the two documents describes a call. */
export type Api = "listeners" | "iam";

/** One request and its answer, without credentials. The URL is path and query. */
export interface Exchange extends Pick<JournalEntry, "at" | "request" | "response"> {
  readonly api: Api;
  /** The operation it belongs to; absent where the document has none. */
  readonly operation?: string;
}

/** An answer as probes look at it. */
export interface ServerAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** What stands in it; undefined where it is no JSON. */
  readonly body: unknown;
  /** The error code, where it has one. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

/** Reads an answer. */
export const answerOf = (
  api: Api,
  status: number,
  headers: Headers,
  text: string,
): ServerAnswer => {
  const body = parseJson(text);
  const shape = api === "iam" ? iamErrorShape : errorShape;
  const word = (path: string | undefined): string | undefined => {
    const value = path === undefined ? undefined : at(body, path);
    return value === undefined || value === null ? undefined : String(value as string);
  };
  return { status, headers, text, body, code: word(shape.code), message: word(shape.message) };
};

/** Headers that give a credential away, or say who somebody is. */
const SECRET = /^(x-auth-token|x-subject-token|authorization|x-security-token|set-cookie|cookie)$/i;

/** Headers without credentials. */
export const withoutSecrets = (headers: Headers): Record<string, string> =>
  Object.fromEntries(
    [...headers].map(([name, value]) => [name, SECRET.test(name) ? "(hidden)" : value]),
  );

/** How much is kept of a body that is sent, in characters. */
const KEPT = 65_536;

/** A body that was sent, as it is kept: without passwords, and cut where nobody reads on. */
export const asKept = (body: string): string =>
  body.slice(0, KEPT).replace(/("password"\s*:\s*)"(?:[^"\\]|\\.)*"/g, '$1"(hidden)"') +
  (body.length > KEPT ? `… (${String(body.length)} characters)` : "");
