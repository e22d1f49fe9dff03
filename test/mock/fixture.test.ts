import { describe, expect } from "vitest";
import { createMockTest } from "../support/mock.ts";
import type { TestMock } from "../support/mock.ts";
import { listenerWith } from "../contract/wrong.ts";

const test = createMockTest({ settle: "manual" });

const headersOf = ({ token }: TestMock) => ({
  "X-Auth-Token": token,
  "Content-Type": "application/json",
});

const create = (mock: TestMock, name: string) =>
  mock.fetch(`${mock.url}/v1/listeners`, {
    method: "POST",
    headers: headersOf(mock),
    body: JSON.stringify(listenerWith({ name })),
  });

const names = async (mock: TestMock): Promise<string[]> => {
  const response = await mock.fetch(`${mock.url}/v1/listeners`, { headers: headersOf(mock) });
  const { listeners } = (await response.json()) as { listeners: { name: string }[] };
  return listeners.map(({ name }) => name);
};

describe.concurrent("a test with the fixture", () => {
  test.for(["one", "two", "three"])("sees only its own: %s", async (name, { mock }) => {
    expect(await names(mock)).toEqual([]);
    expect((await create(mock, name)).status).toBe(201);
    expect(await names(mock)).toEqual([name]);
    expect(mock.journal.list().map(({ response }) => response.status)).toEqual([200, 201, 200]);
  });

  test("has faults of its own", async ({ mock }) => {
    mock.faults.add({ status: 503 });
    expect((await create(mock, "four")).status).toBe(503);
  });

  test("has a clock of its own", async ({ mock, mockServer }) => {
    mock.clock.advance("1h");
    expect(mock.clock.ahead).toBe(3_600_000);
    expect(mockServer.clock.ahead).toBe(0);
  });
});

const urls = new Set<string>();

test.for([1, 2])("the server is the file's (%i)", (_, { mock }) => {
  urls.add(mock.url);
  expect(urls.size).toBe(1);
});
