/** The recipes that the package brings are the files that the tests run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const recipes = readFileSync(join(import.meta.dirname, "../../guides/recipes.md"), "utf8");

test.each(["logging", "corporate-proxy", "tanstack-query"])(
  "the recipe %s is the one that runs here",
  (name) => {
    const code = readFileSync(join(import.meta.dirname, `${name}.ts`), "utf8");
    expect(recipes).toContain(
      `\`\`\`ts\n${code.replace("../../src/index.ts", "ga-listeners")}\`\`\`\n`,
    );
  },
);
