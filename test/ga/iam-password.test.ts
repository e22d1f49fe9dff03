import { describe, expect, test } from "vitest";
import { createClient, iamPassword } from "../../src/index.ts";
import type { ClientEvent } from "../../src/index.ts";
import { createTestClock } from "../client/support/clock.ts";
import { gaError, json, listener, lost, observe, option } from "../client/support/observed.ts";
import type { Answer, Sent } from "../client/support/observed.ts";
import { failureOf, secrets, witness } from "../client/support/secrets.ts";

const account = { user: "ada", password: secrets.password, domain: "example-domain" };
const hour = 3_600_000;

/** IAM beside the API; the token of its n-th answer ends in n, and lives for `life`. */
const create = (options: { life?: number; iam?: Answer; api?: Answer } = {}) => {
  const asked: Sent[] = [];
  const sent: Sent[] = [];
  const events: ClientEvent[] = [];
  // Its clock is far from ours: only differences count.
  const server = Date.UTC(2031, 5, 1);
  const clock = createTestClock();
  const start = clock.now();
  const stamp = (ms: number) => new Date(ms).toISOString().replace("Z", "000Z");
  const iam = (): Response => {
    const now = server + clock.now() - start;
    const data = { issued_at: stamp(now), expires_at: stamp(now + (options.life ?? 24 * hour)) };
    const headers = { "X-Subject-Token": `${secrets.token}-${asked.length}` };
    return json(201, { token: data }, headers);
  };
  const api = observe(sent, [options.api ?? (() => json(200, { listener }))]);
  const fetchToken = observe(asked, [options.iam ?? iam]);
  const auth = iamPassword(account);
  const ga = createClient({
    auth,
    clock,
    fetch: (url, init) => (String(url).startsWith("https://iam.") ? fetchToken : api)(url, init),
    onEvent: (event) => events.push(witness(event)),
  });
  witness([ga, auth]);
  const used = () => sent.map(({ headers }) => Number(headers.get("x-auth-token")?.split("-")[1]));
  return { ga, clock, asked, sent, used, events, iam, show: () => ga.listeners.show(listener.id) };
};

