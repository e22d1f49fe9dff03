/** Security of any document, from its words to the request that a client sends and a mock takes. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRuntime } from "../../src/client/runtime.ts";
import type { Auth } from "../../src/client/auth.ts";
import type { Send } from "../../src/client/context.ts";
import { createMock } from "../../src/mock/index.ts";
import type { MockDocument } from "../../src/mock/types.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import { createTestClock } from "../client/support/clock.ts";
import { makeAll } from "./support/made.ts";

type Method = (...args: unknown[]) => Promise<unknown>;

interface Vault {
  readonly createMethods: (send: Send) => {
    readonly cases: Readonly<Record<"list" | "add" | "show" | "change" | "findOpenCases", Method>>;
    readonly doors: Readonly<Record<"list" | "add", Method>>;
  };
  readonly credentials: (given: object) => Auth;
}

let made: Awaited<ReturnType<typeof makeAll>>;
let vault: Vault;
let tables: MockDocument;

beforeAll(async () => {
  made = await makeAll(["vault.yaml"]);
  const load = (name: string) => made.all[0]?.load(name) as Promise<object>;
  vault = (await load("client.ts")) as Vault;
  const parts = [await load("operations.ts"), await load("validators.js")];
  tables = Object.assign({}, ...parts, { examples: () => load("examples.ts") }) as MockDocument;
});
afterAll(() => made.remove());

interface Sent {
  readonly url: string;
  readonly headers: Record<string, string>;
}

/** A client of the vault with these credentials, whose requests are kept. */
const openVault = (given: object | undefined, answer = () => new Response('{"id":"b1"}')) => {
  const sent: Sent[] = [];
  const clock = createTestClock();
  const { send, http } = createRuntime<never>({
    baseUrl: "https://vault.example.com/v2",
    auth: given && vault.credentials(given),
    retry: { attempts: 2 },
    clock,
    errors: { message: "reason" },
    fetch: (url, init) => {
      sent.push({
        url: String(url),
        headers: Object.fromEntries(init?.headers as Headers),
      });
      return Promise.resolve(answer());
    },
  });
  return { ...vault.createMethods(send), sent, http, clock };
};

