/**
 * Answers from the documents alone, without memory. Read examples.ts first (what a document shows of its responses),
 * then prefer.ts (which of them the Prefer header wants) and prism.ts (Prism, in process, for what has to be made up)
 * with prism-package.ts (the part of its package that is used) and prism-violation.ts (its complaints in our words).
 */
import { at, setPath } from "../../dotted-path.ts";
import { acceptedFirst } from "../gateway/body.ts";
import { invalid } from "../gateway/errors.ts";
import { checkSecurity } from "../gateway/security.ts";
import { checkSchema, readParameters } from "../gateway/validation.ts";
import { declaredStatus } from "../gateway/described.ts";
import { jsonResponse, mayHaveBody } from "../types.ts";
import { parsePrefer, settlePreference } from "./prefer.ts";
import type { ResponseExamples } from "../../contract.ts";
import type { MatchedRequest, MockResponse, Rejection, Value } from "../types.ts";

/** Answers a request from its document, whatever is remembered. */
export type ContractMock = (matched: MatchedRequest) => Promise<MockResponse | Rejection>;

/** A body with the fresh request id where the example has one. */
const renewRequestId = (value: unknown, { document, requestId }: MatchedRequest): unknown => {
  const path = document.errorShape.requestId;
  if (path === undefined || typeof at(value, path) !== "string") return value;
  const copy = JSON.parse(JSON.stringify(value)) as Value;
  setPath(copy, path, requestId);
  return copy;
};

/** The body of an example, with its media type; undefined where the response shows none of that name. */
const findBody = (
  { types }: ResponseExamples,
  name: string | undefined,
  accept: string | undefined,
): { readonly type: string; readonly value: unknown } | undefined => {
  for (const type of acceptedFirst(Object.keys(types), accept)) {
    const bodies = types[type] ?? {};
    const key = name ?? Object.keys(bodies)[0];
    if (key !== undefined && Object.hasOwn(bodies, key)) return { type, value: bodies[key] };
  }
  return undefined;
};

/** The type that is said of a body: a range of types stands for what the example is. */
const saidType = (type: string, value: unknown): string => {
  if (!type.includes("*")) return type;
  return typeof value === "string" ? "text/plain" : "application/json";
};

/** The response as the document shows it; undefined where it shows no body, but has one. */
const showResponse = (
  matched: MatchedRequest,
  status: number,
  shown: ResponseExamples,
  name: string | undefined,
): MockResponse | undefined => {
  const { requestId, request } = matched;
  const headers: Record<string, string> = {};
  for (const [key, value] of Object.entries(shown.headers)) {
    if (!/^(?:x-request-id|content-type|content-length)$/i.test(key)) headers[key] = value;
  }
  if (Object.keys(shown.types).length === 0 || !mayHaveBody(status)) {
    return jsonResponse(status, undefined, requestId, headers);
  }
  const body = findBody(shown, name, request.headers["accept"]);
  if (body === undefined) return undefined;
  const type = saidType(body.type, body.value);
  const response = jsonResponse(status, renewRequestId(body.value, matched), requestId, {
    ...headers,
    "Content-Type": type,
  });
  const isText = typeof body.value === "string" && !/json/i.test(type);
  return isText ? { ...response, body: body.value as string } : response;
};

/** The first success. */
const usualStatus = (statuses: readonly string[]): number =>
  Number(statuses.find((each) => each.startsWith("2"))?.replace("XX", "00") ?? 200);

/** What makes up what a document doesn't show, and when it is asked. */
export interface ExampleMockOptions {
  /** Prism, where the mock has it. */
  readonly generate?: ContractMock | undefined;
  /** It answers whatever states no preference. */
  readonly isStateless?: boolean | undefined;
}

/** Answers with what the document shows, and only asks Prism for the rest. */
export const createExampleMock =
  ({ generate, isStateless = false }: ExampleMockOptions): ContractMock =>
  async (matched) => {
    const { document, id, contract, request } = matched;
    const given = parsePrefer(request.headers["prefer"]);
    if (generate !== undefined && isStateless && given === undefined) return generate(matched);
    const preference = settlePreference(contract, given ?? {});
    if (typeof preference === "string") return invalid("Prefer", preference);

    // Only what no example can give is made up.
    const { code, exampleKey, dynamic } = preference;
    const shown = await document.examples?.();
    if (shown !== undefined && (!dynamic || exampleKey !== undefined)) {
      const rejection = checkSecurity(matched) ?? checkSchema(matched, readParameters(matched));
      if (rejection !== undefined) return rejection;
      const statuses = shown.examples[id] ?? {};
      const status = code ?? usualStatus(Object.keys(statuses));
      const declared = declaredStatus(Object.keys(statuses), status);
      const own = declared === undefined ? undefined : statuses[declared];
      const response = own && showResponse(matched, status, own, exampleKey);
      if (response !== undefined) return response;
    }
    if (generate !== undefined) return generate(matched);
    const what = dynamic ? "An answer made up from the schema" : "An answer that has no example";
    const message = `${what} needs Prism and the mock's server: startMock, with @stoplight/prism-http installed`;
    return { kind: "internal", status: 501, words: [], message };
  };
