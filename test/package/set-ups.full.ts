/** The packed mock where it is used: in Vitest's environments, and behind the commands that start it. */
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { createConsumer, run, type Consumer } from "./consumer.ts";

let consumer: Consumer;
beforeAll(() => {
  consumer = createConsumer([
    "axios@1.21.1",
    "happy-dom@21.0.4",
    "jsdom@29.1.1",
    "msw@3.0.5",
    "vitest@5.1.1",
  ]);
  consumer.write(
    "package.json",
    JSON.stringify({ type: "module", scripts: { mock: "ga-listeners mock --port 0" } }),
  );
});
afterAll(() => {
  consumer[Symbol.dispose]();
});

const inAnEnvironment = `
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import axios from "axios";
import { setupServer } from "msw/node";
import { accessKey, createClient, token } from "ga-listeners";
import { createMock } from "ga-listeners/mock";
import { handlers } from "ga-listeners/msw";
import { createMockTest } from "ga-listeners/vitest";

const listener = {
  name: "web", protocol: "TCP", port_ranges: [{ from_port: 443, to_port: 443 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
};
const headers = { "X-Auth-Token": "mock-token", "Content-Type": "application/json" };
const baseUrl = "https://ga.myhuaweicloud.com";
const post = () => ({ method: "POST", headers, body: JSON.stringify({ listener }) });

describe("in process", () => {
  const mock = createMock({ settle: "2s" });
  const client = (auth) => createClient({ auth, baseUrl: "http://127.0.0.1:1", fetch: mock.fetch });
  afterEach(() => { vi.useRealTimers(); mock.reset(); });
  test("a Request, an init with a signal, an example", async () => {
    const { signal } = new AbortController();
    expect((await mock.fetch(new Request(baseUrl + "/v1/listeners", post()))).status).toBe(201);
    mock.reset();
    expect((await mock.fetch(baseUrl + "/v1/listeners", { ...post(), signal })).status).toBe(201);
    const shown = await mock.fetch(baseUrl + "/v1/listeners", { headers: { ...headers, Prefer: "code=503" } });
    expect(shown.status).toBe(503);
  });
  test("a signed client", async () => {
    await client(accessKey({ accessKey: "AccessKey", secretKey: "SecretKey" })).listeners.create(listener);
  });
  test("under fake timers", async () => {
    vi.useFakeTimers({ now: new Date("2030-01-01") });
    const { id } = await client(token(mock.token)).listeners.create(listener);
    vi.advanceTimersByTime(10_000);
    expect(await client(token(mock.token)).listeners.show(id)).toMatchObject({ status: "ACTIVE" });
  });
  test("given up before it was sent", async () => {
    await mock.fetch(baseUrl + "/v1/listeners", { ...post(), signal: AbortSignal.abort() }).catch(() => {});
    expect(mock.journal.list()).toEqual([]);
  });
});

describe("under MSW", () => {
  const mock = createMock({ settle: 0 });
  const server = setupServer(...handlers({ mock }));
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterAll(() => server.close());
  afterEach(() => mock.reset());
  test("fetch", async () => {
    expect((await fetch(baseUrl + "/v1/listeners", post())).status).toBe(201);
  });
  test("the client", async () => {
    await createClient({ auth: token("mock-token"), baseUrl }).listeners.create(listener);
  });
  test("axios, with credentials", async () => {
    const options = { headers: { "X-Auth-Token": "mock-token" }, withCredentials: true };
    expect((await axios.post(baseUrl + "/v1/listeners", { listener }, options)).status).toBe(201);
  });
});

createMockTest({ settle: 0 })("over the network", async ({ mock }) => {
  const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, fetch: mock.fetch });
  await ga.listeners.create(listener);
  expect(mock.journal.list()).toHaveLength(1);
});
`;

test.each(["node", "jsdom", "happy-dom"])("works in Vitest's environment %s", (environment) => {
  consumer.write("set-up.test.js", inAnEnvironment);
  const vitest = join(consumer.dir, "node_modules/vitest/vitest.mjs");
  run(process.execPath, [vitest, "run", "--environment", environment], consumer.dir);
});

const commands: readonly (readonly [string, string, readonly string[]])[] = [
  ["npm", "npm", ["run", "mock"]],
  ["npx", "npx", ["--no-install", "ga-listeners", "mock", "--port", "0"]],
  ["npm exec", "npm", ["exec", "--", "ga-listeners", "mock", "--port", "0"]],
  ["a shell", "sh", ["-c", "node_modules/.bin/ga-listeners mock --port 0 2>&1 && true"]],
  ["itself", "node_modules/.bin/ga-listeners", ["mock", "--port", "0"]],
];

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/_mock/health`).then(
    () => true,
    () => false,
  );

/** Starts a command, and gives its process and the URL that it prints. */
const start = async (command: string, args: readonly string[]) => {
  const child = spawn(command, args, { cwd: consumer.dir, stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data: Buffer) => {
      out += data.toString();
      const found = /Mock\s+(http:\S+)/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("close", () => {
      reject(new Error(`${command} ended with ${out}`));
    });
  });
  return { child, url, out: () => out };
};

describe.each(commands)("started by %s", (_, command, args) => {
  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "it ends with what started it, on %s",
    async (signal) => {
      const { child, url } = await start(command, args);
      expect(await isUp(url)).toBe(true);
      child.kill(signal);
      await expect.poll(() => isUp(url), { interval: 50 }).toBe(false);
    },
  );
});

test("its page is there with all that it is made of", async () => {
  const { child, url } = await start("node_modules/.bin/ga-listeners", ["mock", "--port", "0"]);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const missing: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 400) missing.push(response.url());
    });
    await page.goto(url);
    await page.getByText("Live", { exact: true }).waitFor();
    await page.getByText("listener: 0").waitFor();
    await page.getByRole("button", { name: "Every list takes 2 s" }).click();
    await page.getByText("0 of 0").waitFor();
    expect(missing).toEqual([]);
  } finally {
    await browser.close();
    child.kill("SIGTERM");
  }
});

test("left running by a shell, it goes on", async () => {
  const line = "node_modules/.bin/ga-listeners mock --port 0 & echo Process $!; wait";
  const { child, url, out } = await start("sh", ["-c", line]);
  child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await isUp(url)).toBe(true);
  process.kill(Number(/Process (\d+)/.exec(out())?.[1]));
});

const isolated = ["-Urpf", "--mount-proc"];
const canIsolate = spawnSync("unshare", [...isolated, "true"]).status === 0;

test.runIf(canIsolate).each(["SIGTERM", "SIGINT", "SIGHUP"])(
  "as process 1 it ends on %s",
  async (signal) => {
    const { child, url } = await start("unshare", [
      ...isolated,
      process.execPath,
      "node_modules/ga-listeners/dist/package/src/command.js",
      ...["mock", "--port", "0"],
    ]);
    const { stdout } = spawnSync("pgrep", ["-P", String(child.pid)], { encoding: "utf8" });
    process.kill(Number(stdout), signal);
    await expect.poll(() => isUp(url), { interval: 50 }).toBe(false);
  },
);
