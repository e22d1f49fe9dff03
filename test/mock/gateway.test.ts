import { describe, expect, test } from "vitest";
import { createGateway, isMatched, toMockResponse } from "../support/mock.ts";
import type { MatchedRequest, MockRequest, MockResponse } from "../support/mock.ts";
import { ports, ships } from "../ga/mock/two-documents.ts";

const gateway = createGateway([ships, ports]);

const match = (method: string, url: string, more: Partial<MockRequest> = {}) =>
  gateway.match({ method, url, headers: {}, body: undefined, ...more }, "id-1");

const matched = (...args: Parameters<typeof match>): MatchedRequest => {
  const outcome = match(...args);
  if (!isMatched(outcome)) throw new Error(`Rejected: ${outcome.outcome.status}`);
  return outcome;
};

const rejected = (...args: Parameters<typeof match>): MockResponse & { json: unknown } => {
  const outcome = match(...args);
  if (isMatched(outcome)) throw new Error(`Matched ${outcome.id}`);
  const response = toMockResponse(outcome.outcome, outcome.document, "id-1");
  return { ...response, json: JSON.parse(response.body ?? "null") };
};

const headers = { "content-type": "application/json" };

describe("routing", () => {
  test.each([
    ["/v1/ships", "listShips", {}],
    ["/v1/ships/a", "showShip", { ship_id: "a" }],
    ["/v1/ships/fleet", "showFleet", {}],
    ["/v1/ships/fleet2", "showShip", { ship_id: "fleet2" }],
    ["/v1/%73hips/a%2Fb%20%E4%B8%80", "showShip", { ship_id: "a/b 一" }],
    ["/v1/ships/%2e%2e", "showShip", { ship_id: ".." }],
    ["/v1/ships/__proto__", "showShip", { ship_id: "__proto__" }],
    ["/v1/ships/a/decks/1-2.json", "showDeck", { ship_id: "a", from: "1", to: "2" }],
    ["http://any.host:1/v1/ships/a?b=c#d", "showShip", { ship_id: "a" }],
  ])("%s leads to %s", (url, id, path) => {
    expect(matched("GET", url)).toMatchObject({ id, path });
  });

  test("reads the query, repeated names included", () => {
    const { query } = matched("GET", "/v1/ships?a=1&a=2&b=%20+");
    expect([...query]).toEqual([
      ["a", "1"],
      ["a", "2"],
      ["b", "  "],
    ]);
  });

  test("HEAD is the GET", () => {
    expect(matched("HEAD", "/v1/ships").id).toBe("listShips");
  });

  test.each([
    "/",
    "/v1",
    "/v1/ships/",
    "//v1/ships",
    "/v1//ships",
    "/V1/ships",
    "/v1/ships/a/decks/1.json",
    "/v1/ships/a/b",
    "*",
    "http://host",
    "/v1/%zz/a",
  ])("%s leads nowhere", (url) => {
    expect(rejected("GET", url)).toMatchObject({
      status: 404,
      headers: { "X-Request-Id": "id-1", "Content-Type": "application/json" },
      json: { error_code: "APIGW.0101", request_id: "id-1" },
    });
  });

  test("an unknown path is refused in the shape of the document it is nearest to", () => {
    expect(rejected("POST", "/v3/locks").json).toEqual({
      error: { code: 404, message: "The API does not exist: POST /v3/locks", title: "Not Found" },
    });
  });

  test("another method says which ones there are", () => {
    expect(rejected("PUT", "/v1/ships/a")).toMatchObject({
      status: 405,
      headers: { Allow: "GET, HEAD, OPTIONS, PATCH" },
      json: { error_code: "APIGW.0101" },
    });
  });

  test.each(["/v1/ships/%zz", "/v1/ships/%ff"])("%s is named as badly encoded", (url) => {
    expect(rejected("GET", url)).toMatchObject({
      status: 400,
      json: { error_msg: "Invalid ship_id: must be percent-encoded UTF-8" },
    });
  });

  test("a badly encoded query is named", () => {
    expect(rejected("GET", "/v1/ships?a=%e0%a4").json).toMatchObject({
      error_msg: "Invalid query: must be percent-encoded UTF-8",
    });
  });
});

describe("OPTIONS", () => {
  test("says which methods there are", () => {
    expect(rejected("OPTIONS", "/v1/ships")).toMatchObject({
      status: 204,
      headers: { Allow: "GET, HEAD, OPTIONS, POST" },
      body: undefined,
    });
  });

  test("as a preflight lets a page send them with any header", () => {
    const asked = {
      origin: "http://page.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,x-auth-token",
    };
    expect(rejected("OPTIONS", "/v1/ships", { headers: asked })).toMatchObject({
      status: 204,
      headers: {
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS, POST",
        "Access-Control-Allow-Headers": "content-type,x-auth-token",
      },
    });
  });
});

