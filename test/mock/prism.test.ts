import { describe, expect, test } from "vitest";
import {
  apis,
  createMockCore,
  createMock,
  startMock,
  createPrismMock,
  sources,
} from "../support/mock.ts";
import { requestOf } from "../contract/documents.ts";

const { core } = createMockCore({ settle: 0 }, createPrismMock(sources));

const ask = async (prefer: string, id = "listListeners", query?: string) => {
  const headers = { prefer };
  const difference = query === undefined ? { headers } : { headers, query };
  const { status, body } = await core.handle(requestOf(id, difference));
  return { status, value: JSON.parse(body ?? "null") as unknown };
};

describe("an answer that is made up", () => {
  const listeners = apis[0];
  const operations = Object.entries(listeners.contracts).flatMap(([id, { responses }]) =>
    Object.keys(responses).flatMap((status) =>
      listeners.responses?.[id]?.[status] === undefined ? [] : [[id, status] as const],
    ),
  );

  test.each(operations)("of %s, %s, follows the document's schema", async (id, status) => {
    const { status: given, value } = await ask(`dynamic=true, code=${status}`, id);
    expect(given).toBe(Number(status));
    const validate = listeners.responses?.[id]?.[status];
    expect([validate?.(value), validate?.errors]).toEqual([true, null]);
  });

  test("is not made of a request that can't be read", async () => {
    const blank = await ask("dynamic=true", "listListenerTags", "offset=+");
    expect(blank).toMatchObject({
      status: 400,
      value: { error_msg: expect.stringContaining("Invalid offset: ") as string },
    });
  });

  test("can't be had without Prism, which is said with what to install", async () => {
    const bare = createMockCore(
      {},
      createPrismMock(sources, () => Promise.resolve(undefined)),
    );
    const { status, body } = await bare.core.handle(
      requestOf("listListeners", { headers: { prefer: "dynamic=true" } }),
    );
    expect(status).toBe(501);
    expect(body).toContain("npm install --save-dev @stoplight/prism-http");
  });

  test("can't be had without the server, which is said too", async () => {
    const mock = createMock();
    const headers = { "X-Auth-Token": mock.token, Prefer: "dynamic=true" };
    const response = await mock.fetch("http://mock/v1/listeners", { headers });
    expect(response.status).toBe(501);
    expect(await response.text()).toContain("startMock");
  });
});

test("the contract mock serves over the network too", async () => {
  await using mock = await startMock({ stateless: true });
  const response = await fetch(`${mock.url}/v1/listeners/anything`, {
    method: "DELETE",
    headers: { "X-Auth-Token": "a" },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("content-type")).toBeNull();
  expect(() => {
    mock.state.import({});
  }).toThrow("This mock has no memory.");
});
