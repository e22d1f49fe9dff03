import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readCredentials, readOptions } from "../../scripts/verify/options.ts";
import { judgeArchive, readArchive } from "../../scripts/verify/archive.ts";
import { toHar } from "../../scripts/verify/har.ts";
import { createSession } from "../../scripts/verify/session.ts";
import { verify } from "../../scripts/verify/verify.ts";
import { run, startServer } from "./support.ts";
import type { Exchange } from "../../scripts/verify/exchange.ts";

const home = await mkdtemp(join(tmpdir(), "verify-test-"));
afterAll(() => rm(home, { recursive: true }));

test("says what it will do, and asks, before it sends anything", async () => {
  await using server = await startServer();
  const { code, out, error } = await run(
    ["--base-url", server.url, "--write", "--accelerator", "a"],
    { GA_TOKEN: "mock-token" },
  );
  expect({ code, out }).toEqual({ code: 2, out: "" });
  expect(error).toContain(`Asks ${server.url}:`);
  expect(error).toContain("writes  empty-update: Is an update refused that names no property?");
  expect(error).toMatch(/\nverify: There is nobody to ask .*--yes\.\n$/);
  expect(server.mock.journal.list()).toEqual([]);
});

describe("one line says", () => {
  test.each([
    [["--nope"], "Unknown option '--nope'; known are --base-url"],
    [["more"], "Unexpected argument 'more'"],
    [["--base-url", "ga.example.com"], "must be like https://host"],
    [["--base-url", "http://ga.example.com"], "must be like https://host"],
    [["--base-url", "https://a.example", "--write"], "--write needs --accelerator"],
    [["--base-url", "https://a.example", "--accelerator", "a"], "nothing without --write"],
    [["--write", "--accelerator", "a"], "Without --base-url"],
    [["--har", "a.har", "--yes"], "--har asks no server"],
    [["--base-url", "https://a.example", "--write", "--accelerator", "a b"], "an accelerator's id"],
  ])("what is wrong with %j", (args, part) => {
    expect(() => readOptions(args)).toThrow(part);
  });

  test.each([
    [{}, "set GA_TOKEN, or HUAWEICLOUD_SDK_AK"],
    [{ HUAWEICLOUD_SDK_AK: "a" }, "HUAWEICLOUD_SDK_SK is not set"],
    [{ GA_TOKEN: "é键" }, "must be text that a header can carry"],
  ])("what is wrong with the environment %j", (environment, part) => {
    expect(() => readCredentials(environment)).toThrow(part);
  });

  test("that the server can't be reached", async () => {
    const { url, target } = await startServer().then(async (server) => {
      await server[Symbol.asyncDispose]();
      return server;
    });
    await expect(verify(target, { mark: "nobody" })).rejects.toThrow(
      new RegExp(`^${url} can't be reached: ECONNREFUSED\\.$`),
    );
  });

  test("that the credentials are refused, and that it is another server", async () => {
    await using server = await startServer();
    const { auth: _, ...target } = server.target;
    const auth = readCredentials({ GA_TOKEN: "unknown" }).auth;
    await expect(verify({ ...target, auth }, { mark: "nobody" })).rejects.toThrow(
      "refuses the credentials: APIGW.0301",
    );
    await using other = await startServer(() => Promise.resolve(new Response("<html>")));
    await expect(verify(other.target, { mark: "nobody" })).rejects.toThrow(
      "answers 200, and not as the listener API does",
    );
  });
});

describe("recorded traffic", () => {
  const urls = { listeners: "https://ga.example.com", iam: "https://iam.example.com" };

  /** What a client was answered, as recorded. */
  const record = async (): Promise<readonly Exchange[]> => {
    await using server = await startServer();
    const { call, exchanges } = createSession(server.target, "recorded");
    await call("listListeners", { query: { limit: 2 } });
    await call("showListener", { path: { listener_id: "unknown" } });
    return exchanges;
  };

  const archive = async (exchanges: readonly Exchange[], name = "traffic.har") => {
    const file = join(home, name);
    await writeFile(file, JSON.stringify(toHar(urls.listeners, exchanges)));
    return readArchive(file, urls);
  };

  const verdictsOf = async (exchanges: readonly Exchange[]) =>
    Object.fromEntries(
      (await judgeArchive(await archive(exchanges))).map(({ name, verdict }) => [name, verdict]),
    );

  test("that is as documented holds", async () => {
    expect(await verdictsOf(await record())).toMatchObject({
      ...{ listListeners: "held", showListener: "held", createListener: "not tried" },
    });
  });

  test("that isn't differs, by operation, and so does an operation that nobody described", async () => {
    const [list, shown] = await record();
    if (list === undefined || shown === undefined) throw new Error("nothing was recorded");
    const lying = { ...list, response: { ...list.response, body: '{"listeners":7}' } };
    const unknown = { ...shown, request: { ...shown.request, url: "/v2/listeners?a=1" } };
    expect(await verdictsOf([lying, shown, unknown])).toMatchObject({
      ...{ listListeners: "differs", showListener: "held", "GET /v2/listeners": "differs" },
    });
  });

  test.each([
    ["nothing.har", undefined, "doesn't exist"],
    ["text.har", "text", "is no JSON"],
    ["null.har", "null", "has no log.entries"],
    ["entries.har", '{"log":{"entries":[{}]}}', "log.entries[0]"],
    ["empty.har", '{"log":{"entries":[]}}', "has no request to https://ga.example.com"],
  ])("that can't be read: %s", async (name, text, part) => {
    const file = join(home, name);
    if (text !== undefined) await writeFile(file, text);
    await expect(readArchive(file, urls)).rejects.toThrow(part);
  });
});
