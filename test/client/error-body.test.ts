import { describe, expect, test } from "vitest";
import { ApiError, ConnectionError, GaError, TimeoutError, isApiError } from "../../src/index.ts";
import { createRuntime } from "../../src/client/runtime.ts";
import type { RuntimeOptions } from "../../src/client/runtime.ts";
import type { Operation } from "../../src/contract.ts";
import { createObserved, gaError, json, listener, observe, option } from "./support/observed.ts";
import type { Answer } from "./support/observed.ts";
import { failureOf, findSecrets, secrets } from "./support/secrets.ts";

const once = { retry: false } as const;
const show = (answer: Answer | Response) =>
  failureOf(createObserved([answer], once).ga.listeners.show(listener.id));

/** What a call of a made-up API fails with. */
const fail = (
  answer: Response,
  operation: Partial<Operation> = {},
  options: Partial<RuntimeOptions> = {},
) => {
  const { send } = createRuntime({
    baseUrl: "https://api.example",
    fetch: observe([], [answer]),
    ...once,
    ...options,
  });
  return failureOf(
    send<Promise<unknown>>(
      { id: "createOrder", method: "POST", path: "/orders", ...operation },
      {},
    ),
  );
};

describe("an ApiError has what the API said", () => {
  test("whatever is in it", async () => {
    const body = {
      error_code: "PAP5.0022",
      error_msg: "explicit deny",
      request_id: "r",
      encoded_authorization_message: "Egpjbi1ub3J0aA==",
      details: [{ error_code: "PAP5.0022", error_msg: "policy p1" }],
    };
    expect(await show(json(403, body))).toMatchObject({ code: "PAP5.0022", body });
  });

  test("without a shape of errors too", async () => {
    const body = { errors: [{ field: "quantity", reason: "must be at least 1" }] };
    expect(await fail(json(422, body))).toMatchObject({ code: "422", body });
  });

  test("and the details where the document says they are", async () => {
    const body = { no: "X.1", why: { fields: ["a"] } };
    const errors = { code: "no", details: "why.fields" };
    expect(await fail(json(422, body), {}, { errors })).toMatchObject({
      code: "X.1",
      details: ["a"],
    });
  });

  test("in a HEAD, which has no body", async () => {
    const errors = { code: "no" };
    const head = { method: "HEAD" };
    expect(await fail(new Response(null, { status: 404 }), head, { errors })).toMatchObject({
      name: "ApiError",
      code: "404",
      message: "Status 404",
    });
  });

  test("as text that the document describes, even where it reads like JSON", async () => {
    const errors = { code: "no" };
    expect(
      await fail(new Response("42", { status: 409 }), { plainErrors: ["4"] }, { errors }),
    ).toMatchObject({ name: "ApiError", code: "409", body: 42 });
  });

  test("without the credentials that it echoes, as value or as name", async () => {
    const echo: Answer = ({ headers }) => {
      const token = headers.get("x-auth-token") ?? "";
      return json(403, { error_code: "A.1", error_msg: "no", seen: [{ [token]: { token } }] });
    };
    const failure = (await show(echo)) as ApiError;
    expect(failure.body).toMatchObject({ seen: [{ "***": { token: "***" } }] });
    expect(findSecrets(JSON.stringify(failure.body))).toEqual([]);
  });

  test("as JSON where the message is no text", async () => {
    const body = { error_code: "GA.9001", error_msg: { reason: "x" } };
    expect(await show(json(400, body))).toMatchObject({ message: '{"reason":"x"}' });
  });
});

describe.each([
  ["in the body", (deep: string) => `{"error_code":"X.1","error_msg":"full","more":${deep}}`],
  ["as the message", (deep: string) => `{"error_code":"X.1","error_msg":${deep}}`],
  ["as the code", (deep: string) => `{"error_code":${deep},"error_msg":"full"}`],
  ["as all there is", (deep: string) => deep],
])("what is nested without end %s", (_, bodyOf) => {
  test.each([
    ["lists", "[".repeat(30_000) + "]".repeat(30_000)],
    ["objects", '{"a":'.repeat(30_000) + "1" + "}".repeat(30_000)],
  ])("of %s is an error like others", async (_kind, deep) => {
    const refused = await show(new Response(bodyOf(deep), { status: 400 }));
    expect(refused).toBeInstanceOf(GaError);
    expect(refused).toMatchObject({ status: 400, operationId: "showListener" });
    expect(JSON.stringify(refused).length).toBeLessThan(10_000);
    const { ga } = createObserved([new Response(bodyOf(deep), { status: 500 })], once);
    expect(await failureOf(ga.listeners.create(option))).toMatchObject({
      name: "UncertainOutcomeError",
      cause: { status: 500 },
    });
  });
});

