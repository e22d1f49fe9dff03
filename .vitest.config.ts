import { join } from "node:path";
import { defineConfig } from "vitest/config";

// `npm test` runs *.test.ts; `npm run test:full` (mode "full") runs the long ones, *.full.ts.
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === "full" ? "test/**/*.full.ts" : "test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "dist/**"],
    // The default leaves one core idle, which is half of a small machine.
    maxWorkers: "100%",
    // The compiler, Redocly and Prism are loaded once a worker, not once a file. Tests leave nothing behind in a process.
    isolate: false,
    // Workers, and the commands that tests start, find compiled what an earlier one has loaded.
    execArgv: ["--import", join(import.meta.dirname, "scripts/compile-cache.js")],
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, "node_modules/.cache/node") },
    // Slow is what takes long on a quiet machine, not whatever takes 300 ms.
    slowTestThreshold: 10_000,
    testTimeout: mode === "full" ? 600_000 : 60_000,
    // What is waited for may take long on a busy machine.
    expect: { poll: { timeout: 30_000 } },
    hookTimeout: mode === "full" ? 600_000 : 60_000,
    // A CommonJS default import is the same under Vitest as under Node, where the scripts run.
    deps: { interopDefault: false },
    reporters: ["default", ["json", { outputFile: `dist/test-report-${mode}.json` }]],
  },
}));
