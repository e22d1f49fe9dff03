import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createConsumer, run, type Consumer } from "./consumer.ts";

const root = join(import.meta.dirname, "../..");
const compilers = { "5.9": "typescript@5.9.3", "6": "typescript@6.0.3", "7": "typescript@7.0.2" };

let consumer: Consumer;
beforeAll(() => {
  consumer = createConsumer([
    ...Object.entries(compilers).map(([name, spec]) => `typescript-${name}@npm:${spec}`),
    "msw@3.0.5",
    "vitest@5.1.1",
  ]);
});
afterAll(() => {
  consumer[Symbol.dispose]();
});

const everyEntry = `
import { createClient, token, iamPassword, accessKey, fromEnvironment, isApiError, GaError, ApiError,
  ConnectionError, TimeoutError, ResponseFormatError, RedirectError, ValidationError,
  UncertainOutcomeError, ConfigurationError, type ListenerDetail } from "ga-listeners";
import { validate } from "ga-listeners/validate";
import { startMock, createMock } from "ga-listeners/mock";

const mock = await startMock({ port: 0 });
const ga = createClient({ auth: token(mock.token), baseUrl: mock.url, validate });
const made: ListenerDetail = await ga.listeners.create({
  name: "web", protocol: "TCP", port_ranges: [{ from_port: 443, to_port: 443 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
});
const names: string[] = [];
for await (const each of ga.listeners.list()) names.push(each.name);
try { await ga.listeners.show("absent"); } catch (error) {
  if (!isApiError(error, "GA.9002")) throw error;
  names.push(error.code, String(error instanceof ApiError && error instanceof GaError));
}
// @ts-expect-error a typo in an option
createClient({ auth: token("x"), baseUrls: "" });
// @ts-expect-error a value the document does not allow
void (() => ga.listeners.create({ ...made, protocol: "ICMP" }));
const all = [iamPassword, accessKey, fromEnvironment, ConnectionError, TimeoutError,
  ResponseFormatError, RedirectError, ValidationError, UncertainOutcomeError, ConfigurationError, createMock];
console.log(JSON.stringify({ name: made.name, names, functions: all.every((each) => typeof each === "function") }));
await mock.close();
`;
const peerEntries = `
import { handlers } from "ga-listeners/msw";
import * as fixture from "ga-listeners/vitest";
export const entries = [handlers, fixture];
`;
const options = {
  target: "ES2022",
  module: "nodenext",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
};

describe.each(Object.keys(compilers))("under TypeScript %s", (name) => {
  const compile = (file: string, more: object): string => {
    const config = `tsconfig.${file}.json`;
    consumer.write(
      config,
      JSON.stringify({ compilerOptions: { ...options, ...more }, files: [`${file}.ts`] }),
    );
    const tsc = join(consumer.dir, `node_modules/typescript-${name}/bin/tsc`);
    return run(process.execPath, [tsc, "-p", config], consumer.dir);
  };

  test("the entries without a peer compile in an empty project, libraries checked, and run", () => {
    consumer.write("every.ts", everyEntry);
    compile("every", { skipLibCheck: false });
    expect(JSON.parse(consumer.node("every.js"))).toEqual({
      name: "web",
      names: ["web", "GA.9002", "true"],
      functions: true,
    });
  });

  test("the entries for MSW and Vitest compile beside their peers", () => {
    consumer.write("peers.ts", peerEntries);
    // The peers' own declarations are not ours to check, and need Node's types.
    expect(compile("peers", { skipLibCheck: true })).toBe("");
  });
});

test("CommonJS gets the same by require", () => {
  consumer.write(
    "common.cjs",
    `const { createClient, token, isApiError } = require("ga-listeners");
     const { createMock } = require("ga-listeners/mock");
     const mock = createMock({ settle: 0 });
     const ga = createClient({ auth: token(mock.token), fetch: mock.fetch });
     ga.listeners.show("none").catch((error) => console.log(isApiError(error, "GA.9002")));`,
  );
  expect(consumer.node("common.cjs").trim()).toBe("true");
});

