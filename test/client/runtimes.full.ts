import { execFile, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { build, transformSync } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startMock } from "../support/mock.ts";
import type { MockServer } from "../support/mock.ts";
import { createConsumer } from "../package/consumer.ts";
import type { Consumer } from "../package/consumer.ts";
import { launchBrowser } from "../support/browser.ts";
import { vectors } from "../ga/signing-vectors.ts";
import { serveFolder } from "../support/static-server.ts";

const platform = `node-${process.platform}-${process.arch}`;
const runtimes = ["deno@2.9.6", "bun@1.4.5", "workerd@1.20261117.1"];
const nodes = [`node-20@npm:${platform}@20.20.2`, `node-22@npm:${platform}@22.23.3`];

let consumer: Consumer;
let mock: MockServer;

beforeAll(async () => {
  consumer = createConsumer([...runtimes, ...nodes]);
  const source = readFileSync(join(import.meta.dirname, "support/tour.ts"), "utf8");
  const { code } = transformSync(source, { loader: "ts", target: "es2022" });
  consumer.write(
    "tour.js",
    code
      .replace("../../../src/index.ts", "ga-listeners")
      .replace("../../../src/validate.ts", "ga-listeners/validate"),
  );
  consumer.write(
    "run.js",
    `import { tour } from "./tour.js";
     const [url, port] = globalThis.Deno ? Deno.args : process.argv.slice(2);
     console.log(JSON.stringify(await tour(url, Number(port))));`,
  );
  consumer.write(
    "worker-source.js",
    `import { tour } from "./tour.js";
     export default { async fetch(request) {
       const { searchParams } = new URL(request.url);
       return Response.json(await tour(searchParams.get("mock"), 80));
     } };`,
  );
  consumer.write("page-source.js", `import { tour } from "./tour.js"; globalThis.tour = tour;`);
  mkdirSync(join(consumer.dir, "page"));
  consumer.write("page/index.html", `<!doctype html><script type="module" src="page.js"></script>`);
  const bundle = {
    absWorkingDir: consumer.dir,
    bundle: true,
    format: "esm",
    target: "es2022",
  } as const;
  await build({ ...bundle, entryPoints: ["worker-source.js"], outfile: "worker.js" });
  await build({ ...bundle, entryPoints: ["page-source.js"], outfile: "page/page.js" });
});
afterAll(() => {
  consumer[Symbol.dispose]();
});

beforeEach(async () => {
  mock = await startMock({ settle: 50 });
  mock.faults.add({ operation: "showListenerTags", redirect: "https://elsewhere.example/" });
  mock.faults.add({ operation: "countListenersByTag", stall: "headers" });
  mock.faults.add({ operation: "listListenerTags", truncate: 5 });
});
afterEach(() => mock.close());

const outcome = {
  status: "ACTIVE",
  names: ["web"],
  hasRequestId: true,
  tags: [{ key: "schlüssel", value: "一" }],
  unknown: "GA.9002",
  invalid: "ValidationError",
  dots: "ValidationError",
  redirected: "RedirectError",
  stalled: "TimeoutError",
  cut: "ConnectionError",
  unreachable: "ConnectionError",
  aborted: "RangeError",
  tokens: 1,
};

const agents = () => [
  ...new Set(
    mock.journal.list({ method: "POST" }).map(({ request }) => request.headers["user-agent"]),
  ),
];

describe.each([
  ["Node 20", ["node-20/bin/node"]],
  ["Node 22", ["node-22/bin/node"]],
  ["Node 24", [process.execPath]],
  ["Deno", [".bin/deno", "run", "--allow-all", "--no-prompt"]],
  ["Bun", [".bin/bun", "run"]],
])("in %s", (_, [command = "", ...args]) => {
  test("the built package does all it says", async () => {
    const path = command.startsWith("/") ? command : join(consumer.dir, "node_modules", command);
    const { stdout } = await promisify(execFile)(path, [...args, "run.js", mock.url, "80"], {
      cwd: consumer.dir,
    });
    expect(JSON.parse(stdout)).toEqual(outcome);
    expect(agents()).toEqual([expect.stringMatching(/^ga-listeners\//)]);
  });
});

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

test("in workerd the built package does all it says", async () => {
  const port = await freePort();
  consumer.write(
    "worker.capnp",
    `using Workerd = import "/workerd/workerd.capnp";
     const config :Workerd.Config = (
       services = [
         (name = "tour", worker = (
           modules = [(name = "worker", esModule = embed "worker.js")],
           compatibilityDate = "2026-11-01", globalOutbound = "network")),
         (name = "network", network = (allow = ["public", "private", "local"]))
       ],
       sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "tour")]);`,
  );
  const workerd = spawn(
    join(consumer.dir, "node_modules/.bin/workerd"),
    ["serve", "worker.capnp"],
    {
      cwd: consumer.dir,
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  try {
    const ask = (): Promise<Response> =>
      fetch(`http://127.0.0.1:${port}/?mock=${encodeURIComponent(mock.url)}`).catch(
        async (error: Error) => {
          if (workerd.exitCode !== null || !JSON.stringify(error.cause).includes("ECONNREFUSED"))
            throw error;
          await new Promise((resolve) => setTimeout(resolve, 50));
          return ask();
        },
      );
    const response = await ask();
    expect(JSON.parse(await response.text())).toEqual(outcome);
    expect(agents()).toEqual([expect.stringMatching(/^ga-listeners\//)]);
  } finally {
    workerd.kill();
  }
});

test("in a page of Chromium the published requests get the published signatures", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { hashes } from "./src/ga/hash.ts";
        import { stringToSign } from "./src/ga/signing.ts";
        globalThis.sign = (request) => hashes.createHmac("SecretKey")(stringToSign(request));`,
      resolveDir: join(import.meta.dirname, "../.."),
    },
    bundle: true,
    write: false,
  });
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.addScriptTag({ content: outputFiles[0]?.text ?? "" });
  for (const { request, body, date, signature } of vectors) {
    const [method = "", host = "", url = ""] = request.split(" ");
    const headers = { host, "x-sdk-date": date };
    const signed = ["host", "x-sdk-date"];
    const found = await page.evaluate(
      (each) => (globalThis as unknown as { sign: (request: object) => string }).sign(each),
      { method, url, headers, signed, ...(body === undefined ? {} : { body }) },
    );
    expect(found).toBe(signature);
  }
});

test("in a page of Chromium, across origins, the built package does all it says", async () => {
  await using browser = await launchBrowser();
  const server = await serveFolder(join(consumer.dir, "page"));
  const page = await browser.newPage();
  await page.goto(server.url);
  await page.waitForFunction(() => "tour" in globalThis);
  const found = await page.evaluate(
    (url) =>
      (globalThis as unknown as { tour: (url: string, port: number) => Promise<unknown> }).tour(
        url,
        80,
      ),
    mock.url,
  );
  expect(found).toEqual(outcome);
  expect(agents()).toEqual([expect.stringMatching(/^Mozilla/)]);
  await server.close();
});
