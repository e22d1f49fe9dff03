/** Builds the package into dist/package: JavaScript, declarations and source maps of src/ and generated/. */
import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, globSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const out = join(root, "dist/package");

rmSync(out, { recursive: true, force: true });
const { status } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", ".tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (status !== 0) process.exit(1);

// The compiler emits neither JavaScript nor declarations it did not compile: the validators are both.
for (const file of globSync("generated/**/*.{js,d.ts}", { cwd: root })) {
  copyFileSync(join(root, file), join(out, file));
}
chmodSync(join(out, "src/command.js"), 0o755);