describe("an error that the document describes", () => {
  test.each<[string, Response, Operation["plainErrors"], object]>([
    ["without a body", new Response(null, { status: 403 }), ["403"], { code: "403" }],
    ["by a range", new Response(null, { status: 404 }), ["4"], { code: "404" }],
    [
      "as text",
      new Response("out of paper", { status: 409 }),
      [""],
      { code: "409", message: "out of paper", body: "out of paper" },
    ],
  ])("%s is an ApiError", async (_, answer, plainErrors, expected) => {
    const errors = { code: "error.code" };
    expect(await fail(answer, plainErrors && { plainErrors }, { errors })).toMatchObject({
      name: "ApiError",
      ...expected,
    });
  });

  test("without a body but comes with one is not the API's", async () => {
    const answer = new Response("<html>", { status: 403 });
    expect(await fail(answer, { plainErrors: ["403"] })).toMatchObject({
      name: "ResponseFormatError",
    });
  });
});

describe("what tools do with an error", () => {
  const error = () =>
    new ApiError("in use", { status: 409, code: "GA.9005", requestId: "r", operationId: "x" });

  test("its name can be set, and a subclass can have one of its own", () => {
    const failure = error();
    failure.name = "pnpm";
    expect(failure.name).toBe("pnpm");
    expect(Object.assign(error(), { name: "other", help: "https://…" })).toMatchObject({
      name: "other",
      help: "https://…",
    });
    class Own extends GaError {
      constructor(message: string) {
        super(message);
        this.name = "Own";
      }
    }
    expect(String(new Own("m"))).toBe("Own: m");
    expect(error().stack).toMatch(/^ApiError: in use/);
  });

  test("as JSON it says what a log needs, without the body of the response", () => {
    const failure = Object.assign(error(), { body: { much: "more" } });
    expect(JSON.parse(JSON.stringify(failure))).toEqual({
      name: "ApiError",
      message: "in use",
      status: 409,
      code: "GA.9005",
      requestId: "r",
      operationId: "x",
      help: "reference.html#ga-9005",
    });
    const cause = new ConnectionError("cut", { reason: "ECONNRESET" });
    expect(JSON.parse(JSON.stringify(new TimeoutError("late", { cause })))).toMatchObject({
      cause: { message: "cut", reason: "ECONNRESET" },
    });
  });

  test("a structured clone keeps its message", () => {
    expect(structuredClone(error()).message).toBe("in use");
  });

  test("isApiError knows the errors of another copy of the package", async () => {
    const copy = "../../src/client/errors.ts?copy";
    const other = (await import(copy)) as {
      ApiError: typeof ApiError;
      ClientError: typeof GaError;
    };
    expect(other.ApiError).not.toBe(ApiError);
    const failure = new other.ApiError("in use", { code: "GA.9005" });
    expect(isApiError(failure, "GA.9005")).toBe(true);
    expect(isApiError(failure, "GA.9001")).toBe(false);
    expect(isApiError(new other.ClientError("x"))).toBe(false);
    expect(isApiError(null)).toBe(false);
  });
});

describe("an environment whose Headers keep their names as written", () => {
  class WrittenHeaders extends Headers {
    override forEach(callback: (value: string, name: string, all: Headers) => void): void {
      super.forEach((value, name) => {
        const written = name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
        callback(value, written, this);
      });
    }
  }

  test("changes nothing in what an error tells and hides", async () => {
    const headers = { "X-Request-Id": "r-head", "Retry-After": "7" };
    const answer: Answer = (sent) => {
      const text = `token ${sent.headers.get("x-auth-token")} is not allowed`;
      const response = json(403, { error_code: "A.1", error_msg: text });
      Object.defineProperty(response, "headers", { value: new WrittenHeaders(headers) });
      return response;
    };
    const { ga } = createObserved([answer], {
      ...once,
      auth: {
        apply(request) {
          Object.assign(request, { headers: new WrittenHeaders(request.headers) });
          request.headers.set("X-Auth-Token", secrets.token);
          return undefined;
        },
      },
    });
    expect(await failureOf(ga.listeners.show("x"))).toMatchObject({
      requestId: "r-head",
      headers: { "retry-after": "7" },
    });
  });
});

test("the stack of an error names the function that made the call", async () => {
  const business = async (call: () => Promise<unknown>) => {
    await call();
  };
  const { ga } = createObserved([gaError(404, "GA.9002")], once);
  const each = async (list: AsyncIterable<unknown>) => {
    for await (const item of list) expect(item).toBeDefined();
  };
  const calls = [
    () => ga.listeners.show("x"),
    () => ga.listeners.show("x").withResponse(),
    () => ga.listeners.show(".."),
    () => each(ga.listeners.list()),
    () =>
      ga.listeners
        .create({} as never, { reconcile: true })
        .catch((error: unknown) => Promise.reject(error as Error)),
  ];
  for (const call of calls) {
    expect(((await failureOf(business(call))) as Error).stack).toContain("business");
  }
});
