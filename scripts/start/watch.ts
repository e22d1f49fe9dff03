/**
 * What `npm start` does when a file of `openapi/` changes: it generates anew, puts the API that comes of it under the mock
 * that runs, then builds the docs and tells their pages. Where the documents are invalid, the last good API goes on.
 * folder.ts says that something has changed, runs.ts when to begin, generate-thread.ts generates, and generated.ts imports
 * what came of it; docs-server.ts has the pages.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { constants, setPriority } from "node:os";
import { join, relative } from "node:path";
import { serverServiceOf } from "../../src/ga/mock/start.ts";
import type { RunningServer } from "../../src/mock/adapters/start.ts";
import { secondsSince } from "../progress.ts";
import { watchFolder } from "./folder.ts";
import { startGenerateThread } from "./generate-thread.ts";
import { importApis, stateOfGenerated } from "./generated.ts";
import { createRuns } from "./runs.ts";

const home = join(import.meta.dirname, "../..");

/** How many lines are told of what doesn't fit: after a change of a schema it may be everything. */
const most = 5;

const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= most
    ? lines
    : [...lines.slice(0, most), `… and ${String(lines.length - most)} more`];

/** The files for people; those that an editor has made only to write another have gone again. */
const namesOf = (paths: readonly string[]): string => {
  const there = paths.filter((path) => existsSync(path));
  return (there.length > 0 ? there : paths).map((path) => relative(home, path)).join(", ");
};

/** What a watch acts on, and who is told. */
export interface WatchOptions {
  readonly server: RunningServer;
  /** The docs have been built anew. */
  built(): void;
  /** Takes a line, or lines, for people. */
  say(text: string): void;
  /** The same for what is wrong. */
  complain(text: string): void;
}

/** Watches `openapi/` until it is closed. */
export const watchDocuments = ({
  server,
  built,
  say,
  complain,
}: WatchOptions): { close(): void } => {
  const thread = startGenerateThread(home);
  const changed = new Set<string>();
  let since = 0;
  let served = stateOfGenerated();
  let build: ChildProcess | undefined;

  let unkept: readonly string[] = [];

  /** Says what is wrong: on the terminal, and on the mock's page until the next run. */
  const warn = (lines: readonly string[]): void => {
    if (lines.length > 0) complain(lines.join("\n"));
    server.notify([...lines, ...unkept].join("\n"));
  };

  /** Puts what is generated under the mock, where that is something else than before. */
  const swap = async (began: number): Promise<void> => {
    const generated = stateOfGenerated();
    if (generated === served) return;
    const left = server.serve(serverServiceOf(await importApis()));
    served = generated;
    unkept = left.length === 0 ? [] : ["Not kept, since it doesn't fit:", ...shortened(left)];
    say(`The mock serves the API as it is now (${secondsSince(began)})`);
    if (unkept.length > 0) complain(unkept.join("\n"));
  };

  const buildDocs = (): Promise<void> =>
    new Promise((resolve) => {
      const args = ["--disable-warning=ExperimentalWarning", join(home, "scripts/docs.ts")];
      const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
      build = child;
      // The next change shall not wait for it.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
      let said = "";
      child.stderr.on("data", (data: Buffer) => (said += data.toString()));
      child.once("close", (code) => {
        if (code === 0) {
          say("The docs are built anew");
          built();
        } else if (code !== null) complain(said.trim());
        resolve();
      });
    });

  const failed = (error: unknown): void => {
    warn([`The API can't be changed: ${(error as Error).message}`, "The last good one goes on."]);
  };
  const docs = createRuns(buildDocs, failed);

  const runs = createRuns(async () => {
    const began = since;
    const paths = [...changed].sort();
    changed.clear();
    const isFirst = paths.length === 0;
    if (!isFirst) say(`Changed: ${namesOf(paths)}`);
    const { isValid, lines } = await thread.run();
    if (!isValid) {
      warn([...lines, "The document is invalid; the last good one goes on."]);
      return;
    }
    await swap(began);
    warn(isFirst ? [] : lines);
    if (!isFirst) docs.ask();
  }, failed);

  const watchOpenapi = (): { close(): void } | undefined => {
    try {
      return watchFolder(join(home, "openapi"), (path) => {
        if (changed.size === 0) since = performance.now();
        changed.add(path);
        runs.ask();
      });
    } catch (error) {
      // As where the system has no more watches to give; mock and docs are good without.
      complain(`openapi/ can't be watched: ${(error as Error).message}`);
      return undefined;
    }
  };
  const folder = watchOpenapi();
  runs.ask(); // the first run loads what the others need

  return {
    close() {
      folder?.close();
      runs.close();
      docs.close();
      build?.kill();
      void thread.close();
    },
  };
};