test("the command starts from the installed package", () => {
  const printed = run(
    join(consumer.dir, "node_modules/.bin/ga-listeners"),
    ["--help"],
    consumer.dir,
  );
  expect(printed).toContain("ga-listeners mock");
});

test("the document is importable as YAML and as JSON", () => {
  consumer.write(
    "document.js",
    `import json from "ga-listeners/openapi.json" with { type: "json" };
     import { readFileSync } from "node:fs";
     const yaml = readFileSync(new URL(import.meta.resolve("ga-listeners/openapi.yaml")), "utf8");
     console.log(JSON.stringify([json.openapi, /^openapi: (.+)$/m.exec(yaml)[1]]));`,
  );
  expect(JSON.parse(consumer.node("document.js"))).toEqual(["3.1.1", "3.1.1"]);
});

test("only the package's own files and two runtime dependencies are installed", () => {
  const installed = join(consumer.dir, "node_modules/ga-listeners");
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as {
    dependencies: object;
  };
  expect(Object.keys(dependencies)).toEqual(["@noble/hashes", "openapi-fetch"]);
  expect(readdirSync(installed).sort()).toEqual(
    ["CHANGELOG.md", "LICENSE", "README.md", "dist", "generated", "guides", "package.json"].sort(),
  );
});

describe("packed from a checkout in which nothing was built", () => {
  let folder: string;
  let unpacked: string;
  const git = (...args: string[]): string => run("git", args, root);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ga-listeners-checkout-"));
    const files = git("ls-files", "-z", "--cached", "--others", "--exclude-standard");
    for (const file of files.split("\0").filter(Boolean)) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      copyFileSync(join(root, file), join(folder, file));
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    const [packed] = JSON.parse(run("npm", ["pack", "--json"], folder)) as [{ filename: string }];
    run("tar", ["xzf", packed.filename], folder);
    unpacked = join(folder, "package");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("it has its code, and leaves the checkout as it was", () => {
    expect(existsSync(join(unpacked, "dist/package/src/index.js"))).toBe(true);
    expect(readFileSync(join(folder, "README.md"), "utf8")).toBe(
      readFileSync(join(root, "README.md"), "utf8"),
    );
    expect(readFileSync(join(root, ".gitignore"), "utf8").split("\n")).toContain("*.tgz");
  });

  test.each(["README.md", "guides/client.md", "guides/mock.md", "guides/recipes.md"])(
    "its %s speaks of nothing that it doesn't hold",
    (file) => {
      const text = readFileSync(join(unpacked, file), "utf8");
      expect(text).not.toContain("npm run");
      const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
      const paths = [...text.matchAll(/`(dist\/[^`]+)`/g)].map(([, path = ""]) => path);
      expect(links.length + paths.length).toBeGreaterThanOrEqual(file === "README.md" ? 5 : 0);
      const missing = [
        ...links.filter((path) => !existsSync(join(unpacked, dirname(file), path))),
        ...paths.filter((path) => !existsSync(join(unpacked, path))),
      ];
      expect(missing).toEqual([]);
    },
  );
});

test("every source map names its source and carries it", () => {
  const dir = join(consumer.dir, "node_modules/ga-listeners/dist/package/src");
  const maps = readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js.map"),
  );
  expect(maps.length).toBeGreaterThan(10);
  for (const map of maps) {
    const { sourcesContent } = JSON.parse(readFileSync(join(dir, map), "utf8")) as {
      sourcesContent?: string[];
    };
    expect(sourcesContent?.[0], map).toBeTruthy();
    expect(existsSync(join(dir, map.slice(0, -".map".length))), map).toBe(true);
  }
});

test("publint and are-the-types-wrong find nothing", () => {
  const bin = (name: string): string => join(root, "node_modules/.bin", name);
  expect(run(bin("publint"), ["run", "--strict", root], root)).toContain("All good");
  const attw = ["--pack", root, "--profile", "esm-only", "--no-color"];
  run(bin("attw"), [...attw, "--exclude-entrypoints", "./openapi.yaml", "./openapi.json"], root);
});
