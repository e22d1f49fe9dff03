import { readdirSync, watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { join } from "node:path";

/** What editors put beside a file while they write it, and what no tool reads. */
const isLitter = (name: string): boolean =>
  name.startsWith(".") || name.startsWith("#") || /~$|^\d+$|\.(?:tmp|swp|bak|part)$/.test(name);

const foldersBelow = (folder: string): string[] => {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const below = entries.filter((entry) => entry.isDirectory() && !isLitter(entry.name));
    return [folder, ...below.flatMap(({ name }) => foldersBelow(join(folder, name)))];
  } catch {
    return []; // it has gone meanwhile
  }
};

/**
 * Calls back with the path of each file that changes below a folder. Every folder in it is watched by itself: a file that is
 * replaced by another of the same name is noticed then, as often as that happens.
 */
export const watchFolder = (folder: string, changed: (path: string) => void): { close(): void } => {
  const watchers = new Map<string, FSWatcher>();
  const look = (): void => {
    const there = new Set(foldersBelow(folder));
    for (const [path, watcher] of watchers) {
      if (there.has(path)) continue;
      watcher.close();
      watchers.delete(path);
    }
    for (const path of there) {
      if (watchers.has(path)) continue;
      const watcher = watch(path, (_, name) => {
        if (name !== null && isLitter(name)) return;
        look();
        changed(name === null ? path : join(path, name));
      });
      watcher.on("error", () => {
        watcher.close();
        watchers.delete(path);
      });
      watchers.set(path, watcher);
    }
  };
  look();
  return {
    close() {
      for (const watcher of watchers.values()) watcher.close();
    },
  };
};
