/**
 * npm packs the README.md of the project's folder, which speaks of the repository. While it packs, the package's own stands
 * there: `put` and `take-back` are run before and after by npm. Whoever interrupts it gets the repository's back by
 * `take-back`, or by git.
 */
import { copyFileSync, existsSync, renameSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const readme = join(root, "README.md");
const kept = join(root, "dist/README.repository.md");

switch (process.argv[2]) {
  case "put":
    if (!existsSync(kept)) renameSync(readme, kept);
    copyFileSync(join(root, "src/README.md"), readme);
    break;
  case "take-back":
    if (existsSync(kept)) renameSync(kept, readme);
    break;
  default:
    process.stderr.write("package-readme: put or take-back. npm runs both when it packs.\n");
    process.exitCode = 2;
}
