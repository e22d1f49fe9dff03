/** Answers with what a document shows, without Prism: in process, as in a browser and under MSW. */
import { describe, expect, test } from "vitest";
import { createMock as createGenericMock } from "../../src/mock/index.ts";
import { createMock, createMockCore, parsePrefer } from "../support/mock.ts";
import { mockDocumentOf } from "../support/document.ts";
import { requestOf, responseExample, walked } from "../contract/documents.ts";
import type { Document } from "../../scripts/document/types.ts";

test.each([
  [undefined, undefined],
  ["", undefined],
  ["respond-async, wait=10", undefined],
  ["code=404", { code: "404" }],
  ["code=404, example=GA.9002", { code: "404", example: "GA.9002" }],
  ["Code=404; example=GA.9002", { code: "404", example: "GA.9002" }],
  ['example="firstPage"', { example: "firstPage" }],
  ['example="a, b; c=d"', { example: "a, b; c=d" }],
  ["dynamic=true", { dynamic: true }],
  ["dynamic=false", { dynamic: false }],
  ["code=503, code=200", { code: "503" }],
  ["example=empty, wait=5, example=firstPage", { example: "empty" }],
  ["code=, code=200", { code: "" }],
])("Prefer: %j is read", (header, preference) => {
  expect(parsePrefer(header)).toEqual(preference);
});

const { core, parts } = createMockCore({ settle: 0 });

const ask = async (prefer: string, id = "listListeners", query?: string) => {
  const headers = { prefer };
  const difference = query === undefined ? { headers } : { headers, query };
  const response = await core.handle(requestOf(id, difference));
  return { ...response, value: JSON.parse(response.body ?? "null") as unknown };
};

describe("by a Prefer header", () => {
  const shown = walked.flatMap((each) =>
    Object.entries(each.contract.responses).flatMap(([status, { types }]) =>
      Object.values(types).flatMap((names) => names.map((name) => [each, status, name] as const)),
    ),
  );

  test("every example of every document comes, with its status and a fresh request id", async () => {
    expect(shown.length).toBeGreaterThan(100);
    for (const [operation, status, name] of shown) {
      const given = await ask(`code=${status}, example="${name}"`, operation.id);
      expect([operation.id, name, given.status]).toEqual([operation.id, name, Number(status)]);
      const requestId = given.headers["X-Request-Id"] ?? "";
      const example = JSON.stringify(responseExample(operation, status, name));
      expect(given.body?.replace(requestId, "")).toBe(
        example.replace(/(?<="request_id":")[^"]*/, ""),
      );
    }
  });

  test("headers are the document's", async () => {
    const { status, headers } = await ask("code=503");
    expect(status).toBe(503);
    expect(headers).toMatchObject({ "Retry-After": "1", "Content-Type": "application/json" });
    expect((await ask("code=201", "createToken")).headers).toMatchObject({
      "X-Subject-Token": "MIIDexampleToken",
    });
  });

  test("an answer without a body has no type", async () => {
    const { status, body, headers } = await ask("code=204", "deleteListener");
    expect([status, body, headers["Content-Type"]]).toEqual([204, undefined, undefined]);
  });

  test("an example that is named alone has its own status", async () => {
    expect(await ask("example=GA.9101", "createListener")).toMatchObject({
      status: 400,
      value: { error_code: "GA.9101" },
    });
  });

  test("the first example of a status comes where none is named", async () => {
    expect(await ask("code=200")).toMatchObject({
      value: { listeners: [{ name: "listenerName" }, { name: "listenerName-2" }] },
    });
    expect(await ask("dynamic=false")).toMatchObject({ status: 200 });
  });

  test("what is named wins over what would be made up", async () => {
    expect(await ask("dynamic=true, example=empty")).toMatchObject({ value: { listeners: [] } });
  });

  test.each([
    ["code=418", "code must be one of 200, 400, 401, 403, 405, 406, 429, 500, 503, not 418"],
    ["code=two", /^Invalid Prefer: code must be one of 200, .*, not two$/],
    ["code=", /^Invalid Prefer: code must be one of 200, .*, not empty$/],
    ["code=200.0", /not 200\.0$/],
    ["code=418, code=200", /not 418$/],
    ["example=none", /^Invalid Prefer: example must be one of lastPage, firstPage, .*, not none$/],
    ["code=200, example=GA.9001", "example must be one of lastPage, firstPage, empty, not GA.9001"],
    ["dynamic=banana", "dynamic must be true or false, not banana"],
  ])("%s is refused with what there is", async (prefer, message) => {
    expect(await ask(prefer)).toMatchObject({
      status: 400,
      value: { error_code: "GA.9001", error_msg: expect.stringMatching(message) as string },
    });
  });

  test("where an answer shows nothing, an example of it is refused", async () => {
    const { value } = await ask("code=204, example=any", "deleteListener");
    expect(value).toMatchObject({
      error_msg: "Invalid Prefer: example can't be any: there is none",
    });
  });

  test.each(["limit", "page_reverse", "status", "marker"])(
    "an empty %s is refused, as by the memory",
    async (name) => {
      const { status, body } = await ask("code=200", "listListeners", `${name}=`);
      expect(status).toBe(400);
      expect(body).toContain(`Invalid ${name}: `);
    },
  );

  test("no token, no example", async () => {
    const { status, body } = await core.handle({
      ...requestOf("listListeners"),
      headers: { prefer: "code=200" },
    });
    expect(status).toBe(401);
    expect(body).toContain("token or signature is needed");
    const signed = { prefer: "code=200", authorization: "anything" };
    expect((await core.handle({ ...requestOf("listListeners"), headers: signed })).status).toBe(
      200,
    );
  });

  test("nothing is left behind, and no answer sticks", async () => {
    await ask("code=201", "createListener");
    expect(parts.state.export()).toMatchObject({ resources: { listener: [] } });
    expect(await ask("respond-async")).toMatchObject({ status: 200, value: { listeners: [] } });
  });
});

