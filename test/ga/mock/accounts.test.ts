import { describe, expect, test } from "vitest";
import { stringToSign, toSdkDate } from "../../../src/ga/signing.ts";
import { portable } from "../../../src/ga/hash.ts";
import { createTestMock, start } from "../../mock/memory/support.ts";

const day = 24 * 60 * 60_000;
const reason = (text: string) => ({
  status: 401,
  code: "APIGW.0301",
  message: `Incorrect IAM authentication information: ${text}`,
});

const signIn = ({ send }: ReturnType<typeof createTestMock>, name = "somebody", query = "") =>
  send(
    "POST",
    `/v3/auth/tokens${query}`,
    {
      auth: {
        identity: {
          methods: ["password"],
          password: { user: { name, password: "any", domain: { name: "acme" } } },
        },
        scope: { domain: { name: "acme" } },
      },
    },
    {},
  );

const list = ({ send }: ReturnType<typeof createTestMock>, token?: string) =>
  send("GET", "/v1/listeners", undefined, token === undefined ? {} : { "x-auth-token": token });

describe("IAM", () => {
  test("gives any user a token for 24 hours, with microseconds", () => {
    const { status, headers, body } = signIn(createTestMock());
    expect(status).toBe(201);
    expect(headers["X-Subject-Token"]).toMatch(/^MIID\w{64}$/);
    expect(body.token).toMatchObject({
      methods: ["password"],
      issued_at: "2019-01-08T01:21:37.151000Z",
      expires_at: "2019-01-09T01:21:37.151000Z",
      user: { name: "somebody", domain: { name: "acme" } },
      domain: { name: "acme" },
    });
    expect(body.token.catalog).toHaveLength(1);
  });

  test("leaves the catalog out where it is not wanted", () => {
    expect(signIn(createTestMock(), "somebody", "?nocatalog=true").body.token).not.toHaveProperty(
      "catalog",
    );
    expect(signIn(createTestMock(), "somebody", "?nocatalog=false").body.token).toHaveProperty(
      "catalog",
    );
  });

  test("refuses in its own words, without repeating the password", () => {
    const body = {
      auth: {
        identity: { methods: ["password"], password: { user: { name: "", password: "secret-1" } } },
      },
    };
    const answer = createTestMock().send("POST", "/v3/auth/tokens", body, {});
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { code: 400, title: "Bad Request" } },
    });
    expect(answer.body.error.message).toMatch(/^Invalid auth\.[\w.]+: /);
    expect(JSON.stringify(answer.body)).not.toContain("secret-1");
  });

  test("gives each user a token of its own, which lasts by the clock", () => {
    const bench = createTestMock();
    const [first = "", second = ""] = [0, 1].map(() => signIn(bench).headers["X-Subject-Token"]);
    expect(first).not.toBe(second);
    bench.clock.advance(day - 1);
    expect(list(bench, first).status).toBe(200);
    bench.clock.advance(1);
    expect(list(bench, first)).toMatchObject(
      reason("the token in X-Auth-Token expired at 2019-01-09T01:21:37.151Z"),
    );
  });

  test("forgets the tokens of a state that is reset", () => {
    const bench = createTestMock();
    const token = signIn(bench).headers["X-Subject-Token"] ?? "";
    bench.memory.reset();
    expect(list(bench, token).status).toBe(401);
  });
});

describe("a token", () => {
  test("that is missing or unknown is refused, and not repeated", () => {
    const bench = createTestMock();
    expect(list(bench)).toMatchObject(
      reason("X-Auth-Token or a signature in Authorization must be given"),
    );
    expect(list(bench, "")).toMatchObject({ status: 401 });
    expect(list(bench, "toString")).toMatchObject(reason("the token in X-Auth-Token is unknown"));
  });

  test("is ready from the start, for ever", () => {
    const bench = createTestMock();
    bench.clock.advance(1000 * day);
    expect(list(bench, "mock-token").status).toBe(200);
  });
});

describe("a persona", () => {
  const writes: [name: string, method: string, path: string, action: string, body?: object][] = [
    ["create", "POST", "/v1/listeners", "ga:listener:create", {}],
    ["update", "PUT", "/v1/listeners/none", "ga:listener:update", {}],
    ["delete", "DELETE", "/v1/listeners/none", "ga:listener:delete"],
    ["createTags", "POST", "/v1/ga-listeners/none/tags/create", "ga:tag:create", {}],
    ["deleteTags", "DELETE", "/v1/ga-listeners/none/tags/delete", "ga:tag:delete", {}],
  ];

  test.each(writes)(
    "that may only look is refused to %s with the action it lacks",
    (_name, method, path, action, body) => {
      const bench = createTestMock();
      const token = signIn(bench, "readonly").headers["X-Subject-Token"] ?? "";
      for (const each of [token, "mock-token-readonly"]) {
        expect(bench.send(method, path, body, { "x-auth-token": each })).toMatchObject({
          status: 403,
          code: "APIGW.0302",
          message: `No permission for the action: ${action}`,
        });
      }
    },
  );

  test("that may only look sees all there is", () => {
    const { send, create } = createTestMock();
    const { id } = create().body.listener;
    const headers = { "x-auth-token": "mock-token-readonly" };
    for (const path of [
      "/v1/listeners",
      `/v1/listeners/${id}`,
      `/v1/ga-listeners/${id}/tags`,
      "/v1/ga-listeners/tags",
    ]) {
      expect(send("GET", path, undefined, headers).status).toBe(200);
    }
    for (const verb of ["filter", "count"]) {
      expect(send("POST", `/v1/ga-listeners/resource-instances/${verb}`, {}, headers).status).toBe(
        200,
      );
    }
  });

  test("whose account is frozen sees listeners frozen and can write none", () => {
    const { send, create } = createTestMock({ settle: 0 });
    const { id } = create().body.listener;
    const headers = { "x-auth-token": "mock-token-frozen" };
    expect(create({ protocol: "UDP" }, headers)).toMatchObject({ status: 400, code: "GA.9006" });
    expect(send("DELETE", `/v1/listeners/${id}`, undefined, headers).code).toBe("GA.9006");
    expect(
      send("GET", `/v1/listeners/${id}`, undefined, headers).body.listener.frozen_info.status,
    ).toBe(1);
    expect(
      send("GET", "/v1/listeners", undefined, headers).body.listeners[0].frozen_info.status,
    ).toBe(1);
    expect(send("GET", `/v1/listeners/${id}`).body.listener.frozen_info.status).toBe(0);
  });

  test("whose account is frozen sees why a listener is frozen by itself", () => {
    const frozen_info = { status: 1, effect: 2, scene: ["POLICE"] };
    const value = { ...createTestMock({ settle: 0 }).create().body.listener, frozen_info };
    const { send } = createTestMock({ seed: { resources: { listener: [{ value }] } } });
    const headers = { "x-auth-token": "mock-token-frozen" };
    expect(
      send("GET", `/v1/listeners/${value.id}`, undefined, headers).body.listener,
    ).toStrictEqual(value);
  });
});

