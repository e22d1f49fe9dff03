import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { ApiError, GaError, iamPassword, isApiError, token } from "../../src/index.ts";
import { createRuntime } from "../../src/client/runtime.ts";
import { errors } from "../../generated/operations.ts";
import {
  createObserved,
  gaError,
  json,
  listener,
  lost,
  observe,
  option,
} from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf, secrets } from "./support/secrets.ts";

const once = { retry: false } as const;
const show = (answer: Answer | Response) =>
  failureOf(createObserved([answer], once).ga.listeners.show(listener.id));

describe("an ApiError", () => {
  test("says what the API said", async () => {
    const headers = { "X-Request-Id": "id-of-header", "Retry-After": "3", "Set-Cookie": "a=b" };
    const failure = await show(gaError(404, "GA.9002", "Not found: x", headers));
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toBeInstanceOf(GaError);
    expect(failure).toBeInstanceOf(Error);
    expect(failure).toMatchObject({
      name: "ApiError",
      message: "Not found: x",
      status: 404,
      code: "GA.9002",
      requestId: "id-of-body",
      operationId: "showListener",
      retryable: false,
      headers: { "content-type": "application/json", "retry-after": "3" },
      help: "node_modules/ga-listeners/dist/package/reference.html#ga-9002",
      attempts: 1,
    });
    expect(Object.keys((failure as ApiError).headers)).not.toContain("set-cookie");
    expect(inspect(failure)).toMatch(/^ApiError: Not found: x/);
  });

  test("takes the request id from the header where the body has none", async () => {
    const body = { error_code: "APIGW.0301", error_msg: "no" };
    expect(await show(json(401, body, { "X-Request-Id": "h" }))).toMatchObject({ requestId: "h" });
    expect(await show(json(401, body))).toMatchObject({ requestId: undefined });
  });

  test.each(["https://docs.example/ga", "https://docs.example/ga/"])(
    "has its help below %s, where the docs are hosted",
    async (docs) => {
      const { ga } = createObserved([gaError(404, "GA.9002")], { docs });
      const failure = await failureOf(ga.listeners.show(listener.id));
      expect(failure).toMatchObject({ help: "https://docs.example/ga/reference.html#ga-9002" });
    },
  );

  test("without a code has the help of its operation's status", async () => {
    const refused = json(401, { error: { code: 401, message: "wrong", title: "Unauthorized" } });
    const auth = iamPassword({ user: "me", password: secrets.password, domain: "us" });
    const { ga } = createObserved([refused], { auth, docs: "https://docs.example" });
    expect(await failureOf(ga.listeners.show(listener.id))).toMatchObject({
      operationId: "createToken",
      code: "401",
      help: "https://docs.example/reference.html#createtoken-401",
    });
  });

  test("has a request id of text, whatever the body holds", async () => {
    const answer = json(404, { error_code: "GA.9002", error_msg: "no", request_id: 7 });
    expect(await show(answer)).toMatchObject({ requestId: "7" });
  });

  test.each(errors.map(({ code, status }) => [code, status] as const))(
    "with %s and status %d is told apart by its code",
    async (code, status) => {
      const failure = await show(gaError(status, code));
      expect(isApiError(failure)).toBe(true);
      expect(isApiError(failure, code)).toBe(true);
      expect(isApiError(failure, code === "GA.9101" ? "GA.9103" : "GA.9101")).toBe(false);
    },
  );

  test("may have a code that the catalogue doesn't know", async () => {
    const failure = await show(gaError(418, "GA.9999"));
    expect(isApiError(failure, "GA.9999")).toBe(true);
    expect(isApiError(new Error("GA.9999"), "GA.9999")).toBe(false);
  });

  test("has the status as its code where the document says nothing of errors", async () => {
    const { send } = createRuntime({
      baseUrl: "https://api.example",
      retry: false,
      fetch: observe([], [json(422, { detail: "no" })]),
    });
    const operation = { id: "x", method: "GET", path: "/x" };
    expect(await failureOf(send<Promise<unknown>>(operation, {}))).toMatchObject({
      code: "422",
      status: 422,
    });
  });
});