describe("the client", () => {
  test("sends all of a set, in header and query", async () => {
    const { cases, sent } = openVault({ key: "k 1", tenant: "a/b c" });
    await cases.list({ size: 3 });
    expect(sent[0]?.url).toBe("https://vault.example.com/v2/cases?size=3&tenant%2Fid=a%2Fb%20c");
    expect(sent[0]?.headers["x-key"]).toBe("k 1");
  });

  test("sends of several alternatives the first for which it has everything", async () => {
    const both = openVault({ key: "k", oauth: "t" });
    await both.cases.add();
    expect(both.sent[0]?.headers).toMatchObject({ "x-key": "k" });
    expect(both.sent[0]?.headers).not.toHaveProperty("authorization");
    const one = openVault({ oauth: "t" });
    await one.cases.add();
    expect(one.sent[0]?.headers).toMatchObject({ authorization: "Bearer t" });
  });

  test("sends what is optional where it has it, and nothing where nothing is asked for", async () => {
    const known = openVault({ session: "s;1", key: "k" });
    await known.cases.show("b1");
    await known.cases.findOpenCases();
    expect(known.sent[0]?.headers["cookie"]).toBe("sid=s%3B1");
    expect(known.sent[1]?.headers).not.toHaveProperty("cookie");
    expect(known.sent[1]?.headers).not.toHaveProperty("x-key");
    const unknown = openVault({ key: "k" });
    await unknown.cases.show("b1");
    expect(unknown.sent[0]?.headers).not.toHaveProperty("cookie");
    expect(unknown.sent[0]?.headers).not.toHaveProperty("x-key");
  });

  test("writes a name and a password as Basic, in UTF-8", async () => {
    const login = { username: "Zoë", password: " pä:ss " };
    const { cases, sent } = openVault({ login, session: "s", tenant: "t" });
    await cases.change("b1");
    expect(sent[0]).toMatchObject({
      url: "https://vault.example.com/v2/cases/b1?tenant%2Fid=t",
      headers: { authorization: "Basic Wm/DqzogcMOkOnNzIA==", cookie: "sid=s" },
    });
    expect(Buffer.from("Wm/DqzogcMOkOnNzIA==", "base64").toString()).toBe("Zoë: pä:ss ");
  });

  test("writes tokens as Bearer, and other schemes of Authorization by their names", async () => {
    const trusted = openVault({ trusted: "t" });
    await trusted.doors.list();
    expect(trusted.sent[0]?.headers["authorization"]).toBe("Bearer t");
    const jwt = openVault({ jwt: "j" });
    await jwt.doors.list();
    expect(jwt.sent[0]?.headers["authorization"]).toBe("Bearer j");
    const stamp = openVault({ stamp: "red" });
    await stamp.doors.add();
    expect(stamp.sent[0]?.headers["authorization"]).toBe("Stamp red");
    const certificate = openVault({ certificate: true, key: "k" });
    await certificate.doors.add();
    expect(certificate.sent[0]?.headers["x-key"]).toBe("k");
  });

  test("asks a function before every attempt, with the scopes, and replaces what it sent before", async () => {
    const asked: unknown[] = [];
    const oauth = (scopes: readonly string[]) => Promise.resolve(`t${String(asked.push(scopes))}`);
    const busy = openVault({ oauth }, () => new Response('{"reason":"later"}', { status: 503 }));
    await expect(busy.clock.run(busy.cases.add())).rejects.toThrow("later");
    expect(asked[0]).toEqual(["cases:read", "cases:write"]);

    let count = 0;
    const next = () => `n${String(++count)}`;
    const answer = () => new Response("{}", { status: 503 });
    const again = openVault({ key: "k", tenant: next, session: next }, answer);
    await expect(again.clock.run(again.cases.list())).rejects.toThrow("503");
    expect(again.sent.map(({ url }) => url)).toEqual([
      "https://vault.example.com/v2/cases?tenant%2Fid=n1",
      "https://vault.example.com/v2/cases?tenant%2Fid=n2",
    ]);
    await expect(again.clock.run(again.cases.show("b1"))).rejects.toThrow("503");
    expect(again.sent.slice(2).map(({ headers }) => headers["cookie"])).toEqual([
      "sid=n3",
      "sid=n4",
    ]);
  });

  test("finds out what a call through http asks for", async () => {
    const { http, sent } = openVault({ key: "k", tenant: "t", session: "s" });
    const get = http.GET as (path: string, init?: object) => Promise<unknown>;
    await get("/cases");
    await get("/cases/open");
    await get("/cases/{id}", { params: { path: { id: "b1" } } });
    expect(sent.map(({ url }) => url.replace(/.*v2/, ""))).toEqual([
      "/cases?tenant%2Fid=t",
      "/cases/open",
      "/cases/b1",
    ]);
    expect(sent.map(({ headers }) => [headers["x-key"], headers["cookie"]])).toEqual([
      ["k", undefined],
      [undefined, undefined],
      [undefined, "sid=s"],
    ]);
  });

  test("says what is missing before anything is sent", async () => {
    const { cases, doors, sent } = openVault({ key: "k", session: "s" });
    await expect(cases.list()).rejects.toThrow(
      "auth lacks what listCases asks for: key and tenant",
    );
    await expect(doors.list()).rejects.toThrow(
      "auth lacks what listDoors asks for: trusted (doors:read) or jwt",
    );
    expect(sent).toEqual([]);
    expect(() => vault.credentials({ kye: "k" })).toThrow('credentials are for no scheme "kye"');
    expect(() => vault.credentials({ key: " " })).toThrow("key is not set");
    expect(() => vault.credentials({ key: "k\nX: 1" })).toThrow(
      "key must be text that a header can carry",
    );
    const login = { username: "a:b", password: "p" };
    const wrong = openVault({ login, session: "s", tenant: "t" });
    await expect(wrong.cases.change("b1")).rejects.toThrow(
      "login.username must be a name without a colon",
    );
  });

  test.each([undefined, null])("sends no key where its function gives %s", async (nothing) => {
    const { cases, sent } = openVault({ key: () => nothing, tenant: "t" });
    await expect(cases.list()).rejects.toThrow("key is not set");
    expect(sent).toEqual([]);
  });

  test("shows no credential in an error, wherever it was sent", async () => {
    const echo = () =>
      Response.json({ reason: "no key-123, te/nt or te%2Fnt" }, { status: 400, statusText: "No" });
    const { cases } = openVault({ key: "key-123", tenant: "te/nt" }, echo);
    await expect(cases.list()).rejects.toMatchObject({ message: "no ***, *** or ***" });
  });
});

