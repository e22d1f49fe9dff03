/** Runs the samples of the documents, as they are, against a mock. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect } from "vitest";
import { contracts } from "../../../generated/operations.ts";
import { contracts as iamContracts } from "../../../generated/iam/operations.ts";
import { startMock } from "../../support/mock.ts";
import type { MockServer, Seed } from "../../support/mock.ts";

const run = promisify(execFile);
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export const operations = [...Object.keys(contracts), ...Object.keys(iamContracts)];
export const sample = (operation: string, language: string): string =>
  here(`../../../openapi/samples/${operation}.${language}`);

/** What `npm start` starts with: the listener that the samples speak of. */
const seed = JSON.parse(await readFile(here("../../../openapi/samples/seed.json"), "utf8")) as Seed;

export const startMockOfSamples = (): Promise<MockServer> =>
  startMock({ port: 0, settle: 0, seed });

export const environmentOf = (mock: MockServer): NodeJS.ProcessEnv => ({
  ...process.env,
  MOCK_URL: mock.url,
  GA_TOKEN: mock.token,
  IAM_PASSWORD: "secret",
});

interface Result {
  readonly printed: string;
  readonly error?: string;
}

/** What came of each sample, by the name of its file. */
export type Results = readonly (readonly [file: string, Result])[];

/** Runs TypeScript, JavaScript and Python, one after the other. */
export const runScripts = async (
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Results> => {
  const parameters = ["--import", here("redirect.ts"), here("run.ts"), ...files];
  const { stdout } = await run(process.execPath, parameters, { env });
  return stdout
    .trim()
    .split("\n")
    .map((line) => {
      const { file, ...result } = JSON.parse(line) as Result & { file: string };
      return [file, result];
    });
};

/** Runs a script of the shell, with a stand-in where there is no curl. */
export const runShell = async (file: string, env: NodeJS.ProcessEnv): Promise<Results> => {
  const name = basename(file);
  const text = await readFile(file, "utf8");
  const script = [
    `command -v curl >/dev/null || alias_curl=1`,
    `curl() {`,
    `  if [ -n "$alias_curl" ]; then "$NODE" "$STAND_IN" --header "X-Mock-Namespace: ${name}" "$@"`,
    `  else command curl --header "X-Mock-Namespace: ${name}" "$@"; fi`,
    `}`,
    text.replace(/https:\/\/(ga|iam)\.myhuaweicloud\.com/g, env["MOCK_URL"] ?? ""),
  ].join("\n");
  const own = { ...env, NODE: process.execPath, STAND_IN: here("curl.ts") };
  const result = await run("sh", ["-eu", "-c", `alias_curl=""\n${script}`], { env: own }).then(
    ({ stdout }) => ({ printed: stdout }),
    (error: unknown) => ({ printed: "", error: String(error) }),
  );
  return [[name, result]];
};

/** What a sample prints about that listener, or about what it makes. */
const printed: Readonly<Record<string, RegExp>> = {
  createListener: /[0-9a-f-]{36}/,
  listListeners: /listenerName/,
  showListener: /listenerName.*ACTIVE|ACTIVE.*listenerName/s,
  showListenerTags: /owner.*network team/s,
  listListenerTags: /owner.*network team/s,
  filterListenersByTag: /listenerName/,
  countListenersByTag: /\b1\b/,
};

/** Expects that a sample made its call and used the answer. */
export const expectUse = (
  operation: string,
  language: string,
  mock: MockServer,
  results: ReadonlyMap<string, Result>,
): void => {
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
};