describe("iamPassword", () => {
  test("asks IAM once, for the account, without the catalogue", async () => {
    const { show, asked, used, events } = create();
    await Promise.all([show(), show(), show()]);
    await show();
    expect(asked).toHaveLength(1);
    expect(String(asked[0]?.url)).toBe(
      "https://iam.myhuaweicloud.com/v3/auth/tokens?nocatalog=true",
    );
    expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
      auth: {
        identity: {
          methods: ["password"],
          password: {
            user: { name: "ada", password: account.password, domain: { name: "example-domain" } },
          },
        },
        scope: { domain: { name: "example-domain" } },
      },
    });
    expect(used()).toEqual([1, 1, 1, 1]);
    expect(events.filter(({ operationId }) => operationId === "createToken")).toMatchObject([
      { type: "request" },
      { type: "response", status: 201 },
    ]);
  });

  test("replaces the token in the background before it expires, once, while the old one goes on", async () => {
    const { show, asked, used, clock } = create();
    await show();
    await clock.advance(24 * hour - 605_000);
    await show();
    expect(asked).toHaveLength(1);
    await clock.advance(10_000);
    await Promise.all([show(), show()]);
    await show();
    expect(asked).toHaveLength(2);
    expect(used()).toEqual([1, 1, 1, 1, 2]);
  });

  test("goes on with the old token when the background fails, and asks again no sooner than a minute later", async () => {
    const test = create({
      iam: () => (test.asked.length === 1 ? test.iam() : json(403, iamError)),
    });
    await test.show();
    await test.clock.advance(24 * hour - 595_000);
    for (let count = 0; count < 3; count++) await test.show();
    expect(test.asked).toHaveLength(2);
    await test.clock.advance(61_000);
    await test.show();
    expect(test.asked).toHaveLength(3);
    expect(test.used()).toEqual([1, 1, 1, 1, 1]);
  });

  test("waits for a new token when the old one is about to end", async () => {
    const { show, used, clock } = create();
    await show();
    await clock.advance(24 * hour - 20_000);
    await show();
    expect(used()).toEqual([1, 2]);
  });

  test("uses a token of a short life once it has it", async () => {
    const { show, used } = create({ life: 10_000 });
    await show();
    await show();
    expect(used()).toEqual([1, 2]);
  });

  test("asks once for 100 calls whose token has expired, and each succeeds", async () => {
    const test = create({
      api: ({ headers }) =>
        headers.get("x-auth-token")?.endsWith("-1")
          ? gaError(401, "APIGW.0301")
          : json(200, { listener }),
    });
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => test.show()));
    expect(outcomes).toHaveLength(100);
    expect(test.asked).toHaveLength(2);
    expect(test.sent).toHaveLength(200);
    await test.show();
    expect(test.asked).toHaveLength(2);
  });

  test("fails when the fresh token is refused too", async () => {
    const { show, asked, used } = create({ api: () => gaError(401, "APIGW.0301") });
    expect(await failureOf(show())).toMatchObject({
      code: "APIGW.0301",
      operationId: "showListener",
    });
    expect(asked).toHaveLength(2);
    expect(used()).toEqual([1, 2]);
  });

  const iamError = {
    error: {
      code: 401,
      message: `The password ${account.password} is wrong.`,
      title: "Unauthorized",
    },
  };

  test("reads IAM's errors as such, and takes an echoed password out", async () => {
    const { show, sent } = create({ iam: () => json(401, iamError) });
    expect(await failureOf(show())).toMatchObject({
      name: "ApiError",
      code: "401",
      message: "The password *** is wrong.",
      operationId: "createToken",
    });
    expect(sent).toHaveLength(0);
  });

  test("takes an echoed password out of a page, and says when IAM gives no token", async () => {
    const echo = create({ iam: ({ body }) => new Response(`<p>${body}</p>`, { status: 404 }) });
    expect(await failureOf(echo.show())).toMatchObject({ name: "ResponseFormatError" });
    const empty = create({ iam: () => json(201, { token: {} }) });
    expect(await failureOf(empty.show())).toMatchObject({
      message: "IAM's answer has no X-Subject-Token",
    });
  });

  test("tries again where IAM can't be reached, and doesn't say that the create may have run", async () => {
    const { ga, clock, asked, sent } = create({ iam: () => Promise.reject(lost("ECONNRESET")) });
    const failure = await failureOf(clock.run(ga.listeners.create(option)));
    expect(failure).toMatchObject({ name: "ConnectionError", reason: "ECONNRESET" });
    expect([asked.length, sent.length]).toEqual([4, 0]);
  });

  test("asks IAM once where the client never sends again", async () => {
    const asked: Sent[] = [];
    const ga = createClient({
      auth: iamPassword(account),
      fetch: observe(asked, [new Response("", { status: 500 })]),
      retry: false,
    });
    await failureOf(ga.listeners.show(listener.id));
    expect(asked).toHaveLength(1);
  });

  test("ends for the call that is aborted, not for the others", async () => {
    let answer = (_: Response): void => undefined;
    const test = create({ iam: () => new Promise((resolve) => (answer = resolve)) });
    const controller = new AbortController();
    const aborted = test.ga.listeners.show(listener.id, { signal: controller.signal });
    const other = test.show();
    await test.clock.advance(0);
    controller.abort(new RangeError("enough"));
    await expect(aborted).rejects.toThrow(new RangeError("enough"));
    answer(test.iam());
    await expect(other).resolves.toEqual(listener);
  });

  test.each(["/v3", "/v3/", "/v3//", "/v3/auth/tokens"])(
    "takes an endpoint that ends in %s",
    async (path) => {
      const asked: Sent[] = [];
      const auth = iamPassword({ ...account, endpoint: `https://iam.example${path}` });
      const ga = createClient({ auth, fetch: observe(asked, [json(401, iamError)]) });
      await failureOf(ga.listeners.show(listener.id));
      expect(asked[0]?.url.pathname).toBe("/v3/auth/tokens");
    },
  );

  test("takes an endpoint that ends in /v3, and white space around names", async () => {
    const asked: Sent[] = [];
    const auth = iamPassword({ ...account, user: "ada\n", endpoint: "https://iam.example/v3/" });
    const ga = createClient({ auth, fetch: observe(asked, [json(401, iamError)]) });
    await failureOf(ga.listeners.show(listener.id));
    expect(asked[0]?.url.pathname).toBe("/v3/auth/tokens");
    expect(asked[0]?.url.host).toBe("iam.example");
    expect(asked[0]?.body).toContain('"name":"ada"');
  });

  describe("a password that IAM refused", () => {
    test("is not sent again for 15 minutes; each call fails at once as the first did", async () => {
      const { show, asked, clock } = create({ iam: () => json(401, iamError) });
      const first = await failureOf(show());
      for (let count = 0; count < 20; count++) {
        await clock.advance(30_000);
        expect(await failureOf(show())).toMatchObject({
          name: "ApiError",
          status: 401,
          message: (first as Error).message,
          operationId: "createToken",
        });
      }
      expect(asked).toHaveLength(1);
      await clock.advance(5 * 60_000);
      await failureOf(show());
      expect(asked).toHaveLength(2);
    });

    test("after it worked is not sent again either", async () => {
      const test = create({
        iam: () => (test.asked.length === 1 ? test.iam() : json(401, iamError)),
        api: () => (test.sent.length === 1 ? json(200, { listener }) : gaError(401, "APIGW.0301")),
      });
      await test.show();
      for (let count = 0; count < 20; count++) await failureOf(test.show());
      expect(test.asked).toHaveLength(2);
    });

    test("in the background leaves the token in use, and is not sent again", async () => {
      const test = create({
        iam: () => (test.asked.length === 1 ? test.iam() : json(401, iamError)),
      });
      await test.show();
      await test.clock.advance(24 * hour - 595_000);
      for (let count = 0; count < 8; count++) {
        await test.show();
        await test.clock.advance(61_000);
      }
      expect(test.asked).toHaveLength(2);
    });

    test.each(["", "<html>no</html>", '{"error_code":"APIGW.0301","error_msg":"no"}'])(
      "is not sent again either where a gateway refused it by %j",
      async (body) => {
        const { show, asked } = create({ iam: () => new Response(body, { status: 401 }) });
        for (let count = 0; count < 5; count++) {
          expect(await failureOf(show())).toMatchObject({ status: 401 });
        }
        expect(asked).toHaveLength(1);
      },
    );

    test("is not sent again either where a function goes back to it", async () => {
      const asked: Sent[] = [];
      let count = 0;
      const auth = iamPassword(() => ({ ...account, password: ["one", "two"][count++ % 2] ?? "" }));
      const fetch = observe(asked, [json(401, { error: { message: "no" } })]);
      const ga = createClient({ auth, fetch, clock: createTestClock() });
      for (let call = 0; call < 6; call++) await failureOf(ga.listeners.show(listener.id));
      expect(asked).toHaveLength(2);
    });

    test("is followed by another one at once, where a function gives it", async () => {
      let password: string = secrets.password;
      const asked: Sent[] = [];
      const stamps = { issued_at: "2026-01-01T00:00:00Z", expires_at: "2026-01-02T00:00:00Z" };
      const iam: Answer = ({ url, body }) => {
        if (url.pathname !== "/v3/auth/tokens") return json(200, { listener });
        return body?.includes("right")
          ? json(201, { token: stamps }, { "X-Subject-Token": secrets.token })
          : json(401, iamError);
      };
      const auth = iamPassword(async () => ({ ...account, password }));
      const ga = createClient({ auth, fetch: observe(asked, [iam]), clock: createTestClock() });
      await failureOf(ga.listeners.show(listener.id));
      await failureOf(ga.listeners.show(listener.id));
      expect(asked).toHaveLength(1);
      password = "right";
      expect(await ga.listeners.show(listener.id)).toEqual(listener);
    });
  });

  test("takes no empty user, password or domain", () => {
    expect(() => iamPassword({ ...account, password: "" })).toThrow(/^password is not set/);
  });

  describe("a function that gives the account", () => {
    type Give = () => typeof account | Promise<typeof account>;
    const stamps = { issued_at: "2026-01-01T00:00:00Z", expires_at: "2026-01-02T00:00:00Z" };
    const iam: Answer = ({ url }) =>
      url.pathname === "/v3/auth/tokens"
        ? json(201, { token: stamps }, { "X-Subject-Token": secrets.token })
        : json(200, { listener });
    const createFrom = (first: Give) => {
      const clock = createTestClock();
      let asked = 0;
      const auth = iamPassword(() => (asked++ === 0 ? first() : account));
      const ga = createClient({ auth, fetch: observe([], [iam]), clock });
      return { clock, show: () => ga.listeners.show(listener.id) };
    };

    test("and hangs once fails the calls that wait for it, not those to come", async () => {
      const { clock, show } = createFrom(() => new Promise(() => undefined));
      const first = failureOf(show());
      await clock.advance(60_000);
      expect(await first).toMatchObject({ name: "TimeoutError", operationId: "showListener" });
      expect(await show()).toEqual(listener);
    });

    test.each<[string, Give]>([
      ["throws", () => Promise.reject(new RangeError("the vault is sealed"))],
      [
        "throws at once",
        () => {
          throw new RangeError("the vault is sealed");
        },
      ],
    ])("and %s once fails with that, and is asked again", async (_, give) => {
      const { show } = createFrom(give);
      await expect(show()).rejects.toThrow(new RangeError("the vault is sealed"));
      expect(await show()).toEqual(listener);
    });

    test.each<[string, unknown]>([
      ["nothing", undefined],
      ["null", null],
      ["a number for the user's name", { ...account, user: 0, domain: null }],
    ])("and gives %s is told what is not set, and is asked again", async (_, given) => {
      const { show } = createFrom(() => given as typeof account);
      expect(await failureOf(show())).toMatchObject({
        name: "ConfigurationError",
        message: expect.stringMatching(/^(user|domain) is not set$/) as string,
      });
      expect(await show()).toEqual(listener);
    });
  });
});
