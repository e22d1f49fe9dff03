/** Who imports whom, types included: data runs one way, and no room knows what stands on it. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise } from "dependency-cruiser";
import { afterAll, describe, expect, test } from "vitest";
import type { ICruiseResult, IForbiddenRuleType } from "dependency-cruiser";

const root = join(import.meta.dirname, "../..");

/** Rooms from the ground up; a room imports itself and what stands before it, nothing that comes after. */
const FLOORS: readonly (readonly string[])[] = [
  // The mock stands on types and clock, and is entered through its adapters.
  [
    "^src/(abort|contract|constraint-words|dotted-path|rule-helpers|security-words|validation-message)\\.ts$",
    "^src/mock/(types|properties|clock|random|duration)\\.ts$",
    "^src/mock/gateway/",
    "^src/mock/memory/",
    "^src/mock/control/",
    "^src/mock/examples/",
    "^src/mock/(namespaces?|served-api)\\.ts$",
    "^src/mock/exchange\\.ts$",
    "^src/mock/handler\\.ts$",
    "^src/mock/(create|options)\\.ts$",
    "^src/mock/page/",
    "^src/mock/adapters/",
    "^src/mock/",
    "^src/ga/mock/",
  ],
  // The client stands on what is shared; generated code on the client's runtime; GA on both.
  [
    "^src/(abort|contract|constraint-words|dotted-path|rule-helpers|security-words|validation-message)\\.ts$",
    "^src/client/",
    "^generated/",
    "^src/ga/",
    "^src/(index|runtime|validate|command)\\.ts$",
  ],
  // The scripts read a document, make text of it, and pages of that.
  [
    "^scripts/document/",
    "^scripts/emit/",
    "^scripts/docs/",
    "^scripts/verify/",
    "^scripts/(?!start\\.)[^/]+\\.ts$",
    "^scripts/start/",
    "^scripts/start\\.ts$",
  ],
];

const upwards = FLOORS.flatMap((floors) =>
  floors.slice(0, -1).map((floor, index): IForbiddenRuleType => ({
    name: `${floor} imports nothing above it`,
    from: { path: floor, pathNot: floors.slice(0, index) },
    to: { path: floors.slice(index + 1), pathNot: floors.slice(0, index + 1) },
  })),
);

const strangers = (name: string, from: string, to: string): IForbiddenRuleType => ({
  name,
  from: { path: from },
  to: { path: to },
});

const RULES: IForbiddenRuleType[] = [
  { name: "no circle", from: {}, to: { circular: true } },
  ...upwards,
  strangers("the contract imports nothing", "^src/contract\\.ts$", "."),
  strangers("the client knows no document", "^src/client/", "^(src/(mock|ga)|generated|scripts)/"),
  strangers("the mock knows no document", "^src/mock/", "^(src/(client|ga)|generated|scripts)/"),
  {
    name: "what runs in a page needs no Node and no package",
    from: {
      path: "^src/(client|mock/(gateway|memory|control|handler|exchange|served-api|namespaces?|create|clock|random|duration))",
    },
    to: {
      dependencyTypes: ["core", "npm", "npm-dev", "npm-peer", "npm-optional", "npm-no-pkg"],
      pathNot: "node_modules/openapi-fetch/",
    },
  },
  {
    name: "an invented API needs nothing of ours",
    from: { path: "^test/mock/invented/" },
    to: { path: "^(src/ga|generated)/", reachable: true },
  },
  strangers("nothing imports tools", "^(src|generated)/", "^(scripts|test)/"),
  strangers(
    "lint rules stand alone",
    "^scripts/lint-rules/",
    "^(src|generated|scripts/(emit|docs))/",
  ),
  {
    name: "generated code imports the runtime's entry and the rules' helpers only",
    from: { path: "^generated/" },
    to: { pathNot: "^generated/|^src/(client/index|rule-helpers)\\.ts$" },
  },
];

/** The arrows that break a rule, as "from → to (rule)". */
const violationsIn = async (folder: string): Promise<string[]> => {
  const { output } = await cruise(
    ["src", "scripts", "generated", "test/mock/invented"],
    {
      baseDir: folder,
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      ruleSet: { forbidden: RULES.map((rule) => ({ severity: "error", ...rule })) },
      validate: true,
    },
    { extensions: [".ts", ".js", ".d.ts"] },
  );
  const { modules, summary } = output as ICruiseResult;
  expect(modules.length).toBeGreaterThan(1);
  return summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`);
};

test("no import of this project runs back up, or in a circle", async () => {
  expect(await violationsIn(root)).toEqual([]);
});

describe("found out is", () => {
  const homes: string[] = [];
  afterAll(() => Promise.all(homes.map((home) => rm(home, { recursive: true, force: true }))));

  const projectOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const home = await mkdtemp(join(tmpdir(), "imports-"));
    homes.push(home);
    const all = {
      "src/contract.ts": "export {};",
      "scripts/a.ts": "export {};",
      "generated/a.ts": "export {};",
      "test/mock/invented/a.test.ts": "export {};",
      ...files,
    };
    for (const [file, text] of Object.entries(all)) {
      await mkdir(dirname(join(home, file)), { recursive: true });
      await writeFile(join(home, file), text);
    }
    return home;
  };

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "a type that the client takes from the mock",
      {
        "src/client/a.ts": 'export type { B } from "../mock/types.ts";',
        "src/mock/types.ts": "export type B = 1;",
      },
      "src/client/a.ts → src/mock/types.ts (the client knows no document)",
    ],
    [
      "a mock that reads what is generated",
      { "src/mock/a.ts": 'import "../../generated/a.ts";' },
      "src/mock/a.ts → generated/a.ts (the mock knows no document)",
    ],
    [
      "a gateway that calls the handler",
      { "src/mock/gateway/a.ts": 'import "../handler.ts";', "src/mock/handler.ts": "export {};" },
      "src/mock/gateway/a.ts → src/mock/handler.ts (^src/mock/gateway/ imports nothing above it)",
    ],
    [
      "a memory that reads files",
      { "src/mock/memory/a.ts": 'import "node:fs";' },
      "src/mock/memory/a.ts → fs (what runs in a page needs no Node and no package)",
    ],
    [
      "a circle of types",
      {
        "scripts/document/a.ts": 'import type { B } from "./b.ts"; export type A = B;',
        "scripts/document/b.ts": 'import type { A } from "./a.ts"; export type B = A | 1;',
      },
      "scripts/document/a.ts → scripts/document/b.ts (no circle)",
    ],
    [
      "a document reader that emits",
      { "scripts/document/a.ts": 'import "../emit/b.ts";', "scripts/emit/b.ts": "export {};" },
      "scripts/document/a.ts → scripts/emit/b.ts (^scripts/document/ imports nothing above it)",
    ],
    [
      "an invented API that needs ours",
      {
        "test/mock/invented/a.test.ts": 'import "../help.ts";',
        "test/mock/help.ts": 'import "../../src/ga/a.ts";',
        "src/ga/a.ts": "export {};",
      },
      "test/mock/invented/a.test.ts → src/ga/a.ts (an invented API needs nothing of ours)",
    ],
  ])("%s", async (_, files, violation) => {
    expect(await violationsIn(await projectOf(files))).toContain(violation);
  });
});
