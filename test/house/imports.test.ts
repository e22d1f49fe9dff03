/** Who imports whom, types included: data runs one way, and no room knows what stands on it. */
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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

/** The files of a project, and the arrows that break a rule, as "from → to (rule)". */
const look = async (folder: string) => {
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
  return {
    files: modules.map(({ source }) => source),
    violations: summary.violations.map(({ from, to, rule }) => `${from} → ${to} (${rule.name})`),
  };
};

test("no import of this project runs back up, or in a circle", async () => {
  const { files, violations } = await look(root);
  expect(files).toContain("test/mock/invented/harbour.test.ts");
  expect(files).toContain("src/mock/memory/memory.ts");
  expect(violations).toEqual([]);
});

describe("found out is", () => {
  /** Each in files of its own, so that one look finds all. */
  const planted: readonly [string, Readonly<Record<string, string>>, string][] = [
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
      { "src/mock/b.ts": 'import "../../generated/b.ts";', "generated/b.ts": "export {};" },
      "src/mock/b.ts → generated/b.ts (the mock knows no document)",
    ],
    [
      "a gateway that calls the handler",
      { "src/mock/gateway/c.ts": 'import "../handler.ts";', "src/mock/handler.ts": "export {};" },
      "src/mock/gateway/c.ts → src/mock/handler.ts (^src/mock/gateway/ imports nothing above it)",
    ],
    [
      "a memory that reads files",
      { "src/mock/memory/d.ts": 'import "node:fs";' },
      "src/mock/memory/d.ts → fs (what runs in a page needs no Node and no package)",
    ],
    [
      "a circle of types",
      {
        "scripts/document/e1.ts": 'import type { B } from "./e2.ts"; export type A = B;',
        "scripts/document/e2.ts": 'import type { A } from "./e1.ts"; export type B = A | 1;',
      },
      "scripts/document/e1.ts → scripts/document/e2.ts (no circle)",
    ],
    [
      "a document reader that emits",
      { "scripts/document/f.ts": 'import "../emit/f.ts";', "scripts/emit/f.ts": "export {};" },
      "scripts/document/f.ts → scripts/emit/f.ts (^scripts/document/ imports nothing above it)",
    ],
    [
      "an invented API that needs ours",
      {
        "test/mock/invented/g.test.ts": 'import "../help.ts";',
        "test/mock/help.ts": 'import "../../src/ga/g.ts";',
        "src/ga/g.ts": "export {};",
      },
      "test/mock/invented/g.test.ts → src/ga/g.ts (an invented API needs nothing of ours)",
    ],
  ];

  let home = "";
  let violations: readonly string[] = [];
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "imports-"));
    const files = Object.assign({}, ...planted.map(([, each]) => each)) as Record<string, string>;
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(home, file)), { recursive: true });
      await writeFile(join(home, file), text);
    }
    ({ violations } = await look(home));
  });
  afterAll(() => rm(home, { recursive: true, force: true }));

  test.each(planted)("%s", (_, _files, violation) => {
    expect(violations).toContain(violation);
  });

  test("nothing else", () => {
    expect(new Set(violations)).toEqual(new Set(planted.map(([, , violation]) => violation)));
  });
});
