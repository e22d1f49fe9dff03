/** The packed package beside the oldest and the newest of what it works with, on every Node it is promised for. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsumer, run, type Consumer } from "./consumer.ts";

const platform = `node-${process.platform}-${process.arch}`;
const nodes = {
  "20.19.0": `node-20@npm:${platform}@20.19.0`,
  "22.12.0": `node-22@npm:${platform}@22.12.0`,
  "24.21.0": `node-24@npm:${platform}@24.21.0`,
};
type NodeVersion = keyof typeof nodes;
const every = Object.keys(nodes) as NodeVersion[];

/** Runs a file of a project under one of the Nodes installed in it. */
const runUnder = (consumer: Consumer, node: NodeVersion, args: readonly string[]): string => {
  const binary = join(consumer.dir, `node_modules/node-${node.slice(0, 2)}/bin/node`);
  expect(run(binary, ["--version"], consumer.dir).trim()).toBe(`v${node}`);
  return run(binary, args, consumer.dir);
};

const listener = `{
  name: "web", protocol: "TCP", port_ranges: [{ from_port: 443, to_port: 443 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
}`;

describe("without any peer", () => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = createConsumer(Object.values(nodes));
    consumer.write(
      "entries.js",
      `import { createClient, token, ValidationError } from "ga-listeners";
       import { createRuntime } from "ga-listeners/runtime";
       import { validate } from "ga-listeners/validate";
       import { startMock } from "ga-listeners/mock";
       import document from "ga-listeners/openapi.json" with { type: "json" };
       const mock = await startMock({ port: 0, settle: 0 });
       const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, validate });
       const { id } = await ga.listeners.create(${listener});
       const { status } = await ga.listeners.waitUntilActive(id);
       const refused = await ga.listeners.create({}).catch((error) => error instanceof ValidationError);
       await mock.close();
       console.log(JSON.stringify([status, refused, typeof createRuntime, document.openapi]));`,
    );
    consumer.write(
      "common.cjs",
      `const { createClient } = require("ga-listeners");
       console.log(typeof createClient({}).listeners.list);`,
    );
  });
  afterAll(() => {
    consumer[Symbol.dispose]();
  });

  test("nothing but the two dependencies is installed beside it", () => {
    const lock = JSON.parse(readFileSync(join(consumer.dir, "package-lock.json"), "utf8")) as {
      packages: Record<string, object>;
    };
    const installed = Object.keys(lock.packages).filter(
      (path) => path !== "" && !path.startsWith("node_modules/node-"),
    );
    expect(installed.map((path) => path.replace("node_modules/", "")).sort()).toEqual([
      "@noble/hashes",
      "ga-listeners",
      "openapi-fetch",
      "openapi-typescript-helpers",
    ]);
  });

  test.each(every)("client, validators, mock and document work on Node %s", (node) => {
    expect(JSON.parse(runUnder(consumer, node, ["entries.js"]))).toEqual([
      "ACTIVE",
      true,
      "function",
      "3.1.1",
    ]);
    expect(runUnder(consumer, node, ["common.cjs"]).trim()).toBe("function");
  });

  test.each(every)("the command works on Node %s", (node) => {
    const command = "node_modules/ga-listeners/dist/package/src/command.js";
    expect(runUnder(consumer, node, [command, "explain", "GA.9101"])).toContain("GA.9101");
  });

  test("the help of an error opens in the project's folder", () => {
    consumer.write(
      "help.js",
      `import { createClient, token } from "ga-listeners";
       import { createMock } from "ga-listeners/mock";
       const mock = createMock();
       const ga = createClient({ auth: token(mock.token), fetch: mock.fetch });
       await ga.listeners.show("absent").catch((error) => console.log(error.help));`,
    );
    const [file = "", anchor = ""] = consumer.node("help.js").trim().split("#");
    expect(existsSync(join(consumer.dir, file))).toBe(true);
    expect(anchor).toBe("ga-9002");
    expect(readFileSync(join(consumer.dir, file), "utf8")).toContain('id="ga-9002"');
  });
});

const inAProject = `
import { afterAll, beforeAll, expect, test } from "vitest";
import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { createClient, token } from "ga-listeners";
import { handlers } from "ga-listeners/msw";
import { createMockTest } from "ga-listeners/vitest";

const own = http.get("https://ga.myhuaweicloud.com/other", () => HttpResponse.text("own"));
const server = setupServer(...handlers(), own);
beforeAll(() => server.listen({ onUnhandledRequest: "bypass" }));
afterAll(() => server.close());

test("what no document has a path for falls through to the next handler", async () => {
  expect(await (await fetch("https://ga.myhuaweicloud.com/other")).text()).toBe("own");
});

test("handlers answer", async () => {
  const ga = createClient({ auth: token("mock-token") });
  const { id } = await ga.listeners.create(${listener});
  expect((await ga.listeners.show(id)).name).toBe("web");
});

const withMock = createMockTest({ settle: 0 });
withMock("the fixture gives a mock", async ({ mock }) => {
  const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, fetch: mock.fetch });
  await ga.listeners.create(${listener});
  expect(mock.journal.list()).toHaveLength(1);
});
withMock("of its own for every test", async ({ mock }) => {
  const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, fetch: mock.fetch });
  expect((await ga.listeners.list()).items).toEqual([]);
});
`;

describe.each<{ vitest: string; msw: string; on: NodeVersion[] }>([
  { vitest: "3.2.0", msw: "2.10.0", on: every },
  { vitest: "3.2.7", msw: "2.11.0", on: ["20.19.0"] },
  { vitest: "4.1.12", msw: "2.15.0", on: every },
  { vitest: "5.1.1", msw: "3.0.5", on: ["22.12.0", "24.21.0"] },
])("beside Vitest $vitest and MSW $msw", ({ vitest, msw, on }) => {
  let consumer: Consumer;
  beforeAll(() => {
    consumer = createConsumer([`vitest@${vitest}`, `msw@${msw}`, ...on.map((node) => nodes[node])]);
    consumer.write("set-up.test.js", inAProject);
  });
  afterAll(() => {
    consumer[Symbol.dispose]();
  });

  test("those versions are what is installed", () => {
    const versionOf = (name: string): unknown =>
      (
        JSON.parse(
          readFileSync(join(consumer.dir, `node_modules/${name}/package.json`), "utf8"),
        ) as { version: unknown }
      ).version;
    expect([versionOf("vitest"), versionOf("msw")]).toEqual([vitest, msw]);
  });

  test.each(on)("fixture and handlers work on Node %s", (node) => {
    expect(runUnder(consumer, node, ["node_modules/vitest/vitest.mjs", "run"])).toContain(
      "4 passed",
    );
  });
});

test("Jest loads it", () => {
  const consumer = createConsumer(["jest@30.2.0"]);
  consumer.write(
    "package.json",
    JSON.stringify({ type: "module", jest: { transform: {}, testMatch: ["**/jest.test.js"] } }),
  );
  consumer.write(
    "jest.test.js",
    `import { createClient, token } from "ga-listeners";
     import { createMock } from "ga-listeners/mock";
     test("a call", async () => {
       const mock = createMock();
       const ga = createClient({ auth: token(mock.token), fetch: mock.fetch });
       expect((await ga.listeners.create(${listener})).status).toBe("PENDING");
     });`,
  );
  const args = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--silent"];
  run(process.execPath, args, consumer.dir);
  consumer[Symbol.dispose]();
});
