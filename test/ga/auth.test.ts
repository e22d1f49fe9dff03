import { describe, expect, test } from "vitest";
import { accessKey, createClient, fromEnvironment, token } from "../../src/index.ts";
import { createMock } from "../support/mock.ts";
import { createObserved, gaError, json, listener, option } from "../client/support/observed.ts";
import { failureOf, secrets, witness } from "../client/support/secrets.ts";

const { secretKey, securityToken } = secrets;
const domainId = "99a3fff0d03c428eac3678da6a7d0f24";

describe("token", () => {
  test("asks a function before every attempt", async () => {
    let count = 0;
    const auth = token(async () => `${secrets.token}-${++count}`);
    const { ga, sent, clock } = createObserved(
      [gaError(503, "SYS.0503"), json(200, { listener })],
      { auth },
    );
    await clock.run(ga.listeners.show(listener.id));
    expect(sent.map(({ headers }) => headers.get("x-auth-token")?.at(-1))).toEqual(["1", "2"]);
  });

  test("passes on what the function throws, and sends nothing", async () => {
    const auth = token(() => Promise.reject(new RangeError("no vault")));
    const { ga, sent } = createObserved([json(200, {})], { auth });
    await expect(ga.listeners.create(option)).rejects.toThrow(new RangeError("no vault"));
    expect(sent).toHaveLength(0);
  });

  const unfit = [`${secrets.token}\u0000`, `${secrets.token}\r\nX-Other: 1`, `${secrets.token}…`];
  test.each<[string, string]>([
    ["", "token is not set: check the environment"],
    ...unfit.map(
      (text) => [text, "token must be text that a header can carry"] as [string, string],
    ),
  ])("refuses what a header can't carry, without quoting it", async (text, message) => {
    const refusal = { name: "ConfigurationError", option: "token", message };
    expect(() => token(text)).toThrow(expect.objectContaining(refusal));
    const { ga, sent } = createObserved([json(200, {})], { auth: token(() => text) });
    const failure = await failureOf(ga.listeners.show(listener.id));
    expect(failure).toMatchObject({ ...refusal, operationId: "showListener" });
    expect(sent).toHaveLength(0);
  });

  test("fails on a 401 without another attempt", async () => {
    const { ga, sent } = createObserved([gaError(401, "APIGW.0301"), json(200, { listener })]);
    expect(await failureOf(ga.listeners.show(listener.id))).toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});

describe("accessKey", () => {
  test("signs every attempt anew, over date, host, domain and security token", async () => {
    const auth = accessKey({ accessKey: "AccessKey", secretKey, domainId, securityToken });
    const { ga, sent, clock } = createObserved(
      [gaError(503, "SYS.0503"), json(200, { listener })],
      { auth },
    );
    clock.chance = 1;
    const call = ga.listeners.show(listener.id);
    await clock.advance(2000);
    await call;
    const [first, second] = sent.map(({ headers }) => headers);
    expect(first?.get("authorization")).toMatch(
      /^SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders=host;x-domain-id;x-sdk-date;x-security-token, Signature=[0-9a-f]{64}$/,
    );
    expect(first?.get("x-sdk-date")).toBe("20260101T000000Z");
    expect(second?.get("x-sdk-date")).toBe("20260101T000001Z");
    expect(second?.get("authorization")).not.toBe(first?.get("authorization"));
    expect(first?.get("x-domain-id")).toBe(domainId);
    expect(first?.get("x-security-token")).toBe(securityToken);
    expect(first?.get("x-auth-token")).toBeNull();
  });

  test("is accepted by the mock, with a body, a query and odd characters", async () => {
    const mock = createMock({ settle: 0 });
    const ga = createClient({
      auth: accessKey({ accessKey: "AccessKey", secretKey, domainId }),
      fetch: mock.fetch,
    });
    const { id } = await ga.listeners.create({
      ...option,
      tags: [{ key: "schlüssel 一", value: "a/b" }],
    });
    expect((await ga.listeners.list({ limit: 3, name: "web" })).items).toHaveLength(1);
    const failure = await failureOf(ga.listeners.show("a (&=?!#%.*) ü/é"));
    expect(failure).toMatchObject({ status: 404 });
    await ga.listeners.delete(id);
  });

  test("with a wrong secret key is refused by the mock", async () => {
    const mock = createMock();
    const auth = accessKey({ accessKey: "AccessKey", secretKey: "WrongKey-WrongKey", domainId });
    const ga = createClient({ auth, fetch: mock.fetch });
    expect(await failureOf(Promise.resolve(ga.listeners.list()))).toMatchObject({
      code: "APIGW.0301",
    });
  });

  test.each([
    ["Thu, 01 Jan 2026 00:20:00 GMT", /20 minutes behind the API's/],
    ["Wed, 31 Dec 2025 23:00:00 GMT", /60 minutes ahead of the API's/],
    ["Thu, 01 Jan 2026 00:14:00 GMT", /^no$/],
  ])("says on a 401 from %s when the clock is the reason", async (date, message) => {
    const auth = accessKey({ accessKey: "AccessKey", secretKey });
    const { ga } = createObserved([gaError(401, "APIGW.0301", "no", { Date: date })], { auth });
    const failure = await failureOf(ga.listeners.show(listener.id));
    expect((failure as Error).message).toMatch(message);
  });

  test("shows no secret to whoever looks at it, and takes no empty key", () => {
    witness(accessKey({ accessKey: "AccessKey", secretKey, securityToken }));
    expect(() => accessKey({ accessKey: "AccessKey", secretKey: "" })).toThrow(
      /^secretKey is not set/,
    );
  });
});

describe("fromEnvironment", () => {
  test("reads the vendor's variables", async () => {
    const auth = fromEnvironment({
      HUAWEICLOUD_SDK_AK: "AccessKey",
      HUAWEICLOUD_SDK_SK: secretKey,
      HUAWEICLOUD_SDK_DOMAIN_ID: domainId,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: securityToken,
    });
    const { ga, sent } = createObserved([json(200, { listener })], { auth });
    await ga.listeners.show(listener.id);
    expect(sent[0]?.headers.get("authorization")).toContain("Access=AccessKey");
    expect(sent[0]?.headers.get("x-domain-id")).toBe(domainId);
    expect(sent[0]?.headers.get("x-security-token")).toBe(securityToken);
  });

  test("names the variable that is missing", () => {
    expect(() => fromEnvironment({})).toThrow(/^HUAWEICLOUD_SDK_AK is not set/);
    expect(() => fromEnvironment({ HUAWEICLOUD_SDK_AK: "a" })).toThrow(/_SK is not set/);
    expect(() => fromEnvironment()).toThrow(/HUAWEICLOUD_SDK_AK is not set/);
  });
});

describe("white space around a credential", () => {
  test.each(["\n", "\r\n", " ", "\t"])("such as %j is dropped", async (space) => {
    const mock = createMock({ settle: 0 });
    const auths = [
      token(`mock-token${space}`),
      token(async () => `\uFEFFmock-token${space}`),
      accessKey({
        accessKey: `AccessKey${space}`,
        secretKey: `SecretKey${space}`,
        domainId: `${domainId}${space}`,
      }),
      fromEnvironment({
        HUAWEICLOUD_SDK_AK: `${space}AccessKey${space}`,
        HUAWEICLOUD_SDK_SK: `SecretKey${space}`,
        HUAWEICLOUD_SDK_DOMAIN_ID: `${domainId}${space}`,
      }),
    ];
    for (const auth of auths) {
      const ga = createClient({ auth, fetch: mock.fetch });
      expect((await ga.listeners.list()).items).toEqual([]);
    }
  });

  test("alone is no credential", () => {
    expect(() => fromEnvironment({ HUAWEICLOUD_SDK_AK: " \n", HUAWEICLOUD_SDK_SK: "s" })).toThrow(
      /HUAWEICLOUD_SDK_AK is not set/,
    );
  });

  test("inside of it is refused by name: it can't be seen", () => {
    const mistake = (name: string) => `${name} must be text that a header can carry`;
    for (const secret of ["a\nb", "a\u200B"]) {
      const environment = { HUAWEICLOUD_SDK_AK: "a", HUAWEICLOUD_SDK_SK: secret };
      expect(() => fromEnvironment(environment)).toThrow(mistake("HUAWEICLOUD_SDK_SK"));
      expect(() => accessKey({ accessKey: secret, secretKey: "s" })).toThrow(mistake("accessKey"));
    }
  });
});
