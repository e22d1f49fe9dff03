/** What stands once: an exported type, a declaration that generated code shares, a run of lines. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

type Files = ReadonlyMap<string, string>;

const read = (...patterns: string[]): Files =>
  new Map(
    globSync(patterns, { cwd: root }).map((file) => [file, readFileSync(join(root, file), "utf8")]),
  );

/** Exported types that more than one file declares, with the files. */
const declaredTwice = (files: Files): string[] => {
  const homes = new Map<string, string[]>();
  for (const [file, text] of files)
    for (const [, name = ""] of text.matchAll(
      /^export (?:declare )?(?:abstract )?(?:interface|type|class|enum) (\w+)/gm,
    ))
      homes.set(name, [...(homes.get(name) ?? []), file]);
  return [...homes].flatMap(([name, all]) =>
    all.length > 1 ? [`${name}: ${all.sort().join(", ")}`] : [],
  );
};

/** Types that a string or a template declares by a name of its own: a name that is filled in is the document's. */
const declaredInStrings = (files: Files): string[] =>
  [...files].flatMap(([file, text]) => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
    const found: string[] = [];
    const look = (node: ts.Node): void => {
      if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
        const written = node.getText(source).slice(1, -1).replaceAll("\\n", "\n");
        const [declaration] =
          /^ *(?:export )?(?:declare )?(?:(?:abstract )?class|interface|type|enum) \w+ *(?:<.*>)? *(?:[={]|extends ).*/m.exec(
            written,
          ) ?? [];
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        if (declaration !== undefined) found.push(`${file}:${String(line + 1)} ${declaration}`);
      }
      ts.forEachChild(node, look);
    };
    look(source);
    return found;
  });

/** Runs of equal lines that two groups of files share; blank lines, comments and imports aside. */
const sharedRuns = (length: number, ...groups: readonly Files[]): string[] => {
  const homes = new Map<string, { readonly group: Files; readonly place: string }>();
  return groups.flatMap((group) =>
    [...group].flatMap(([file, text]) => {
      const lines = text
        .split("\n")
        .map((line, index) => ({ line: line.trim(), at: index + 1 }))
        .filter(({ line }) => line !== "" && !/^(\/\/|\/?\*|import\b|export .* from )/.test(line));
      return lines.flatMap(({ at }, index) => {
        const run = lines.slice(index, index + length).map(({ line }) => line);
        // A run of closing brackets says nothing.
        if (run.length < length || run.join("").replace(/\W/g, "").length < 20) return [];
        const key = run.join("\n");
        const known = homes.get(key);
        const place = `${file}:${String(at)}`;
        if (known === undefined) homes.set(key, { group, place });
        return known === undefined || known.group === group ? [] : [`${known.place} = ${place}`];
      });
    }),
  );
};

test("no exported type is declared twice", () => {
  expect(declaredTwice(read("src/**/*.ts", "scripts/**/*.ts"))).toEqual([]);
});

test("no declaration of a type stands in a string", () => {
  const own = read("src/**/*.ts", "scripts/**/*.ts");
  expect(declaredInStrings(own)).toEqual([]);
});

test("emitters, generated code and sources share no run of six equal lines", () => {
  const groups = ["scripts/**/*.ts", "generated/**/*.{ts,js}", "src/**/*.ts"] as const;
  expect(sharedRuns(6, ...groups.map((pattern) => read(pattern)))).toEqual([]);
});

describe("found out is", () => {
  test("a type with two homes", () => {
    const files = new Map([
      ["a.ts", "export interface Page {}\nexport type List = 1;"],
      ["b.ts", "export type Page = string;"],
    ]);
    expect(declaredTwice(files)).toEqual(["Page: a.ts, b.ts"]);
  });

  test.each([
    ["`export interface Call { id: string }\\n`,", "export interface Call { id: string }"],
    ['"type Send = (call: unknown) => void;"', "type Send = (call: unknown) => void;"],
    [
      "`/** An id. */\\nexport type Id = keyof typeof operations;\\n`,",
      "export type Id = keyof typeof operations;",
    ],
    ["`\ntype With<A, B> = A & ${b};\n`", "type With<A, B> = A & ${b};"],
  ])("a declaration in a string: %s", (line, code) => {
    expect(declaredInStrings(new Map([["a.ts", line]]))).toEqual([`a.ts:1 ${code}`]);
  });

  test.each(["export type A = 1;", "`export type ${name} = ${type};\\n`", '"any type = of thing"'])(
    "nothing in %s",
    (line) => {
      expect(declaredInStrings(new Map([["a.ts", line]]))).toEqual([]);
    },
  );

  test("a run of lines that two groups share, and none within one", () => {
    const run = ["const a = () => {", "firstCall();", "", "secondCall();", "};"].join("\n");
    const one = new Map([
      ["a.ts", run],
      ["b.ts", run],
    ]);
    expect(sharedRuns(4, one)).toEqual([]);
    expect(sharedRuns(4, one, new Map([["c.ts", `x();\n${run}`]]))).toEqual(["a.ts:1 = c.ts:2"]);
  });
});