test("a header that is sent twice is read as a list", async () => {
  const mock = createMock();
  const headers = new Headers({ "X-Auth-Token": mock.token });
  headers.append("Prefer", "code=404, code=200");
  headers.append("Prefer", "code=503");
  const { status } = await mock.fetch("http://mock/v1/listeners/any", { headers });
  expect(status).toBe(404);
});

describe("of a document unlike ours", () => {
  const type = (name: string, medium: object) => ({ [name]: medium });
  const document = {
    openapi: "3.1.0",
    info: { title: "Weather", version: "1" },
    components: {
      examples: { storm: { value: "A storm" } },
      schemas: { Wind: { type: "object", examples: [{ knots: 7, id: "old" }] } },
      securitySchemes: {
        key: { type: "apiKey", in: "cookie", name: "sid" },
        query: { type: "apiKey", in: "query", name: "key" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
    paths: {
      "/weather": {
        get: {
          operationId: "showWeather",
          security: [{ key: [] }, { query: [] }, { bearer: [] }],
          responses: {
            "2XX": {
              description: "Weather",
              headers: {
                Age: { schema: { type: "integer", examples: [9] } },
                Tags: { examples: { two: { value: ["a", "b"] } } },
                Unsaid: { schema: { type: "string" } },
              },
              content: {
                ...type("application/json", { example: { sun: true } }),
                ...type("text/plain", {
                  examples: { storm: { $ref: "#/components/examples/storm" } },
                }),
              },
            },
            "404": { description: "None" },
            default: {
              description: "Wind",
              content: type("application/json", { schema: { $ref: "#/components/schemas/Wind" } }),
            },
          },
        },
      },
      "/empty": {
        get: {
          operationId: "showNothing",
          responses: {
            "200": {
              description: "Unsaid",
              content: type("application/json", { schema: { type: "object" } }),
            },
          },
        },
      },
    },
  } as unknown as Document;

  const get = async (
    prefer: string | undefined,
    more: Record<string, string> = {},
    path = "/weather",
  ) => {
    const weather = createGenericMock({ documents: [await mockDocumentOf(document)] });
    const headers = { ...(prefer === undefined ? {} : { Prefer: prefer }), ...more };
    const response = await weather.fetch(`http://weather.test${path}`, { headers });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers };
  };
  const cookie = { Cookie: "a=b; sid=1" };

  test("a range of statuses and the default are shown for each status of theirs", async () => {
    const { status, text, headers } = await get("code=203", cookie);
    expect([status, text]).toEqual([203, '{"sun":true}']);
    expect([headers.get("age"), headers.get("tags"), headers.get("unsaid")]).toEqual([
      "9",
      "a,b",
      null,
    ]);
    const other = await get("code=418", cookie);
    expect([other.status, JSON.parse(other.text)]).toEqual([418, { knots: 7, id: "old" }]);
    expect((await get("code=404", cookie)).text).toBe("");
  });

  test("Accept chooses among the media types, an example's name too", async () => {
    const texts = async (prefer: string, accept: string) => {
      const { text, headers } = await get(prefer, { ...cookie, Accept: accept });
      return [headers.get("content-type"), text];
    };
    expect(await texts("code=200", "text/plain, application/json;q=0.5")).toEqual([
      "text/plain",
      "A storm",
    ]);
    expect(await texts("code=200", "application/json")).toEqual([
      "application/json",
      '{"sun":true}',
    ]);
    expect(await texts("example=storm", "*/*")).toEqual(["text/plain", "A storm"]);
  });

  test("any of its credentials is asked for, wherever it stands", async () => {
    expect((await get("code=200")).status).toBe(401);
    expect((await get("code=200", { Cookie: "side=1" })).status).toBe(401);
    expect((await get("code=200", { Authorization: "Bearer a" })).status).toBe(200);
    expect((await get("code=200", {}, "/weather?key=1")).status).toBe(200);
  });

  test("what is remembered nowhere is answered with the first success", async () => {
    const { status, text } = await get(undefined, cookie);
    expect([status, text]).toEqual([200, '{"sun":true}']);
  });

  test("what the document doesn't show is refused with the reason", async () => {
    const { status, text } = await get("code=200", {}, "/empty");
    expect(status).toBe(501);
    expect(text).toContain("An answer that has no example needs Prism");
  });
});
