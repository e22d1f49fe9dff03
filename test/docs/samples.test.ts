import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { contracts } from "../../generated/operations.ts";
import { contracts as iamContracts } from "../../generated/iam/operations.ts";
import { startMock } from "../support/mock.ts";
import type { MockServer, Seed } from "../support/mock.ts";

const run = promisify(execFile);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const operations = [...Object.keys(contracts), ...Object.keys(iamContracts)];
const sample = (operation: string, language: string): string =>
  here(`../../openapi/samples/${operation}.${language}`);

/** What `npm start` starts with: the listener that the samples speak of. */
const seed = JSON.parse(await readFile(here("../../openapi/samples/seed.json"), "utf8")) as Seed;

/** What a sample prints about that listener, or about what it makes. */
const printed: Record<string, RegExp> = {
  createListener: /[0-9a-f-]{36}/,
  listListeners: /listenerName/,
  showListener: /listenerName.*ACTIVE|ACTIVE.*listenerName/s,
  showListenerTags: /owner.*network team/s,
  listListenerTags: /owner.*network team/s,
  filterListenersByTag: /listenerName/,
  countListenersByTag: /\b1\b/,
};

const startGuide = here("../../openapi/guides/start.md");
const startFile = join(mkdtempSync(join(tmpdir(), "guide-")), "start-guide.ts");
const codeOf = async (guide: string): Promise<string> => {
  const [, code = ""] = /^ *```ts\n([\s\S]*?)^ *```/m.exec(await readFile(guide, "utf8")) ?? [];
  return code;
};

interface Result {
  readonly printed: string;
  readonly error?: string;
}

type Results = readonly (readonly [file: string, Result])[];

let mock: MockServer;
let results: ReadonlyMap<string, Result>;

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  MOCK_URL: mock.url,
  GA_TOKEN: mock.token,
  IAM_PASSWORD: "secret",
});

const runScripts = async (files: readonly string[], env = environment()): Promise<Results> => {
  const parameters = ["--import", here("samples/redirect.ts"), here("samples/run.ts"), ...files];
  const { stdout } = await run(process.execPath, parameters, { env });
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const { file, ...result } = JSON.parse(line) as Result & { file: string };
      return [file, result];
    });
};

const runShell = async (file: string, own = environment()): Promise<Results> => {
  const name = basename(file);
  const text = await readFile(file, "utf8");
  const script = [
    `command -v curl >/dev/null || alias_curl=1`,
    `curl() {`,
    `  if [ -n "$alias_curl" ]; then "$NODE" "$STAND_IN" --header "X-Mock-Namespace: ${name}" "$@"`,
    `  else command curl --header "X-Mock-Namespace: ${name}" "$@"; fi`,
    `}`,
    text.replace(/https:\/\/(ga|iam)\.myhuaweicloud\.com/g, mock.url),
  ].join("\n");
  const env = { ...own, NODE: process.execPath, STAND_IN: here("samples/curl.ts") };
  const result = await run("sh", ["-eu", "-c", `alias_curl=""\n${script}`], { env }).then(
    ({ stdout }) => ({ printed: stdout }),
    (error: unknown) => ({ printed: "", error: String(error) }),
  );
  return [[name, result]];
};

beforeAll(async () => {
  mock = await startMock({
    port: 0,
    settle: 0,
    seed,
  });
  const scripts = ["ts", "js", "py"].flatMap((language) =>
    operations.map((each) => sample(each, language)),
  );
  await writeFile(startFile, await codeOf(startGuide));
  const all = await Promise.all([
    runScripts([...scripts, startFile]),
    ...operations.map((each) => runShell(sample(each, "sh"))),
  ]);
  results = new Map(all.flat());
});
afterAll(async () => {
  await rm(dirname(startFile), { recursive: true });
  await mock.close();
});

describe.each(operations)("the samples of %s", (operation) => {
  test.each(["ts", "sh", "js", "py"])("in .%s make the call and use its answer", (language) => {
    const name = `${operation}.${language}`;
    const result = results.get(name);
    const answers = mock
      .namespace(name)
      .journal.list({ operation })
      .map(({ response }) => response.status);

    expect(result?.error).toBeUndefined();
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.every((status) => status < 300)).toBe(true);
    expect(result?.printed).toMatch(printed[operation] ?? /(?:)/);
  });
});

test("without what they read from the environment, they say what to set", async () => {
  const { GA_TOKEN: _, IAM_PASSWORD: __, ...bare } = environment();
  const said = await Promise.all([
    runScripts(
      ["ts", "js"].flatMap((language) => operations.map((each) => sample(each, language))),
      bare,
    ),
    ...operations.map((each) => runShell(sample(each, "sh"), bare)),
  ]);
  const all = said.flat();
  expect(all).toHaveLength(36);
  for (const [file, { error }] of all) {
    const variable = file.startsWith("createToken") ? "IAM_PASSWORD" : "GA_TOKEN";
    expect([file, error]).toEqual([file, expect.stringContaining(variable)]);
  }
});

test("the start makes a listener that becomes ACTIVE", () => {
  const result = results.get("start-guide.ts");

  expect(result?.error).toBeUndefined();
  expect(result?.printed).toMatch(/^[0-9a-f-]{36} ACTIVE$/);
});
