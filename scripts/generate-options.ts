import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ImportExtension } from "./emit/import-extension.ts";
import type { RuleImports } from "./emit/rules/index.ts";

/** What generated code imports where nothing else is said. */
const PACKAGE = "ga-listeners/runtime";

const home = join(import.meta.dirname, "..");

/** One document, and what is made of it where. */
export interface GenerateTarget {
  readonly spec: string;
  readonly out: string;
  readonly imports: RuleImports;
  /** Where it isn't said, what the project of `out` takes. */
  readonly extension?: ImportExtension | undefined;
}

/** The documents of this project. */
const OWN: readonly GenerateTarget[] = [
  {
    spec: join(home, "openapi/openapi.yaml"),
    out: join(home, "generated"),
    extension: ".ts",
    // The mock needs the rules' helpers, and not the client.
    imports: { runtime: "../src/client/index.ts", ruleHelpers: "../src/rule-helpers.ts" },
  },
  {
    spec: join(home, "openapi/iam.yaml"),
    out: join(home, "generated/iam"),
    extension: ".ts",
    imports: { runtime: "../../src/client/index.ts" },
  },
];

/** What was typed wrongly. */
export class UsageError extends Error {}

/** What the arguments ask for; `cure` is the command that writes what `--check` misses. */
export const readArguments = (args: readonly string[], from: string) => {
  const given = parse(args);
  const { check = false, strict = false, spec, out, runtime } = given;
  const extension = given["import-extension"];
  if ([spec, out, runtime, extension].every((each) => each === undefined))
    return { check, strict, targets: OWN, cure: "npm run generate" };
  if (spec === undefined || out === undefined)
    throw new UsageError("--spec and --out need each other, --runtime and --import-extension both");
  if (extension !== undefined && extension !== "ts" && extension !== "js")
    throw new UsageError(`--import-extension is ts or js, not ${extension}`);
  const imports = { runtime: runtime ?? PACKAGE };
  return {
    check,
    strict,
    targets: [
      {
        spec: resolve(from, spec),
        out: resolve(from, out),
        imports,
        extension: extension && (`.${extension}` as const),
      },
    ],
    cure: [
      `npm run generate -- --spec ${spec} --out ${out}`,
      ...(runtime === undefined ? [] : [`--runtime ${runtime}`]),
      ...(extension === undefined ? [] : [`--import-extension ${extension}`]),
    ].join(" "),
  };
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        check: { type: "boolean" },
        strict: { type: "boolean" },
        spec: { type: "string" },
        out: { type: "string" },
        runtime: { type: "string" },
        "import-extension": { type: "string" },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};
