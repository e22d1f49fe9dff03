import { enableCompileCache } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

enableCompileCache();

const { bundle, DocumentError } = await import("./bundle.ts");
const { artefacts } = await import("./artefacts.ts");
const { compare, FolderError, put } = await import("./folder.ts");

const USAGE = "usage: npm run generate -- [--check] [--spec FILE --out DIR]";
const CURE = "npm run generate";

const home = dirname(dirname(fileURLToPath(import.meta.url)));

interface Target {
  readonly spec: string;
  readonly out: string;
}

/** The documents of this project. */
const OWN: readonly Target[] = [
  { spec: join(home, "openapi/openapi.yaml"), out: join(home, "generated") },
  { spec: join(home, "openapi/iam.yaml"), out: join(home, "generated/iam") },
];

const main = async (args: readonly string[]): Promise<number> => {
  const { check, targets } = readArguments(args);
  const others = targets.map(({ out }) => out);
  const outputs = await Promise.all(
    targets.map(async ({ spec, out }) => ({ out, files: await filesOf(spec) })),
  );
  if (!check) {
    for (const { out, files } of outputs) await put(out, files, others);
    return 0;
  }
  const differences = (
    await Promise.all(outputs.map(({ out, files }) => compare(out, files, others)))
  ).flat();
  for (const line of differences) process.stderr.write(`${line}\n`);
  if (differences.length > 0) process.stderr.write(`Run \`${CURE}\` and commit what it writes.\n`);
  return differences.length > 0 ? 1 : 0;
};

const filesOf = async (spec: string): Promise<ReadonlyMap<string, string>> => {
  const { document, locate } = await bundle(spec);
  const { files, warnings } = artefacts(document);
  for (const { pointer, message } of warnings)
    process.stderr.write(`${locate(pointer)} ${message}\n`);
  return files;
};

const readArguments = (args: readonly string[]): { check: boolean; targets: readonly Target[] } => {
  const {
    check = false,
    spec,
    out,
  } = parseArgs({
    args: [...args],
    options: { check: { type: "boolean" }, spec: { type: "string" }, out: { type: "string" } },
  }).values;
  if ((spec === undefined) !== (out === undefined))
    throw new TypeError("--spec and --out need each other");
  // npm runs scripts in the package's folder; the paths are meant where the command was typed.
  const from = process.env["INIT_CWD"] ?? process.cwd();
  return {
    check,
    targets:
      spec === undefined || out === undefined
        ? OWN
        : [{ spec: resolve(from, spec), out: resolve(from, out) }],
  };
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage =
    error instanceof TypeError &&
    /^(--spec|Unknown option|Unexpected argument|Option)/.test(error.message);
  if (!(isUsage || error instanceof DocumentError || error instanceof FolderError)) throw error;
  process.stderr.write(`${error.message}\n${isUsage ? `${USAGE}\n` : ""}`);
  process.exitCode = 1;
}
