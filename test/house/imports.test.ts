import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a module imports when it runs; types are gone by then. */
const importsOf = (file: string): string[] =>
  [
    ...readFileSync(file, "utf8").matchAll(
      /^(?:import|export)\s(?!type\b)[^;]*?from\s+"([^"]+)"/gms,
    ),
  ]
    .map(([, specifier]) => specifier ?? "")
    .map((specifier) =>
      specifier.startsWith(".") ? resolve(dirname(file), specifier) : specifier,
    );

/** Everything reachable from some modules: files below the repository, and anything else by its name. */
const reachable = (files: readonly string[]): string[] => {
  const found = new Set(files);
  for (const file of found) {
    if (file.startsWith(root)) for (const each of importsOf(file)) found.add(each);
  }
  return [...found].map((each) => (each.startsWith(root) ? relative(root, each) : each));
};

const modulesIn = (folder: string) =>
  readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => resolve(root, folder, name));

describe("what can be reached from", () => {
  test.each([["src/ga/signing", ["src/ga/signing/"]]])(
    "%s is plain TypeScript of ours: no Node, no Prism, no Ajv",
    (folder, allowed) => {
      const modules = modulesIn(folder);
      expect(modules.length).toBeGreaterThan(0);
      const strange = reachable(modules).filter(
        (each) => !allowed.some((start) => each.startsWith(start)),
      );
      expect(strange).toStrictEqual([]);
    },
  );

  test("a module that uses Node is found out", () => {
    expect(reachable([fileURLToPath(import.meta.url)])).toContain("node:fs");
  });
});

test("the memory never asks the machine for time or chance", () => {
  const offenders = modulesIn("src/mock/memory").filter((file) =>
    /\bnew Date\(\)|\bDate\.now\(|Math\.random|crypto\.|setTimeout|setInterval|performance\./.test(
      readFileSync(file, "utf8"),
    ),
  );
  expect(offenders).toStrictEqual([]);
});
