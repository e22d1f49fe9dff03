/**
 * What stands before memory and examples: it finds the operation of a request, or the reason to reject it.
 * Read gateway.ts first, then router.ts (paths to operations), body.ts (bytes to values), validation.ts (parameters
 * and schemas, which the memory asks for once it knows who calls), errors.ts (a rejection in the document's words and
 * shape), and cors.ts (what a page of another origin may see). Nothing here knows time, namespaces or resources.
 */
import { isAcceptable, readBody } from "./body.ts";
import { isPreflight, preflightHeaders } from "./cors.ts";
import { invalid } from "./errors.ts";
import { createRouter } from "./router.ts";
import { jsonResponse } from "../types.ts";
import type { Contract } from "../../contract.ts";
import type {
  MatchedRequest,
  MockDocument,
  MockRequest,
  MockResponse,
  Rejection,
} from "../types.ts";
import type { Body } from "./body.ts";
import type { Match, Route } from "./router.ts";

/** Why a request names no operation, or one that can't take it; with the document it comes nearest to. */
export interface Unmatched {
  readonly document: MockDocument;
  readonly outcome: Rejection | MockResponse;
}

/** Finds what a request asks for. */
export interface Gateway {
  match(request: MockRequest, requestId: string): MatchedRequest | Unmatched;
  /** Tells whether a document has a path. */
  knows(path: string): boolean;
}

/** Tells a request that can be answered from one that is answered already. */
export const isMatched = (match: MatchedRequest | Unmatched): match is MatchedRequest =>
  "operation" in match;

/** Splits a URL, absolute or not, without normalising it: `//` and `..` stay what was sent. */
export const splitUrl = (url: string): { path: string; query: string } => {
  let start = 0;
  if (!url.startsWith("/")) {
    const authority = url.indexOf("://");
    start = authority < 0 ? 0 : url.indexOf("/", authority + 3);
    if (start < 0) return { path: "/", query: url.split("?")[1] ?? "" };
  }
  const hash = url.indexOf("#", start);
  const end = hash < 0 ? url.length : hash;
  const mark = url.indexOf("?", start);
  if (mark < 0 || mark > end) return { path: url.slice(start, end), query: "" };
  return { path: url.slice(start, mark), query: url.slice(mark + 1, end) };
};

const isEncoded = (query: string): boolean => {
  if (!query.includes("%")) return true;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
};

const allowedMethods = ({ ids }: Route): string => {
  const methods = Object.keys(ids);
  if (methods.includes("GET")) methods.push("HEAD");
  return [...methods, "OPTIONS"].sort().join(", ");
};

const responseTypesOf = (contract: Contract): readonly string[] => [
  ...new Set(Object.values(contract.responses).flatMap(({ types }) => Object.keys(types))),
];

/** The outcome for a method that a path does not have; OPTIONS is always answered. */
const rejectMethod = (
  route: Route,
  { method, headers }: MockRequest,
  requestId: string,
): Rejection | MockResponse => {
  const Allow = allowedMethods(route);
  if (method === "OPTIONS") {
    const more = isPreflight(method, headers) ? preflightHeaders(headers, Allow) : {};
    return jsonResponse(204, undefined, requestId, { Allow, ...more });
  }
  const message = `The API does not take the method ${method}, only ${Allow}`;
  return { status: 405, words: [], message, headers: { Allow } };
};

/** The outcome for a path that no document has. */
const rejectPath = (
  path: string,
  { method, headers }: MockRequest,
  requestId: string,
): Rejection | MockResponse =>
  isPreflight(method, headers)
    ? jsonResponse(204, undefined, requestId, preflightHeaders(headers, "GET"))
    : {
        kind: "noRoute",
        words: [],
        message: `The API does not exist: ${method} ${path}`,
      };

/** Why what was sent to an operation can't be read; the first reason counts. */
const rejectRequest = (
  request: MockRequest,
  { malformed }: Match,
  query: string,
  responseTypes: readonly string[],
): Rejection | undefined => {
  if (malformed !== undefined) return invalid(malformed, "must be percent-encoded UTF-8");
  if (!isEncoded(query)) return invalid("query", "must be percent-encoded UTF-8");
  if (isAcceptable(request.headers["accept"], responseTypes)) return undefined;
  const message = `Accept must take ${responseTypes.join(" or ")}`;
  return { status: 406, words: [], message };
};

/** A gateway over the operation tables of one or more documents. */
export const createGateway = (documents: readonly MockDocument[]): Gateway => {
  const [fallback] = documents;
  if (fallback === undefined) throw new TypeError("A mock needs at least one document.");
  const router = createRouter(documents);
  const responseTypes = new Map<Contract, readonly string[]>(
    documents
      .flatMap(({ contracts }) => Object.values(contracts))
      .map((contract) => [contract, responseTypesOf(contract)]),
  );

  return {
    knows: (path) => router.match(path) !== undefined,
    match(request, requestId) {
      // The path leads to a document's route.
      const { path: whole, query } = splitUrl(request.url);
      const path = request.base === undefined ? whole : whole.slice(request.base.length);
      const match = router.match(path);
      if (match === undefined) {
        const document = router.nearest(path) ?? fallback;
        return { document, outcome: rejectPath(path, request, requestId) };
      }

      // The method leads to the operation; HEAD is a GET.
      const { document, ids } = match.route;
      const method = request.method === "HEAD" && !("HEAD" in ids) ? "GET" : request.method;
      const id = Object.hasOwn(ids, method) ? ids[method] : undefined;
      const operation = id === undefined ? undefined : document.operations[id];
      const contract = id === undefined ? undefined : document.contracts[id];
      if (id === undefined || operation === undefined || contract === undefined) {
        return { document, outcome: rejectMethod(match.route, request, requestId) };
      }

      // What was sent can be read, and what will be answered is wanted.
      const types = responseTypes.get(contract) ?? [];
      const body: Body | Rejection =
        rejectRequest(request, match, query, types) ?? readBody(contract, request);
      if (!("value" in body)) return { document, outcome: body };

      return {
        document,
        id,
        operation,
        contract,
        path: match.path,
        query: new URLSearchParams(query),
        body: body.value,
        request,
        requestId,
      };
    },
  };
};
