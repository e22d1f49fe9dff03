/**
 * Answers from the documents alone, without memory. Read prism.ts first (Prism, in process: what it is asked, and what
 * its answers mean), then prefer.ts (which answer the Prefer header wants), prism-package.ts (the part of Prism's
 * package that is used) and prism-violation.ts (its complaints in our words).
 */
import { checkSchema, readParameters } from "../gateway/validation.ts";
import { jsonResponse } from "../types.ts";
import { parsePrefer, settlePreference } from "./prefer.ts";
import { loadPrism, silentLogger } from "./prism-package.ts";
import { explainPrism } from "./prism-violation.ts";
import { invalid } from "../gateway/errors.ts";
import type { MatchedRequest, MockDocument, MockResponse, Rejection } from "../types.ts";
import type { PrismConfig, PrismOperation, PrismPackage, PrismRequest } from "./prism-package.ts";

/** A document beside the tables made from it. */
export interface Source {
  readonly tables: MockDocument;
  /** The bundled document, parsed; read when the first request needs it. */
  readonly document: () => object | Promise<object>;
}

/** Answers a request from the documents' examples. */
export type ContractMock = (matched: MatchedRequest) => Promise<MockResponse | Rejection>;

const config: PrismConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  mock: { dynamic: false },
};

const queryOf = (query: URLSearchParams): Record<string, string | string[]> => {
  const pairs: [string, string | string[]][] = [];
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    pairs.push([name, values.length > 1 ? values : (values[0] ?? "")]);
  }
  return Object.fromEntries(pairs);
};

/** A matched request as Prism takes it. */
export const toPrismRequest = ({
  operation,
  path,
  query,
  request,
  body,
}: MatchedRequest): PrismRequest => ({
  method: operation.method.toLowerCase(),
  url: {
    path: operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(path[name] ?? ""),
    ),
    query: queryOf(query),
  },
  // What is sent where no body belongs is not looked at.
  headers: Object.fromEntries(
    Object.entries(request.headers).filter(
      ([name]) => body !== undefined || name !== "content-length",
    ),
  ),
  body,
});

/** Finds the Prism operation of a matched request. */
export const findOperation = (
  operations: readonly PrismOperation[],
  { operation }: MatchedRequest,
): PrismOperation[] =>
  operations.filter(
    ({ method, path }) =>
      path === operation.path && method.toUpperCase() === operation.method.toUpperCase(),
  );

/** Puts the fresh request id where the example has one. */
const renewRequestId = (body: unknown, { document, requestId }: MatchedRequest): unknown => {
  const name = document.errorShape.requestId;
  return name !== undefined && typeof body === "object" && body !== null && name in body
    ? { ...body, [name]: requestId }
    : body;
};

const ask = async (
  prism: PrismPackage,
  operations: readonly PrismOperation[],
  matched: MatchedRequest,
): Promise<MockResponse | Rejection> => {
  const { contract, requestId, request } = matched;
  const preference = settlePreference(contract, parsePrefer(request.headers["prefer"]) ?? {});
  if (typeof preference === "string") {
    return invalid("Prefer", preference);
  }
  const outcome = await prism
    .createInstance(config, { logger: silentLogger })
    .request(toPrismRequest(matched), findOperation(operations, matched), {
      ...config,
      mock: preference,
    })();
  if (outcome._tag === "Left") {
    const { status = 500, detail, message } = outcome.left;
    return { kind: "internal", status, words: [], message: detail ?? message };
  }
  const { output, validations } = outcome.right;
  if (validations.input.some(({ code }) => code === 401)) {
    const words = [`one of ${contract.security.join(", ")} is needed`];
    return { status: 401, words };
  }
  const violation = explainPrism(validations.input);
  if (violation !== undefined) return invalid(violation.path, violation.rule);
  // Prism takes an empty parameter for one that isn't there.
  const empty = [...matched.query.values()].includes("");
  const rejection = empty ? checkSchema(matched, readParameters(matched)) : undefined;
  if (rejection !== undefined) return rejection;
  const response = jsonResponse(output.statusCode, renewRequestId(output.body, matched), requestId);
  for (const [name, value] of Object.entries(output.headers ?? {})) {
    const known = /^(?:x-request-id|content-type)$/i.test(name);
    if (!known && value !== undefined) response.headers[name] = String(value);
  }
  return output.statusCode === 204 ? { ...response, body: undefined } : response;
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

/** The stateless mock: Prism, in process. It and the documents are loaded by the first request. */
export const createPrismMock = (
  sources: readonly Source[],
  load: () => Promise<PrismPackage | undefined> = loadPrism,
): ContractMock => {
  const prism = once(load);
  const operations = new Map(
    sources.map(({ tables, document }) => [
      tables,
      once(async () => (await prism())?.getHttpOperationsFromSpec(await document())),
    ]),
  );
  return async (matched) => {
    const loaded = await prism();
    const known = await operations.get(matched.document)?.();
    if (loaded === undefined || known === undefined) {
      const message =
        "Answers from the document's examples need Prism: npm install --save-dev @stoplight/prism-http";
      return { kind: "internal", status: 501, words: [], message };
    }
    return ask(loaded, known, matched);
  };
};
