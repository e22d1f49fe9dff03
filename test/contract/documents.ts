import { apis, sources } from "../support/mock.ts";
import type { MockDocument, MockRequest } from "../support/mock.ts";
import { cases } from "./cases.ts";
import type { Contract, Operation } from "../../src/contract.ts";
import type { Case } from "./cases.ts";

interface Node {
  readonly [name: string]: Node;
}

/** One operation as the contract tests walk over it. */
export interface Walked {
  readonly api: MockDocument;
  readonly id: string;
  readonly operation: Operation;
  readonly contract: Contract;
  /** Its part of the bundled document. */
  readonly source: Node;
}

const documents = await Promise.all(sources.map(({ document }) => document() as Promise<Node>));

/** Follows a local reference of a document. */
const resolve = (document: Node, node: Node | undefined): Node | undefined => {
  const reference = node?.["$ref"] as string | undefined;
  if (reference === undefined) return node;
  const steps = reference.slice(2).split("/");
  return steps.reduce<Node | undefined>((at, step) => at?.[step.replaceAll("~1", "/")], document);
};

/** Every operation of both documents. */
export const walked: readonly Walked[] = apis.flatMap((api, index) =>
  Object.entries(api.operations).map(([id, operation]) => {
    const contract = api.contracts[id];
    const source = documents[index]?.["paths"]?.[operation.path]?.[operation.method.toLowerCase()];
    if (contract === undefined || source === undefined) throw new Error(`${id} is half there`);
    return { api, id, operation, contract, source };
  }),
);

/** One operation by its id. */
export const operationOf = (id: string): Walked => {
  const found = walked.find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}`);
  return found;
};

const exampleIn = ({ api }: Walked, content: Node | undefined, name: string): unknown => {
  const document = documents[apis.indexOf(api)] ?? {};
  const example = resolve(document, content?.["application/json"]?.["examples"]?.[name]);
  if (example === undefined) throw new Error(`There is no example ${name}`);
  return example["value"];
};

/** The value of a named example of an operation's request. */
export const requestExample = (operation: Walked, name: string): unknown => {
  const document = documents[apis.indexOf(operation.api)] ?? {};
  return exampleIn(
    operation,
    resolve(document, operation.source["requestBody"])?.["content"],
    name,
  );
};

/** The value of a named example of one of an operation's answers. */
export const responseExample = (operation: Walked, status: string, name: string): unknown => {
  const document = documents[apis.indexOf(operation.api)] ?? {};
  const response = resolve(document, operation.source["responses"]?.[status]);
  return exampleIn(operation, response?.["content"], name);
};

/** The case of an operation. Throws by name where there is none. */
export const caseOf = (id: string): Case => {
  const found = (cases as Readonly<Record<string, Case | undefined>>)[id];
  if (found !== undefined) return found;
  throw new Error(`${id} has no case: add one to test/contract/cases.ts`);
};

/** What a request may have otherwise than its operation's case. */
export interface Difference {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Replaces the body. */
  readonly body?: unknown;
}

/** The request of an operation's case, with a token, or one that differs from it. */
export const requestOf = (id: string, difference: Difference = {}): MockRequest => {
  const operation = operationOf(id);
  const { path = {}, query = {}, body } = { ...caseOf(id) };
  const values = { ...path, ...difference.path };
  const filled = operation.operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ""),
  );
  const search = difference.query ?? new URLSearchParams(query).toString();
  const value = "body" in difference ? difference.body : body && requestExample(operation, body);
  return {
    method: operation.operation.method,
    url: search === "" ? filled : `${filled}?${search}`,
    headers: {
      "x-auth-token": "mock-token",
      ...(value === undefined ? {} : { "content-type": "application/json" }),
      ...difference.headers,
    },
    body: value === undefined ? undefined : JSON.stringify(value),
  };
};
