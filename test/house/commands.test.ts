/** What every command says to an unknown option, and to a question about itself. */
import { execFile } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explainCode } from "../../src/ga/explain.ts";
import { version } from "../../src/ga/version.ts";

const root = join(import.meta.dirname, "../..");

const run = (...args: string[]): Promise<{ code: number; out: string; error: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (failure, out, error) => {
      resolve({ code: failure === null ? 0 : Number(failure.code), out, error });
    });
  });

describe("an unknown option ends", () => {
  test.each(["docs", "build", "lint", "start"])("npm run %s", async (name) => {
    const { code, out, error } = await run(`scripts/${name}.ts`, "--colour", "red");
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(error).toContain("--colour");
    expect(error.trim().split("\n")).toHaveLength(1);
  });
});

test.each(["docs", "build", "lint", "start", "generate"])(
  "npm run %s says what it is",
  async (name) => {
    expect(await run(`scripts/${name}.ts`, "--help")).toMatchObject({ code: 0, error: "" });
  },
);

test("npm start says in one line that the mock's port is taken", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = String((server.address() as AddressInfo).port);
  const { code, out, error } = await run("scripts/start.ts", "--port", port);
  server.close();
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(error).toMatch(new RegExp(`^ga-listeners mock: .*${port}.*\\n$`));
});

describe("ga-listeners", () => {
  const command = "src/command.ts";

  test.each([["--version"], ["mock", "--version"], ["explain", "--version"]])(
    "%s %s tells the version",
    async (...args) => {
      expect(await run(command, ...args.filter(Boolean))).toEqual({
        code: 0,
        out: `${version}\n`,
        error: "",
      });
    },
  );

  test.each([
    [["help"], "explain CODE"],
    [["help", "mock"], "--settle"],
    [["mock", "help"], "--settle"],
    [["mock", "--help"], "--settle"],
    [["explain", "--help"], "explain GA.9101"],
  ])("%j helps", async (args, part) => {
    const { code, out } = await run(command, ...args);
    expect(code).toBe(0);
    expect(out).toContain(part);
  });

  test("explain says what a code means and what cures it", async () => {
    const { code, out } = await run(command, "explain", "ga.9101");
    expect(code).toBe(0);
    expect(out).toBe(
      [
        "GA.9101: port_ranges is invalid or overlapped",
        "  Cause  The listener API answered with HTTP status 400",
        "  Cure   Use ranges that end no lower than they start and share no port with each other or with another listener of the same accelerator and protocol.",
        "",
      ].join("\n"),
    );
  });

  test("explain knows what IAM says to a wrong password", () => {
    expect(explainCode("401")).toContain("Check the user, the password and the account.");
  });

  test.each([
    [["explain", "GA.1"], 1, "there is no code GA.1; known are GA.9001,"],
    [["explain"], 2, "explain CODE"],
    [["explain", "--code"], 2, "explain CODE"],
    [["serve"], 2, "there is no command serve"],
  ])("%j is a mistake", async (args, code, part) => {
    const mistake = await run(command, ...args);
    expect(mistake).toMatchObject({ code, out: "" });
    expect(mistake.error).toContain(part);
  });
});