describe("a ResponseFormatError", () => {
  const cut = JSON.stringify({ listener }).slice(0, 50);
  test.each([
    ["a page of HTML with an error", new Response("<html>", { status: 502 }), 502, "<html>"],
    ["a page of HTML with success", new Response("<html>"), 200, "<html>"],
    ["an empty error", new Response("", { status: 500 }), 500, ""],
    [
      "an empty error with a length",
      new Response(null, { status: 403, headers: { "content-length": "0" } }),
      403,
      "",
    ],
    ["cut JSON", new Response(cut), 200, cut],
    [
      "cut JSON of an error",
      new Response('{"error_code":"GA.9', { status: 400 }),
      400,
      '{"error_code":"GA.9',
    ],
    ["JSON without the envelope", json(200, { data: 1 }), 200, '{"data":1}'],
    ["nothing where a listener is due", new Response(null, { status: 200 }), 200, ""],
    ["an error of another shape", json(400, { title: "no" }), 400, '{"title":"no"}'],
    ["a null", json(400, null), 400, "null"],
    ["a long text", new Response("x".repeat(999)), 200, "x".repeat(200)],
  ])("says how %s begins", async (_, answer, status, start) => {
    expect(await show(answer)).toMatchObject({ name: "ResponseFormatError", status, start });
  });

  test.each([
    ["an answer that is cut off", new Response(` ${cut}`), "is cut off:  {"],
    ["an error that is cut off", new Response('[{"a', { status: 400 }), "is cut off: [{"],
    ["JSON of another kind", json(200, { data: 1 }), "is not the API's: {"],
    ["a page", new Response("<html>"), "is not the API's: <html>"],
  ])("says in words that it was %s", async (_, answer, words) => {
    expect(String(await show(answer))).toContain(words);
  });

  test.each([["{}"], [""], ['{"listeners":{}}'], ['{"listeners":"abc"}']])(
    "comes from a list that is %j",
    async (body) => {
      const { ga } = createObserved([new Response(body)]);
      const failure = await failureOf(Promise.resolve(ga.listeners.list()));
      expect(failure).toMatchObject({ name: "ResponseFormatError", start: body });
    },
  );

  test("comes from http too where the answer is a page of HTML", async () => {
    const { ga } = createObserved([new Response("<!DOCTYPE html><p>Sign in")]);
    const failure = await failureOf(ga.http.GET("/v1/listeners"));
    expect(failure).toMatchObject({ name: "ResponseFormatError", status: 200 });
  });

  test("comes from http too, where the error would be falsy", async () => {
    const { ga } = createObserved([new Response("", { status: 403 })]);
    expect(await failureOf(ga.http.GET("/v1/listeners"))).toMatchObject({ status: 403 });
  });
});

describe("a ConnectionError", () => {
  test.each([
    ["ECONNREFUSED", lost("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:1"), true],
    [
      "ECONNREFUSED",
      new TypeError("fetch failed", {
        cause: Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }),
      }),
      true,
    ],
    ["UND_ERR_CONNECT_TIMEOUT", lost("UND_ERR_CONNECT_TIMEOUT"), true],
    ["ENOTFOUND", lost("ENOTFOUND", "getaddrinfo ENOTFOUND ga"), true],
    [
      "ConnectionRefused",
      Object.assign(new Error("Unable to connect"), { code: "ConnectionRefused" }),
      true,
    ],
    ["CERT_HAS_EXPIRED", lost("CERT_HAS_EXPIRED", "certificate has expired"), true],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", lost("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), true],
    ["ECONNRESET", lost("ECONNRESET", "read ECONNRESET"), false],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", lost("DEPTH_ZERO_SELF_SIGNED_CERT"), true],
    [
      "error sending request: client error (Connect)",
      new TypeError("error sending request: client error (Connect)"),
      true,
    ],
    ["socket disconnect during read", new Error("socket disconnect during read"), false],
    ["an uncertain fault", new Error("an uncertain fault"), false],
    ["UND_ERR_SOCKET", lost("UND_ERR_SOCKET", "other side closed"), false],
    ["Failed to fetch", new TypeError("Failed to fetch"), false],
    ["thrown text", "thrown text" as never, false],
  ])("says %s, and whether the request can have arrived", async (reason, fault, refused) => {
    const failure = await show(() => Promise.reject(fault));
    if (typeof fault !== "string") expect(failure).toMatchObject({ reason, refused });
    const isHopeless = /CERT|VERIFY/.test(reason);
    expect(failure).toMatchObject({ name: "ConnectionError", retryable: !isHopeless });
    expect((failure as Error).cause).toBeUndefined();
  });
});

test("a fault that has no words is named by what Node throws", async () => {
  const wordless = new TypeError("fetch failed", { cause: new Error() }); // as for a 407 of a plain proxy
  expect(String(await show(() => Promise.reject(wordless)))).toBe(
    "ConnectionError: No answer from https://ga.myhuaweicloud.com: TypeError: fetch failed",
  );
});

