import { explainFirst } from "../../validation-message.ts";
import { checkSchema, readParameters } from "../gateway/validation.ts";
import { jsonResponse, mayHaveBody } from "../types.ts";
import { parsePrefer, settlePreference } from "./prefer.ts";
import { loadPrism, silentLogger } from "./prism-package.ts";
import { explainPrism } from "./prism-violation.ts";
import { invalid } from "../gateway/errors.ts";
import { unauthenticated } from "../gateway/security.ts";
import type { ContractMock } from "./examples.ts";
import type { MatchedRequest, MockDocument, MockResponse, Rejection } from "../types.ts";
import type {
  PrismConfig,
  PrismOperation,
  PrismOutcome,
  PrismPackage,
  PrismRequest,
} from "./prism-package.ts";

/** A document beside the tables made from it. */
export interface Source {
  readonly tables: MockDocument;
  /** The bundled document, parsed; read when the first request needs it. */
  readonly document: () => object | Promise<object>;
}

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

/** A document's operations as Prism reads them, and once more with patterns that Prism can make texts for. */
interface PrismOperations {
  readonly own: readonly PrismOperation[];
  readonly narrowed: readonly PrismOperation[];
}

/** Letters, digits and the like of Unicode, as Prism's generator reads them: it knows no `\p{…}`. */
const narrower: Readonly<Record<string, string>> = {
  L: "A-Za-z",
  Lu: "A-Z",
  Ll: "a-z",
  N: "0-9",
  Nd: "0-9",
  M: "",
  P: ".,",
  S: "+=",
  Z: " ",
  Zs: " ",
};

const narrowPattern = (pattern: string): string =>
  pattern.replace(/\\p\{(\w+)\}/g, (whole, name: string) => narrower[name] ?? whole);

/** A document whose patterns let through less, all of which its own let through too. */
const narrow = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(narrow);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === "pattern" && typeof inner === "string" ? narrowPattern(inner) : narrow(inner),
    ]),
  );
};

/** How often an answer is made up anew before it is given up. */
const maximumAttempts = 20;

/** Makes an answer up until it follows the document's schema, which Prism's own generator doesn't promise. */
const makeUp = async (
  matched: MatchedRequest,
  generate: () => Promise<PrismOutcome>,
): Promise<PrismOutcome | Rejection> => {
  const { document, id } = matched;
  let reason = "";
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    const outcome = await generate();
    if (outcome._tag === "Left") return outcome;
    const { statusCode, body } = outcome.right.output;
    const validate = document.responses?.[id]?.[statusCode];
    if (validate === undefined || body === undefined || validate(body)) return outcome;
    const { path, rule } = explainFirst(validate.errors ?? [], "body");
    reason = `${path} ${rule}`;
  }
  const message = `No answer could be made up that follows the document: ${reason}`;
  return { kind: "internal", status: 501, words: [], message };
};

const ask = async (
  prism: PrismPackage,
  { own, narrowed }: PrismOperations,
  matched: MatchedRequest,
): Promise<MockResponse | Rejection> => {
  const { contract, requestId, request } = matched;
  const preference = settlePreference(contract, parsePrefer(request.headers["prefer"]) ?? {});
  if (typeof preference === "string") {
    return invalid("Prefer", preference);
  }
  const generate = (operations: readonly PrismOperation[], more: Partial<PrismConfig>) =>
    prism
      .createInstance(config, { logger: silentLogger })
      .request(toPrismRequest(matched), findOperation(operations, matched), {
        ...config,
        ...more,
      })();
  // What was sent is held against the document as it is.
  let outcome = await generate(own, { mock: { ...preference, dynamic: false } });
  const isFit =
    outcome._tag === "Right" &&
    !outcome.right.validations.input.some(({ severity }) => severity === 0);
  if (preference.dynamic && isFit) {
    const more = { mock: preference, checkSecurity: false, validateRequest: false };
    const made = await makeUp(matched, () => generate(narrowed, more));
    if (!("_tag" in made)) return made;
    outcome = made;
  }
  if (outcome._tag === "Left") {
    const { status = 500, detail, message } = outcome.left;
    return { kind: "internal", status, words: [], message: detail ?? message };
  }
  const { output, validations } = outcome.right;
  if (validations.input.some(({ code }) => code === 401)) {
    return unauthenticated(contract.security);
  }
  const violation = explainPrism(validations.input);
  if (violation !== undefined) return invalid(violation.path, violation.rule);
  // Prism takes an empty parameter for one that isn't there, and a blank one for the number 0.
  const hasBlank = [...matched.query.values()].some((value) => value.trim() === "");
  const rejection = hasBlank ? checkSchema(matched, readParameters(matched)) : undefined;
  if (rejection !== undefined) return rejection;
  const response = jsonResponse(output.statusCode, renewRequestId(output.body, matched), requestId);
  for (const [name, value] of Object.entries(output.headers ?? {})) {
    const known = /^(?:x-request-id|content-type)$/i.test(name);
    if (!known && value !== undefined) response.headers[name] = String(value);
  }
  return mayHaveBody(output.statusCode) ? response : { ...response, body: undefined };
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
      once(async (): Promise<PrismOperations | undefined> => {
        const loaded = await prism();
        if (loaded === undefined) return undefined;
        const bundle = await document();
        return {
          own: await loaded.getHttpOperationsFromSpec(bundle),
          narrowed: await loaded.getHttpOperationsFromSpec(narrow(bundle) as object),
        };
      }),
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
