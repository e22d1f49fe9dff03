import { readBody } from "./body.ts";
import { isPreflight, preflightHeaders } from "./cors.ts";
import { isAcceptable } from "./media-type.ts";
import { answer } from "../types.ts";
import { refuse } from "./errors.ts";
import { createRouter } from "./router.ts";
import type { Contract } from "../../contract.ts";
import type { MockDocument, MatchedRequest, MockRequest, MockResponse } from "../types.ts";
import type { Reading } from "./body.ts";
import type { Rejection } from "./errors.ts";
import type { Route } from "./router.ts";

/** What is answered before an engine or Prism sees a request. */
export interface FrontDoor {
  /** A request that names an operation and can be read, or the answer to one that can't. */
  enter(request: MockRequest, requestId: string): MatchedRequest | MockResponse;
}

interface Approach {
  readonly request: MockRequest;
  readonly contract: Contract;
  /** The path parameter that can't be decoded. */
  readonly malformed: string | undefined;
  readonly query: string;
}

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

const allowed = (route: Route): string => {
  const methods = Object.keys(route.ids);
  if (methods.includes("GET")) methods.push("HEAD");
  return [...methods, "OPTIONS"].sort().join(", ");
};

const answerTypes = new WeakMap<Contract, readonly string[]>();

const typesOf = (contract: Contract): readonly string[] => {
  let types = answerTypes.get(contract);
  if (types === undefined) {
    types = [
      ...new Set(Object.values(contract.responses).flatMap((each) => Object.keys(each.types))),
    ];
    answerTypes.set(contract, types);
  }
  return types;
};

const invalid = (name: string, rule: string): Rejection => ({
  status: 400,
  code: "GA.9001",
  words: [name, rule],
});

/** What stands in the way of an operation that was found, in this order. */
const findObstacle = (
  { request, contract, malformed, query }: Approach,
  reading: Reading,
): Rejection | undefined => {
  if (malformed !== undefined) return invalid(malformed, "must be percent-encoded UTF-8");
  if (!isEncoded(query)) return invalid("query", "must be percent-encoded UTF-8");
  const types = typesOf(contract);
  if (!isAcceptable(request.headers["accept"], types)) {
    const message = `Accept must take ${types.join(" or ")}`;
    return { status: 406, code: "APIGW.0201", message };
  }
  if (!("status" in reading)) return undefined;
  const { status, reason } = reading;
  return status === 400 ? invalid("body", reason) : { status, code: "APIGW.0201", message: reason };
};

/** The answer to a method that a path does not have; OPTIONS is always answered. */
const answerMethod = (route: Route, { method, headers }: MockRequest, requestId: string) => {
  const Allow = allowed(route);
  if (method === "OPTIONS") {
    const more = isPreflight(method, headers) ? preflightHeaders(headers, Allow) : {};
    return answer(204, undefined, requestId, { Allow, ...more });
  }
  const message = `The API does not take the method ${method}, only ${Allow}`;
  const refusal = { status: 405, code: "APIGW.0101", message, headers: { Allow } };
  return refuse(route.api, refusal, requestId);
};

/** The door in front of every mock, over the operation tables of one or more documents. */
export const createFrontDoor = (apis: readonly MockDocument[]): FrontDoor => {
  const router = createRouter(apis);
  const fallback = apis[0];
  if (fallback === undefined) throw new TypeError("A mock needs at least one document.");

  const answerUnknown = (path: string, { method, headers }: MockRequest, requestId: string) => {
    if (isPreflight(method, headers)) {
      return answer(204, undefined, requestId, preflightHeaders(headers, "GET"));
    }
    const message = `The API does not exist: ${method} ${path}`;
    const refusal = { status: 404, code: "APIGW.0101", message };
    return refuse(router.nearest(path) ?? fallback, refusal, requestId);
  };

  return {
    enter(request, requestId) {
      const { path: rawPath, query } = splitUrl(request.url);
      const match = router.match(rawPath);
      if (match === undefined) return answerUnknown(rawPath, request, requestId);
      const { route, path, malformed } = match;
      const { api, ids } = route;
      const method = request.method === "HEAD" && !("HEAD" in ids) ? "GET" : request.method;
      const id = Object.hasOwn(ids, method) ? ids[method] : undefined;
      const operation = id === undefined ? undefined : api.operations[id];
      const contract = id === undefined ? undefined : api.contracts[id];
      if (id === undefined || operation === undefined || contract === undefined) {
        return answerMethod(route, request, requestId);
      }
      const reading = readBody(contract, request);
      const obstacle = findObstacle({ request, contract, malformed, query }, reading);
      if (obstacle !== undefined) return refuse(api, obstacle, requestId);
      const body = "value" in reading ? reading.value : undefined;
      const parameters = new URLSearchParams(query);
      return { api, id, operation, contract, path, query: parameters, body, request, requestId };
    },
  };
};