describe("a signature", () => {
  const url = "/v1/listeners?limit=2&name=a-b";
  const signed = ["host", "x-sdk-date"];
  const sign = ({
    key = "SecretKey",
    access = "AccessKey",
    time = start,
    path = url,
    names = signed,
  } = {}) => {
    const headers = { host: "ga.example.com", "x-sdk-date": toSdkDate(time) };
    const signature = portable.createHmac(key)(
      stringToSign({ method: "GET", url: path, headers, signed: names }),
    );
    return {
      ...headers,
      authorization: `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
    };
  };
  const get = (headers: Record<string, string>, path = url, bench = createTestMock()) =>
    bench.send("GET", path, undefined, headers);

  test("by the access key is as good as a token", () => {
    expect(get(sign()).status).toBe(200);
  });

  test("covers the body", () => {
    const { send } = createTestMock();
    const body = { tags: [] };
    const headers = {
      host: "ga.example.com",
      "x-sdk-date": toSdkDate(start),
      "content-type": "application/json",
    };
    const path = "/v1/ga-listeners/resource-instances/count";
    const text = stringToSign({
      method: "POST",
      url: path,
      headers,
      signed,
      body: JSON.stringify(body),
    });
    const authorization = `SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=${signed.join(";")}, Signature=${portable.createHmac("SecretKey")(text)}`;
    expect(send("POST", path, body, { ...headers, authorization }).status).toBe(200);
    expect(send("POST", path, {}, { ...headers, authorization })).toMatchObject(
      reason("the signature does not match the request"),
    );
  });

  test("is of the account that X-Domain-Id names, where it is sent", () => {
    const account = "99a3fff0d03c428eac3678da6a7d0f24";
    expect(get({ ...sign(), "x-domain-id": account }).status).toBe(200);
    expect(get({ ...sign(), "x-domain-id": account.replace("9", "8") })).toMatchObject(
      reason("X-Domain-Id is not the account of the access key"),
    );
  });

  test("takes the host from an absolute URL where no header has it", () => {
    const { host, ...headers } = sign();
    expect(get(headers, `https://${host}${url}`).status).toBe(200);
  });

  test.each([
    ["by another key", sign({ key: "other" }), "the signature does not match the request"],
    [
      "of another request",
      sign({ path: "/v1/listeners" }),
      "the signature does not match the request",
    ],
    ["with an unknown access key", sign({ access: "other" }), "the access key is unknown"],
    ["without the date", sign({ names: ["host"] }), "X-Sdk-Date must be sent and signed"],
    [
      "that is something else",
      { authorization: "Bearer x" },
      'Authorization must be "SDK-HMAC-SHA256 Access=…, SignedHeaders=…, Signature=…"',
    ],
    [
      "of a header that was not sent",
      sign({ names: ["x-other", "x-sdk-date"] }),
      "a header of SignedHeaders was not sent",
    ],
    [
      "with a date in another format",
      { ...sign(), "x-sdk-date": "today" },
      "X-Sdk-Date must be written YYYYMMDDTHHMMSSZ",
    ],
  ])("%s is refused", (_case, headers, text) => {
    expect(get(headers)).toMatchObject(reason(text));
  });

  test("may be 15 minutes off the mock's clock, and no more", () => {
    const minutes = (count: number) => start + count * 60_000;
    for (const time of [minutes(-15), minutes(15)]) expect(get(sign({ time })).status).toBe(200);
    for (const time of [minutes(-16), minutes(16)]) {
      expect(get(sign({ time }))).toMatchObject(
        reason("X-Sdk-Date is more than 15 minutes off the time in Date"),
      );
    }
    const bench = createTestMock();
    bench.clock.advance(16 * 60_000);
    const late = get(sign(), url, bench);
    expect(late).toMatchObject({ status: 401, headers: { Date: "Tue, 08 Jan 2019 01:37:37 GMT" } });
  });
});

test("a state keeps 10,000 tokens and forgets the oldest", () => {
  const bench = createTestMock();
  const tokens = Array.from({ length: 10_001 }, () => signIn(bench).headers["X-Subject-Token"]);
  expect(list(bench, tokens[0]).status).toBe(401);
  expect(list(bench, tokens[1]).status).toBe(200);
});