describe("the mock", () => {
  const ask = async (path: string, method = "GET", headers = {}) => {
    const mock = createMock({ documents: [tables] });
    const response = await mock.fetch(`http://vault.test${path}`, { method, headers });
    const text = await response.text();
    return [response.status, text === "" ? undefined : (JSON.parse(text) as object)];
  };
  const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });

  test.each<[string, string, string, Record<string, string>]>([
    ["all of a set", "GET", "/cases?tenant/id=t", { "x-key": "k" }],
    ["the first alternative", "POST", "/cases", { "x-key": "k" }],
    ["the second one", "POST", "/cases", { authorization: "bearer t" }],
    ["nothing where it is optional", "GET", "/cases/b1", {}],
    ["a cookie", "PUT", "/cases/b1?tenant/id=t", { ...basic("a:b"), cookie: "x=1; sid=s" }],
    ["nothing where nothing is asked for", "GET", "/cases/open", {}],
    ["a key beside a certificate, which no request shows", "POST", "/doors", { "x-key": "k" }],
    ["a scheme of its own", "POST", "/doors", { authorization: "Stamp red" }],
  ])("takes %s", async (_, method, path, headers) => {
    expect(await ask(path, method, headers)).toEqual([200, { id: "b1" }]);
  });

  test.each<[string, string, string, Record<string, string>, string]>([
    ["half of a set", "GET", "/cases", { "x-key": "k" }, "key and tenant is needed"],
    ["the other half", "GET", "/cases?tenant/id=t", {}, "key and tenant is needed"],
    [
      "another scheme of Authorization",
      "POST",
      "/cases",
      { authorization: "Basic YTpi" },
      "key or oauth (cases:read, cases:write) is needed",
    ],
    [
      "what is no name and password",
      "PUT",
      "/cases/b1?tenant/id=t",
      { authorization: "Basic ???", cookie: "sid=s" },
      "login and session and tenant is needed",
    ],
    ["nothing", "GET", "/doors", {}, "trusted (doors:read) or jwt is needed"],
  ])("refuses %s, in the document's words", async (_, method, path, headers, words) => {
    expect(await ask(path, method, headers)).toEqual([
      401,
      { code: "LOCKED", reason: `Prove yourself: ${words}` },
    ]);
  });

  test("names the schemes of Authorization that would do", async () => {
    const mock = createMock({ documents: [tables] });
    const challenge = async (path: string) =>
      (await mock.fetch(`http://vault.test${path}`)).headers.get("www-authenticate");
    expect(await challenge("/doors")).toBe("Bearer");
    expect(await challenge("/cases")).toBeNull();
  });

  test("is called by the client", async () => {
    const mock = createMock({ documents: [tables] });
    const { send } = createRuntime({
      baseUrl: "http://localhost",
      auth: vault.credentials({
        ...{ key: "k", tenant: "t", session: "s", trusted: "o", certificate: true },
        login: { username: "a", password: "b" },
      }),
      fetch: (url, init) => mock.fetch(url, init),
    });
    const { cases, doors } = vault.createMethods(send);
    const calls = [cases.list(), cases.add(), cases.show("b1"), cases.change("b1")];
    const others = [cases.findOpenCases(), doors.list(), doors.add()];
    expect(await Promise.all([...calls, ...others])).toEqual(Array(7).fill({ id: "b1" }));
  });
});

test("the reference says what is needed together, what is enough and what is optional", () => {
  const document = made.all[0]?.document;
  const reference = document ? emitReference(document) : "";
  expect(reference).toContain("authentication `key` and `tenant`\n");
  expect(reference).toContain("authentication `key` or `oauth` (`cases:read`, `cases:write`)\n");
  expect(reference).toContain("authentication `session`, or none\n");
  expect(reference).toContain("tokenUrl `https://auth.example.com/token`");
  expect(reference).toContain("`cases:read`: Look into cases.");
});
