import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { readStories } from "./docs/run/stories.ts";
import { bundle } from "./document/bundle.ts";
import { catalogueOf } from "./document/error-catalogue.ts";
import { modelOf } from "./document/model.ts";
import { ruleMistakes } from "./rule-mistakes.ts";
import { documents, unreachableFiles } from "./lint-rules/unreachable-files.ts";
import { secondsSince, startProgress } from "./progress.ts";

const home = join(import.meta.dirname, "..");
const openapi = join(home, "openapi");

interface Result {
  name: string;
  output: string;
  passed: boolean;
}

/** Runs a command of a development dependency and keeps what it says. */
function run(command: string, ...args: string[]): Promise<Result> {
  const path = [join(home, "node_modules", ".bin"), process.env["PATH"]].join(delimiter);
  const env = { ...process.env, PATH: path, REDOCLY_TELEMETRY: "off" };
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: home, env, shell: process.platform === "win32" });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ name: command, output, passed: code === 0 }));
  });
}

async function checkReachable(): Promise<Result> {
  const files = await unreachableFiles(openapi);
  const output = files.map(
    (file) => `openapi/${file}: no document refers to this file; use it or delete it.\n`,
  );
  return { name: "unreachable files", output: output.join(""), passed: files.length === 0 };
}

async function checkRules(): Promise<Result> {
  const mistakes = await Promise.all(
    documents.map((each) => ruleMistakes(join(openapi, each), home)),
  );
  const output = mistakes.flat().map((line) => `${line}\n`);
  return { name: "rules in CEL", output: output.join(""), passed: output.length === 0 };
}

/** Every error of the catalogue has a story that makes it, and every story is of one. */
async function checkStories(): Promise<Result> {
  const { document } = await bundle(join(openapi, "openapi.yaml"), home);
  const model = modelOf(document);
  const { errors } = catalogueOf(model.document, model.operations);
  const output = await readStories(join(openapi, "stories.yaml"), errors).then(
    () => "",
    (mistakes: unknown) => `${mistakes instanceof Error ? mistakes.message : String(mistakes)}\n`,
  );
  return { name: "stories of the errors", output, passed: output === "" };
}

/** Runs every check, and says what came of each as soon as it is known; gives whether all passed. */
export const lint = async (): Promise<boolean> => {
  const start = performance.now();
  const finish = startProgress("Documents, code and prose are checked");
  const report = async (checking: Promise<Result>): Promise<boolean> => {
    const { name, output, passed } = await checking;
    console.error(`${passed ? "✓" : "✗"} ${name} (${secondsSince(start)})`);
    if (!passed) console.error(output);
    return passed;
  };
  const checks = [
    run(
      "redocly",
      "lint",
      "--lint-config=error",
      "--config",
      join(openapi, "redocly.yaml"),
      ...documents.map((each) => join(openapi, each)),
    ),
    run("oxlint", "--deny-warnings"),
    run("oxfmt", "--check"),
    run(
      "cspell",
      ...["--config", ".cspell.json", "--no-progress", "--no-summary"],
      // What hasn't changed since it last passed isn't looked at again: by content, so that a checkout costs nothing.
      ...["--cache", "--cache-strategy", "content"],
      ...["--cache-location", "node_modules/.cache/cspell/cache.json"],
    ),
    run("markdownlint-cli2"),
    checkReachable(),
    checkRules(),
    checkStories(),
  ];
  const passed = await Promise.all(checks.map(report));
  finish(`${String(passed.filter(Boolean).length)} of ${String(passed.length)} checks passed`);
  return passed.every(Boolean);
};
