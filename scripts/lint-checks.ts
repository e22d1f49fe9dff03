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

/** A check of our own, which finds mistakes, a line each. A document that can't be read has one too. */
export async function check(name: string, find: () => Promise<readonly string[]>): Promise<Result> {
  const mistakes = await find().catch((mistake: unknown) => [
    mistake instanceof Error ? mistake.message : String(mistake),
  ]);
  const output = mistakes.map((line) => `${line}\n`).join("");
  return { name, output, passed: mistakes.length === 0 };
}

async function findUnreachable(): Promise<string[]> {
  const files = await unreachableFiles(openapi);
  return files.map(
    (file) => `openapi/${file}: no document refers to this file; use it or delete it.`,
  );
}

async function findRuleMistakes(): Promise<string[]> {
  return (
    await Promise.all(documents.map((each) => ruleMistakes(join(openapi, each), home)))
  ).flat();
}

/** Every error of the catalogue has a story that makes it, and every story is of one. */
async function findStoryMistakes(): Promise<string[]> {
  const { document } = await bundle(join(openapi, "openapi.yaml"), home);
  const model = modelOf(document);
  const { errors } = catalogueOf(model.document, model.operations);
  await readStories(join(openapi, "stories.yaml"), errors);
  return [];
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
    check("unreachable files", findUnreachable),
    check("rules in CEL", findRuleMistakes),
    check("stories of the errors", findStoryMistakes),
  ];
  const passed = await Promise.all(checks.map(report));
  finish(`${String(passed.filter(Boolean).length)} of ${String(passed.length)} checks passed`);
  return passed.every(Boolean);
};
