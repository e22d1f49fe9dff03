import { describe, expect, test } from "vitest";
import {
  createMockCore,
  createMock,
  startMock,
  createPrismMock,
  parsePrefer,
  sources,
} from "../support/mock.ts";
import { requestOf } from "../contract/documents.ts";

const { core, parts } = createMockCore({ settle: 0 }, createPrismMock(sources));

const ask = async (prefer: string, id = "listListeners") => {
  const { status, body } = await core.handle(requestOf(id, { headers: { prefer } }));
  return { status, value: JSON.parse(body ?? "null") as unknown };
};

describe("Prefer", () => {
  test.each([
    [undefined, undefined],
    ["", undefined],
    ["respond-async, wait=10", undefined],
    ["code=404", { code: 404 }],
    ["code=404, example=GA.9002", { code: 404, example: "GA.9002" }],
    ["Code=404; example=GA.9002", { code: 404, example: "GA.9002" }],
    ['example="firstPage"', { example: "firstPage" }],
    ["dynamic=true", { dynamic: true }],
    ["dynamic=false", { dynamic: false }],
  ])("%j is read", (header, preference) => {
    expect(parsePrefer(header)).toEqual(preference);
  });

  test("takes an answer from the examples, whatever is remembered", async () => {
    expect(await ask("example=firstPage")).toMatchObject({
      status: 200,
      value: { listeners: [{ name: "listenerName" }] },
    });
    expect(await ask("respond-async")).toMatchObject({ status: 200, value: { listeners: [] } });
  });

  test("finds the status of an example that is named alone", async () => {
    expect(await ask("example=GA.9101", "createListener")).toMatchObject({
      status: 400,
      value: { error_code: "GA.9101" },
    });
  });

  test.each([
    ["code=418", /^Invalid Prefer: code must be one of 200, 400/],
    ["code=two", /^Invalid Prefer: code must be one of 200, 400/],
    ["example=none", /^Invalid Prefer: example must be one of lastPage, firstPage, empty, /],
    [
      "code=200, example=GA.9001",
      /^Invalid Prefer: example must be one of lastPage, firstPage, empty$/,
    ],
  ])("%s is refused with what there is", async (prefer, message) => {
    expect(await ask(prefer)).toMatchObject({
      status: 400,
      value: { error_code: "GA.9001", error_msg: expect.stringMatching(message) as string },
    });
  });

  test.each(["limit", "page_reverse", "status", "marker"])(
    "looks at an empty %s, as the mock with a memory does",
    async (name) => {
      const request = requestOf("listListeners", {
        headers: { prefer: "code=200" },
        query: `${name}=`,
      });
      const { status, body } = await core.handle(request);
      expect(status).toBe(400);
      expect(body).toContain(`Invalid ${name}: `);
      expect(body).toContain("GA.9001");
    },
  );

  test.each(["+", "%20%20", "%09"])("looks at an offset that is blank (%s)", async (offset) => {
    const request = requestOf("listListenerTags", {
      headers: { prefer: "dynamic=true" },
      query: `offset=${offset}`,
    });
    const { status, body } = await core.handle(request);
    expect(status).toBe(400);
    expect(body).toContain("Invalid offset: ");
  });

  test("takes no notice of a body where the operation has none", async () => {
    const headers = { prefer: "code=200", "content-length": "3" };
    const { status } = await core.handle({
      ...requestOf("listListeners", { headers }),
      body: "abc",
    });
    expect(status).toBe(200);
  });

  test("leaves nothing behind", async () => {
    await ask("code=201", "createListener");
    expect(parts.state.export()).toMatchObject({ resources: { listener: [] } });
  });
});

describe("without Prism", () => {
  test("an answer from the examples is a 501 that says what to install", async () => {
    const { core: bare } = createMockCore(
      {},
      createPrismMock(sources, () => Promise.resolve(undefined)),
    );
    const headers = { prefer: "code=200" };
    const { status, body } = await bare.handle(requestOf("listListeners", { headers }));
    expect(status).toBe(501);
    expect(JSON.parse(body ?? "")).toMatchObject({
      error_msg: expect.stringContaining("npm install --save-dev @stoplight/prism-http") as string,
    });
    expect((await bare.handle(requestOf("listListeners"))).status).toBe(200);
  });

  test("a mock in another runtime says that it needs the server", async () => {
    const mock = createMock();
    const headers = { "X-Auth-Token": mock.token, Prefer: "code=200" };
    const response = await mock.fetch("http://mock/v1/listeners", { headers });
    expect(response.status).toBe(501);
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
