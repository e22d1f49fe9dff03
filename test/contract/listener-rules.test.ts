import { beforeEach, describe, expect, test } from "vitest";
import { createMockCore, createPrismMock, sources } from "../support/mock.ts";
import { requestOf } from "./documents.ts";
import { legal, listenerWith, wrong } from "./wrong.ts";

const contractMock = createPrismMock(sources);

describe.each([
  ["the contract mock", createMockCore({ stateless: true }, contractMock)],
  ["the mock with a memory", createMockCore({ settle: 0 }, contractMock)],
])("%s", (_, { core, parts }) => {
  beforeEach(() => {
    parts.reset();
  });

  const create = async (body: unknown) => {
    const {
      status,
      headers,
      body: text,
    } = await core.handle(requestOf("createListener", { body }));
    return { status, headers, value: JSON.parse(text ?? "") as Record<string, unknown> };
  };

  test.each(wrong)("refuses %s and says so", async (_what, body, message) => {
    const { status, headers, value } = await create(body);
    expect(status).toBe(400);
    expect(value).toEqual({
      error_code: "GA.9001",
      error_msg: `Invalid ${message}`,
      request_id: headers["X-Request-Id"],
    });
  });

  test.each(legal)("takes %s", async (_what, change) => {
    expect((await create(listenerWith(change))).status).toBe(201);
  });
});

test("the table has every documented way to be wrong", () => {
  expect(wrong.length).toBeGreaterThan(60);
  expect(new Set(wrong.map(([what]) => what)).size).toBe(wrong.length);
});
