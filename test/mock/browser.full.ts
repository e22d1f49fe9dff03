import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startMock } from "../support/mock.ts";
import { listenerWith } from "../contract/wrong.ts";
import { launchBrowser } from "../support/browser.ts";
import { serveFolder } from "../support/static-server.ts";
import type { Browser, Page } from "playwright-core";
import type { StaticServer } from "../support/static-server.ts";

const page = "<!doctype html><title>app</title>";

/** What a page's script does with the mock behind MSW's service worker. */
const script = `
  import { setupWorker } from "msw/browser";
  import { createMock, handlers } from "./src/ga/mock/msw.ts";
  globalThis.mock = createMock({ settle: "manual" });
  globalThis.started = setupWorker(...handlers({ mock })).start({ quiet: true });
`;

/** The same for an API of the page's own origin, as a development server's proxy has it. */
const ownScript = (place: string): string => `
  import { setupWorker } from "msw/browser";
  import { handlers } from "./src/ga/mock/msw.ts";
  globalThis.started = setupWorker(...handlers({ origins: [${place}] }))
    .start({ quiet: true, onUnhandledRequest: "bypass" });
`;

const bundleOf = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL("../..", import.meta.url)) },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
};

const scripted = (file: string): string => `${page}<script type="module" src="${file}"></script>`;

let browser: Browser;
let site: StaticServer;

