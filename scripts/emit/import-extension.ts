import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** How generated files name each other when they import: Node reads `.ts`, a compiler that emits wants `.js`. */
export type ImportExtension = ".ts" | ".js";

/** The compiler's configuration that a folder belongs to. */
const findConfig = (folder: string): string | undefined => {
  const file = join(folder, "tsconfig.json");
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : findConfig(dirname(folder));
};

/**
 * What the project of a folder takes: `.ts` where its compiler allows or rewrites that, and where there is no tsconfig.json,
 * since Node, Deno and Bun run it as it is; else `.js`, which every compiler takes.
 */
export const importExtensionOf = async (folder: string): Promise<ImportExtension> => {
  const file = findConfig(folder);
  if (file === undefined) return ".ts";
  const { default: ts } = await import("typescript");
  const { config } = ts.readConfigFile(file, ts.sys.readFile) as { config?: unknown };
  const { options } = ts.parseJsonConfigFileContent(config ?? {}, ts.sys, dirname(file));
  const takes = [options.allowImportingTsExtensions, options.rewriteRelativeImportExtensions];
  return takes.includes(true) ? ".ts" : ".js";
};
