/**
 * What `--check` found to be right is still right while nothing has changed that it depends on. All bytes of the documents,
 * of what was made of them and of the scripts are read and compared, as one digest with that of the last time.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Folders from which a check of this project's own documents gets its answer. */
const SOURCES = ["openapi", "generated", "scripts", "src"];
const INSTALLED = "node_modules/.package-lock.json";
const RECORD = "node_modules/.cache/generate/checked";

/** One word for everything below a project's folder that a check depends on; undefined where something is missing. */
export const stateOf = (project: string): string | undefined => {
  const hash = createHash("sha256").update(process.version);
  const add = (path: string): void => {
    const content = readFileSync(path);
    hash.update(`\n${relative(project, path)} ${String(content.length)}\n`).update(content);
  };
  try {
    for (const source of SOURCES) {
      const entries = readdirSync(join(project, source), { recursive: true, withFileTypes: true });
      const found = entries.map((entry) => ({
        path: join(entry.parentPath, entry.name),
        isFile: entry.isFile(),
      }));
      for (const { path, isFile } of found.sort((one, other) => (one.path < other.path ? -1 : 1)))
        if (isFile) add(path);
        else hash.update(`\n${relative(project, path)}\n`);
    }
    add(join(project, INSTALLED));
  } catch {
    return undefined;
  }
  return hash.digest("hex");
};

/** Whether a check has found this state right. */
export const isChecked = (project: string, state: string | undefined): boolean => {
  try {
    return state !== undefined && readFileSync(join(project, RECORD), "utf8") === state;
  } catch {
    return false; // nothing has been checked yet
  }
};

/** Remembers that a check has found this state right, unless something has changed meanwhile. */
export const rememberChecked = (project: string, state: string | undefined): void => {
  if (state === undefined || stateOf(project) !== state) return;
  try {
    mkdirSync(dirname(join(project, RECORD)), { recursive: true });
    writeFileSync(join(project, RECORD), state);
  } catch {
    // Where nothing can be written, every check is made in full.
  }
};