beforeAll(async () => {
  const [app = "", own = "", below = ""] = await Promise.all(
    [script, ownScript("location.origin"), ownScript('"/api"')].map(bundleOf),
  );
  const worker = readFileSync(
    fileURLToPath(import.meta.resolve("msw/mockServiceWorker.js")),
    "utf8",
  );
  site = await serveFolder(tmpdir(), {
    "/": page,
    "/app.js": app,
    "/own.js": own,
    "/below.js": below,
    "/late.js": "export const answer = 42;",
    "/style.css": "body { color: red }",
    "/v1/listeners/one.html": "the application's page",
    "/api/v1/listeners/one.html": "the application's page",
    "/mockServiceWorker.js": worker,
    "/worker.html": scripted("/app.js"),
    "/own.html": scripted("/own.js"),
    "/below.html": scripted("/below.js"),
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page of a context of its own: no other's service worker is there. */
const open = async (path: string): Promise<Page> => {
  const tab = await browser.newPage();
  await tab.goto(site.url + path);
  return tab;
};

interface Call {
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  readonly credentials?: "include";
}

/** Calls from inside the page, and returns what the page's script may see. */
const callFrom = (tab: Page, call: Call) =>
  tab.evaluate(async ({ method, url, headers = {}, body, credentials }) => {
    try {
      const response = await fetch(url, {
        method,
        credentials: credentials ?? "same-origin",
        headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        value: text === "" ? undefined : (JSON.parse(text) as Record<string, unknown>),
      };
    } catch (error) {
      return { status: 0, headers: {}, value: { error: (error as Error).name } };
    }
  }, call);

describe("a page of another origin", () => {
  test("creates, lists, tags and deletes, and reads what it needs of the headers", async () => {
    await using mock = await startMock({ settle: 0 });
    const tab = await open("/");
    const headers = { "X-Auth-Token": mock.token };
    const listeners = `${mock.url}/v1/listeners`;
    const created = await callFrom(tab, {
      method: "POST",
      url: listeners,
      headers,
      body: listenerWith({}),
    });
    expect(created.status).toBe(201);
    expect(created.headers["x-request-id"]).toBe(created.value?.["request_id"]);
    expect(created.headers["date"]).toBeDefined();
    const { id } = created.value?.["listener"] as { id: string };
    expect(
      await callFrom(tab, { method: "GET", url: `${listeners}/${id}`, headers }),
    ).toMatchObject({
      status: 200,
      value: { listener: { id, status: "ACTIVE" } },
    });
    const url = `${mock.url}/v1/ga-listeners/${id}/tags/delete`;
    const body = { tags: [{ key: "tagKey" }] };
    expect(await callFrom(tab, { method: "DELETE", url, headers, body })).toMatchObject({
      status: 204,
    });
    expect(
      await callFrom(tab, { method: "DELETE", url: `${listeners}/${id}`, headers }),
    ).toMatchObject({ status: 204 });
    await tab.close();
  });

  test("reads errors, Retry-After, Allow and the token's header", async () => {
    await using mock = await startMock();
    const tab = await open("/");
    const headers = { "X-Auth-Token": mock.token };
    mock.faults.add({ operation: "listListeners", status: 429, retryAfter: 3 });
    const listeners = `${mock.url}/v1/listeners`;
    expect(await callFrom(tab, { method: "GET", url: listeners, headers })).toMatchObject({
      status: 429,
      headers: { "retry-after": "3" },
      value: { error_code: "APIGW.0308" },
    });
    expect(await callFrom(tab, { method: "PUT", url: listeners, headers, body: {} })).toMatchObject(
      {
        status: 405,
        headers: { allow: "GET, HEAD, OPTIONS, POST" },
      },
    );
    const user = { name: "a", password: "b", domain: { name: "c" } };
    const auth = {
      identity: { methods: ["password"], password: { user } },
      scope: { domain: { name: "c" } },
    };
    const token = await callFrom(tab, {
      method: "POST",
      url: `${mock.url}/v3/auth/tokens`,
      body: { auth },
    });
    expect(token.headers["x-subject-token"]).toMatch(/^MIID/);
    await tab.close();
  });

  test("may send its credentials, and still read whatever comes", async () => {
    await using mock = await startMock();
    const tab = await open("/");
    const headers = { "X-Auth-Token": mock.token, traceparent: "00-1", Prefer: "code=200" };
    const url = `${mock.url}/v1/listeners`;
    const call = (method: string, more: Partial<Call>) =>
      callFrom(tab, { method, url, headers, credentials: "include", ...more });
    expect(await call("GET", {})).toMatchObject({ status: 200 });
    expect(await call("POST", { body: {} })).toMatchObject({ status: 400 });
    expect(await call("PATCH", { body: {} })).toMatchObject({ status: 405 });
    expect(await call("GET", { headers: {} })).toMatchObject({ status: 401 });
    expect(await call("POST", { body: "x".repeat(1_100_000) })).toMatchObject({ status: 413 });
    const large = { ...headers, "X-Large": "a".repeat(20_000) };
    expect(await call("GET", { headers: large })).toMatchObject({ status: 431 });
    const byRequest = await tab.evaluate(
      (address) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.open("GET", address);
          request.withCredentials = true;
          request.setRequestHeader("X-Auth-Token", "mock-token");
          request.onloadend = () => {
            resolve(request.status);
          };
          request.send();
        }),
      url,
    );
    expect(byRequest).toBe(200);
    const granted = { "Access-Control-Allow-Origin": "https://elsewhere.test" };
    mock.faults.add({ status: 503, headers: granted });
    expect(await call("GET", { headers: { "X-Auth-Token": mock.token } })).toMatchObject({
      status: 0,
    });
    await tab.close();
  });

  test("has no way into the control plane, unless it is allowed", async () => {
    await using closed = await startMock();
    await using opened = await startMock({ control: { origins: [site.url] } });
    const tab = await open("/");
    for (const { url } of [closed, opened]) {
      const headers = { "X-Auth-Token": closed.token };
      await callFrom(tab, {
        method: "POST",
        url: `${url}/v1/listeners`,
        headers,
        body: listenerWith({}),
      });
    }
    const reset = (url: string) => callFrom(tab, { method: "POST", url: `${url}/_mock/reset` });
    for (const [method, path, body] of [
      ["POST", "reset", undefined],
      ["GET", "state", undefined],
      ["PUT", "state", {}],
    ] as const) {
      expect(
        await callFrom(tab, { method, url: `${closed.url}/_mock/${path}`, body }),
      ).toMatchObject({
        status: 403,
        value: { error_msg: expect.stringContaining(`--control-origin ${site.url}`) as string },
      });
    }
    await tab.evaluate(
      (url) => fetch(url, { method: "POST", mode: "no-cors" }),
      `${closed.url}/_mock/reset`,
    );
    expect(closed.journal.list()).not.toEqual([]);
    expect(await reset(opened.url)).toMatchObject({ status: 204 });
    expect(opened.journal.list()).toEqual([]);
    expect(
      await callFrom(tab, {
        method: "POST",
        url: `${opened.url}/_mock/clock`,
        body: { advance: "1s" },
      }),
    ).toMatchObject({ status: 200 });
    await tab.close();
  });
});

describe("under MSW's service worker", () => {
  test("the API answers a page without any server", async () => {
    const tab = await open("/worker.html");
    const token = await tab.evaluate(async () => {
      const { started, mock } = globalThis as unknown as {
        started: Promise<void>;
        mock: { token: string };
      };
      await started;
      return mock.token;
    });
    const headers = { "X-Auth-Token": token };
    const url = "https://ga.myhuaweicloud.com/v1/listeners";
    expect(
      await callFrom(tab, { method: "POST", url, headers, body: listenerWith({}) }),
    ).toMatchObject({ status: 201 });
    expect(await callFrom(tab, { method: "POST", url, headers, body: {} })).toMatchObject({
      status: 400,
      value: { error_msg: "Invalid listener: is required" },
    });
    expect(await callFrom(tab, { method: "GET", url, headers })).toMatchObject({
      status: 200,
      value: { page_info: { current_count: 1 } },
    });
    await tab.evaluate(() => {
      (globalThis as unknown as { mock: { faults: { add(rule: object): void } } }).mock.faults.add({
        reset: true,
      });
    });
    expect(await callFrom(tab, { method: "GET", url, headers })).toMatchObject({
      status: 0,
      value: { error: "TypeError" },
    });
    await tab.close();
  });

  test.each([
    ["its own origin", "own", ""],
    ["a path of it", "below", "/api"],
  ])("an API of %s leaves the application its own", async (_, name, base) => {
    const tab = await open(`/${name}.html`);
    await tab.evaluate(() => (globalThis as unknown as { started: Promise<void> }).started);
    const headers = { "X-Auth-Token": "mock-token" };
    const listeners = `${site.url}${base}/v1/listeners`;
    expect(await callFrom(tab, { method: "GET", url: listeners, headers })).toMatchObject({
      status: 200,
      value: { listeners: [] },
    });
    const example = { ...headers, Prefer: "code=503" };
    expect(await callFrom(tab, { method: "GET", url: listeners, headers: example })).toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
    });
    // As text, since Vitest would rewrite an import().
    const seen = await tab.evaluate(`(async () => [
      (await import("/late.js")).answer,
      await (await fetch("/style.css")).text(),
      (await fetch("/nothing")).status,
    ])()`);
    expect(seen).toEqual([42, "body { color: red }", 404]);
    const again = await tab.goto(`${site.url}/${name}.html`);
    expect([again?.status(), await tab.title()]).toEqual([200, "app"]);
    // A page may stand where the API does.
    const page = await tab.goto(`${listeners}/one.html`);
    expect(await page?.text()).toBe("the application's page");
    await tab.context().close();
  });
});

test("a bundle for browsers has the mock, and nothing of Node", async () => {
  const bundle = await build({
    stdin: {
      contents:
        'import { createMock } from "./src/ga/mock/browser.ts"; globalThis.mock = createMock();',
      resolveDir: fileURLToPath(new URL("../..", import.meta.url)),
    },
    bundle: true,
    format: "iife",
    platform: "browser",
    write: false,
  });
  const tab = await open("/");
  await tab.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
  const status = await tab.evaluate(async () => {
    const { mock } = globalThis as unknown as { mock: { token: string; fetch: typeof fetch } };
    const headers = { "X-Auth-Token": mock.token };
    return (await mock.fetch("http://mock/v1/listeners", { headers })).status;
  });
  expect(status).toBe(200);
  await tab.close();
});
