import { describe, expect, test } from "vitest";
import { responses as iamResponses } from "../../generated/iam/validators.js";
import { responses as listenerResponses } from "../../generated/validators.js";
import { createMockCore, createPrismMock, sources } from "../support/mock.ts";
import type { MockResponse } from "../support/mock.ts";
import { cases } from "./cases.ts";
import { caseOf, requestExample, requestOf, responseExample, walked } from "./documents.ts";
import type { Validator } from "../../src/contract.ts";
import type { Walked } from "./documents.ts";

const { core } = createMockCore({ stateless: true }, createPrismMock(sources));

const validators: Readonly<Record<string, Readonly<Record<string, Validator>>>> = {
  ...listenerResponses,
  ...iamResponses,
};

const namesOf = (types: Readonly<Record<string, readonly string[]>> | undefined): string[] =>
  Object.values(types ?? {}).flat();

/** What every answer that the document describes must be, whatever its status. */
const expectDocumented = (operation: Walked, status: string, response: MockResponse): unknown => {
  const { id, contract, api } = operation;
  const declared = contract.responses[status];
  expect(response.status).toBe(Number(status));
  const names = Object.keys(response.headers).map((name) => name.toLowerCase());
  for (const header of declared?.headers ?? []) expect(names).toContain(header.toLowerCase());
  const [type] = Object.keys(declared?.types ?? {});
  expect(response.headers["Content-Type"]).toBe(type);
  if (type === undefined) {
    expect(response.body).toBeUndefined();
    return undefined;
  }
  const body = JSON.parse(response.body ?? "") as Record<string, unknown>;
  const validate = validators[id]?.[status];
  expect(validate?.(body), JSON.stringify(validate?.errors)).toBe(true);
  const requestId = api.errorShape.requestId;
  if (requestId !== undefined && requestId in body) {
    expect(body[requestId]).toBe(response.headers["X-Request-Id"]);
    return { ...body, [requestId]: undefined };
  }
  return body;
};

describe.each(walked.map((operation) => [operation.id, operation] as const))(
  "%s",
  (id, operation) => {
    const { contract, api } = operation;
    const forget = (value: unknown): unknown => {
      const { requestId } = api.errorShape;
      const has = requestId !== undefined && Object.hasOwn(value as object, requestId);
      return has ? { ...(value as object), [requestId]: undefined } : value;
    };

    test("has a case", () => {
      expect(() => caseOf(id)).not.toThrow();
    });
    if (!Object.hasOwn(cases, id)) return; // one failure that names what is missing says it all

    for (const status of Object.keys(contract.responses)) {
      const names = namesOf(contract.responses[status]?.types);
      if (names.length === 0) {
        test(`answers ${status} without a body`, async () => {
          const headers = { prefer: `code=${status}` };
          expectDocumented(operation, status, await core.handle(requestOf(id, { headers })));
        });
      }
      test.each(names)(`answers ${status} with the example %s`, async (name) => {
        const headers = { prefer: `code=${status}, example=${name}` };
        const response = await core.handle(requestOf(id, { headers }));
        const body = expectDocumented(operation, status, response);
        expect(body).toEqual(forget(responseExample(operation, status, name)));
      });
    }

    test("answers its case with its first example of success", async () => {
      const [status = ""] = Object.keys(contract.responses).filter((each) => each.startsWith("2"));
      const body = expectDocumented(operation, status, await core.handle(requestOf(id)));
      const [first] = namesOf(contract.responses[status]?.types);
      if (first !== undefined) {
        expect(body).toEqual(forget(responseExample(operation, status, first)));
      }
    });

    test.each(namesOf(contract.request?.types))("takes its example %s", async (name) => {
      const response = await core.handle(requestOf(id, { body: requestExample(operation, name) }));
      expect(response.status).toBeLessThan(300);
    });

    test("makes up another answer of the same form when told to", async () => {
      const plain = await core.handle(requestOf(id));
      const made = await core.handle(requestOf(id, { headers: { prefer: "dynamic=true" } }));
      expect(made.status).toBe(plain.status);
      expect(made.headers["Content-Type"]).toBe(plain.headers["Content-Type"]);
      expect(made.headers["X-Request-Id"]).not.toBe(plain.headers["X-Request-Id"]);
    });

    if (contract.security.length > 0) {
      test("answers 401 to nobody in particular", async () => {
        const { headers, ...request } = requestOf(id);
        const { "x-auth-token": _, ...anonymous } = headers;
        expectDocumented(operation, "401", await core.handle({ ...request, headers: anonymous }));
        const signed = {
          ...request,
          headers: { ...anonymous, authorization: "SDK-HMAC-SHA256 …" },
        };
        expect((await core.handle(signed)).status).toBeLessThan(300);
      });
    }
  },
);