test.each<[string, unknown]>([
  ["nothing", undefined],
  ["data", { listener: { id: "l1" } }],
  ["a response without Headers", { status: 200, headers: {}, body: null }],
])("a fetch that gives %s gave no answer", async (_what, given) => {
  expect(String(await show(() => given as Response))).toBe(
    "ConnectionError: No answer from https://ga.myhuaweicloud.com: fetch gave no Response",
  );
});

test("an answer that breaks off in its body was cut off, and the next attempt's may not come at all", async () => {
  const cut = () =>
    new Response(new ReadableStream({ pull: (stream) => stream.error(lost("UND_ERR_SOCKET")) }));
  expect(String(await show(cut))).toBe(
    "ConnectionError: A cut-off answer from https://ga.myhuaweicloud.com: UND_ERR_SOCKET",
  );
  const reset: Answer = () => Promise.reject(lost("ECONNRESET"));
  const { ga, clock } = createObserved([cut, reset]);
  expect(String(await failureOf(clock.run(ga.listeners.show(listener.id))))).toBe(
    "ConnectionError: No answer from https://ga.myhuaweicloud.com: ECONNRESET",
  );
});

test.each([
  ["https://login.example/?secret=1", "https://login.example"],
  ["/elsewhere", "https://ga.myhuaweicloud.com"],
  ["http://ga.myhuaweicloud.com/", "http://ga.myhuaweicloud.com"],
  ["https://[nowhere", "elsewhere"],
])("a RedirectError says whose redirect to %s leads where", async (location, origin) => {
  const answer = new Response(null, { status: 302, headers: { location } });
  expect(await show(answer)).toMatchObject({
    name: "RedirectError",
    message: `Redirects are not followed: https://ga.myhuaweicloud.com leads to ${origin}`,
  });
});

test("an error says how often the call was sent", async () => {
  const busy = gaError(503, "SYS.0503", "busy");
  const { ga, clock } = createObserved([busy]);
  expect(await failureOf(clock.run(ga.listeners.show(listener.id)))).toMatchObject({
    name: "ApiError",
    attempts: 4,
  });
  expect(await failureOf(clock.run(ga.listeners.create(option)))).toMatchObject({
    name: "UncertainOutcomeError",
    attempts: 1,
  });
  const late = failureOf(ga.listeners.show(listener.id, { timeout: 40_000 }));
  await clock.advance(40_000);
  expect(await late).toMatchObject({ attempts: 4 });
  expect(await failureOf(ga.listeners.show(".."))).toMatchObject({
    name: "ValidationError",
    attempts: 0,
  });
});

describe("secrets", () => {
  test("that an answer echoes are taken out of errors and events", async () => {
    const echo: Answer = ({ headers }) => {
      const [name, value] = [...headers].find(([each]) => /auth/.test(each)) ?? ["", ""];
      return gaError(401, "APIGW.0301", `bad ${name}: ${value}`, { "X-Request-Id": value });
    };
    expect(await show(echo)).toMatchObject({
      message: "bad x-auth-token: ***",
      requestId: "id-of-body",
    });
    const page: Answer = ({ headers }) => new Response(`<p>${headers.get("x-auth-token")}</p>`);
    expect(await show(page)).toMatchObject({ start: "<p>***</p>" });
  });

  test("are found where the echo escapes them as JSON may", async () => {
    const auth = token("MIID/token+token==");
    const body = String.raw`{"error_code":"A.1","error_msg":"bad MIID\/token\u002btoken\u003d\u003d"}`;
    const { ga } = createObserved([new Response(body, { status: 400 })], { ...once, auth });
    const failure = await failureOf(ga.listeners.show(listener.id));
    expect(failure).toMatchObject({ code: "A.1", message: "bad ***" });
  });

  test("that a fetch puts into what it throws don't get into the error", async () => {
    const { ga } = createObserved(
      [
        (request) =>
          Promise.reject(
            Object.assign(new Error(`sent ${request.headers.get("x-auth-token")}`), {
              request,
              headers: [...request.headers],
            }),
          ),
      ],
      once,
    );
    const failure = await failureOf(ga.listeners.create(option));
    expect(failure).toMatchObject({ cause: { reason: "sent ***" } });
  });

  test("given as headers of a call are not quoted when a header can't carry them", async () => {
    const { ga, sent } = createObserved([json(200, { listener })]);
    const headers = { Authorization: `${secrets.secretKey}\n` };
    const failure = await failureOf(ga.listeners.show(listener.id, { headers }));
    expect(failure).toMatchObject({ name: "ValidationError", path: "Authorization" });
    expect(sent).toHaveLength(0);
  });
});