describe("Accept", () => {
  test.each([
    undefined,
    "",
    "*/*",
    "application/*",
    "application/json",
    "APPLICATION/JSON;q=0.1",
    "text/html, */*;q=0.1",
    "text/html,application/json",
  ])("%s takes JSON", (accept) => {
    expect(
      matched("GET", "/v1/ships", { headers: accept === undefined ? {} : { accept } }).id,
    ).toBe("listShips");
  });

  test.each([
    "text/html",
    "text/*",
    "application/xml",
    "application/json;q=0",
    "application/json;q=0, */*",
  ])("%s is not acceptable", (accept) => {
    expect(rejected("GET", "/v1/ships", { headers: { accept } })).toMatchObject({
      status: 406,
      json: { error_code: "APIGW.0201", error_msg: "Accept must take application/json" },
    });
  });
});

describe("a body", () => {
  const post = (body: string | undefined, more: Record<string, string> = headers) =>
    match("POST", "/v1/ships", { body, headers: more });
  const refusal = (body: string | undefined, more: Record<string, string> = headers) =>
    rejected("POST", "/v1/ships", { body, headers: more });

  test.each([
    "application/json",
    "application/json; charset=utf-8",
    'Application/JSON;charset="UTF-8"',
  ])("as %s is read", (type) => {
    expect(post('{"a":[1,"é"]}', { "content-type": type })).toMatchObject({
      body: { a: [1, "é"] },
    });
  });

  test.each([
    ["text/plain", /^Content-Type must be application\/json, not text\/plain$/],
    ["application/jsonp", /not application\/jsonp$/],
    ["", /not empty$/],
    ["application/json; charset=utf-16", /charset must be UTF-8/],
  ])("as %j is a 415", (type, message) => {
    const { status, json } = refusal("{}", { "content-type": type });
    expect(status).toBe(415);
    expect(json).toMatchObject({
      error_code: "APIGW.0201",
      error_msg: expect.stringMatching(message) as string,
    });
  });

  test("without a type, or packed, is a 415", () => {
    expect(refusal("{}", {}).status).toBe(415);
    expect(refusal("{}", { ...headers, "content-encoding": "gzip" }).status).toBe(415);
  });

  test("that is missing is named; one that is optional isn't missed", () => {
    expect(refusal(undefined).json).toMatchObject({ error_msg: "Invalid body: must be given" });
    expect(refusal("").json).toMatchObject({ error_msg: "Invalid body: must be given" });
    expect(matched("PATCH", "/v1/ships/a").body).toBeUndefined();
  });

  test("an operation takes none of is not read", () => {
    expect(matched("GET", "/v1/ships", { body: "{", headers }).body).toBeUndefined();
  });

  test.each(["{", "{'a':1}", "nul", '{"a":1}}', '"\u0001"', "[1,]", "NaN"])(
    "%j is no JSON",
    (body) => {
      expect(refusal(body)).toMatchObject({
        status: 400,
        json: {
          error_code: "GA.9001",
          error_msg: expect.stringMatching(/^Invalid body: must be valid JSON \(/) as string,
        },
      });
    },
  );

  test("that a program on Windows saved is read: a mark at the start, and CRLF", () => {
    expect(post('\uFEFF{\r\n"a": 1\r\n}')).toMatchObject({ body: { a: 1 } });
  });

  test("that is no UTF-8 is named", () => {
    const outcome = rejected("POST", "/v1/ships", { headers, unreadable: "must be UTF-8" });
    expect(outcome.json).toMatchObject({ error_msg: "Invalid body: must be UTF-8" });
  });

  test.each([
    ["[", "]"],
    ['{"a":', "}"],
  ])("nested 101 times with %s is refused, 100 times read", (open, close) => {
    const nest = (times: number) => open.repeat(times) + "1" + close.repeat(times);
    expect(isMatched(post(nest(100)))).toBe(true);
    expect(refusal(nest(101)).json).toMatchObject({
      error_msg: "Invalid body: must not be nested deeper than 100 levels",
    });
    expect(refusal(open.repeat(300_000 / open.length)).status).toBe(400);
  });

  test("brackets in strings are no nesting", () => {
    expect(
      matched("POST", "/v1/ships", { headers, body: `["${'[{\\\\\\"'.repeat(500)}"]` }).id,
    ).toBe("createShip");
  });

  test.each([
    ["of 1 MiB and one byte", `"${"a".repeat(1024 * 1024 - 1)}"`],
    ["of 1 MiB and one byte, in three-byte characters", `"${"一".repeat(349_525)}"`],
  ])("%s is too large, one byte less isn't", (_, body) => {
    expect(refusal(body)).toMatchObject({ status: 413, json: { error_code: "APIGW.0201" } });
    expect(isMatched(post(`"${body.slice(2)}`))).toBe(true);
  });

  test("announced as too large is refused before it comes", () => {
    expect(refusal(undefined, { ...headers, "content-length": "1048577" }).status).toBe(413);
  });

  test("with prototype keys keeps them as plain data", () => {
    const { body } = matched("POST", "/v1/ships", { headers, body: '{"__proto__":{"evil":1}}' });
    expect(Object.keys(body as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(body)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["evil"]).toBeUndefined();
  });
});
