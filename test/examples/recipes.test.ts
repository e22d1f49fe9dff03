/** The recipes that the package brings are the files that the tests run. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const recipes = readFileSync(join(import.meta.dirname, "../../guides/recipes.md"), "utf8");

test.each([
  "react/src/listeners.ts",
  "form/src/listener-form.tsx",
  "msw/src/mocking.ts",
  "react/tests/test.ts",
])("the recipe shows %s as it is in the project that runs", (name) => {
  const code = readFileSync(join(import.meta.dirname, name), "utf8");
  expect(recipes).toContain(`\`\`\`${name.split(".").at(-1) ?? ""}\n${code}\`\`\`\n`);
});

test.each(["logging", "corporate-proxy", "tanstack-query"])(
  "the recipe %s is the one that runs here",
  (name) => {
    const code = readFileSync(join(import.meta.dirname, `${name}.ts`), "utf8");
    expect(recipes).toContain(
      `\`\`\`ts\n${code.replace("../../src/index.ts", "ga-listeners")}\`\`\`\n`,
    );
  },
);
