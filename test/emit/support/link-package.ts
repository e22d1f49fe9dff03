import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

const source = join(import.meta.dirname, "../../../src");

/**
 * Installs this package, as far as generated code imports it, into a project: a link to the source, so that nothing has
 * to be built before and no old build is tested.
 */
export const linkPackage = async (project: string): Promise<void> => {
  const folder = join(project, "node_modules/ga-listeners");
  await mkdir(folder, { recursive: true });
  await symlink(source, join(folder, "src"));
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({
      name: "ga-listeners",
      type: "module",
      exports: { "./runtime": "./src/runtime.ts" },
    }),
  );
};
