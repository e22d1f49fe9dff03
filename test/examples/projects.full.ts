/** The recipes that are projects of their own, each with the packed package in a folder outside of this one. */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pack, run } from "../package/consumer.ts";
import { writeBrowserCommand } from "../support/browser.ts";

const folder = mkdtempSync(join(tmpdir(), "recipes-"));
const chromium = join(folder, "chromium");
let tarball: string;
beforeAll(async () => {
  tarball = pack(folder);
  await writeBrowserCommand(chromium);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const freePort = async (): Promise<string> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
};

/** Runs the project's own tests, and gives how that ended and what it printed. */
const testProject = async (project: string): Promise<{ code: number | null; out: string }> => {
  const env = {
    ...process.env,
    CHROMIUM: chromium,
    PORT: await freePort(),
    MOCK_PORT: await freePort(),
    // What Vitest says of this process is not for the tools of another project.
    NODE_ENV: "",
    VITEST: "",
    PATH: [dirname(process.execPath), process.env["PATH"]].join(delimiter),
  };
  const child = spawn("npm", ["test"], { cwd: project, env });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => (out += data.toString()));
  return new Promise((resolve) => {
    child.once("close", (code) => {
      resolve({ code, out });
    });
  });
};

test.each([
  ["react", 4],
  ["form", 1],
  ["msw", 1],
])("%s passes its own tests", async (name, count) => {
  const project = join(folder, name);
  cpSync(join(import.meta.dirname, name), project, {
    recursive: true,
    filter: (path) => !path.includes("node_modules"),
  });
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", ["ci", "--ignore-scripts", ...quiet], project);
  run("npm", ["install", "--no-save", "--ignore-scripts", ...quiet, tarball], project);
  const { code, out } = await testProject(project);
  expect(out).toContain(`${String(count)} passed`);
  expect(code).toBe(0);
});
