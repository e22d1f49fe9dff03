/**
 * What `npm start` does when a file of `openapi/` changes: it generates anew, puts the API that comes of it under the mock
 * that runs, then builds the docs and tells their pages. Where the documents are invalid, the last good API goes on.
 * folder.ts says that something has changed, runs.ts when to begin, generate-thread.ts generates, and generated.ts imports
 * what came of it; docs-server.ts has the pages.
 */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
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

  /** Says what is wrong on the terminal and on the mock's page. */
  const warn = (lines: readonly string[]): void => {
    if (lines.length > 0) complain(lines.join("\n"));
    server.notify(lines.join("\n"));
  };

  /** Puts what is generated under the mock, where that is something else than before. Gives what didn't fit. */
  const swap = async (began: number): Promise<readonly string[]> => {
    const generated = stateOfGenerated();
    if (generated === served) return [];
    const left = server.serve(serverServiceOf(await importApis()));
    served = generated;
    say(`The mock serves the API as it is now (${secondsSince(began)})`);
    return left.length === 0 ? [] : ["Not kept, since it doesn't fit:", ...shortened(left)];
  };

  const buildDocs = (): Promise<void> =>
    new Promise((resolve) => {
      const args = ["--disable-warning=ExperimentalWarning", join(home, "scripts/docs.ts")];
      build = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
      build.once("close", (code) => {
        if (code === 0) {
          say("The docs are built anew");
          built();
        }
        resolve();
      });
    });

  const failed = (error: unknown): void => {
    warn([`The API can't be changed: ${(error as Error).message}`, "The last good one goes on."]);
  };
  const docs = createRuns(buildDocs, failed);

  const runs = createRuns(async () => {
    const began = since;
    const names = [...changed].map((path) => relative(home, path)).sort();
    changed.clear();
    const isFirst = names.length === 0;
    if (!isFirst) say(`Changed: ${names.join(", ")}`);
    const { isValid, lines } = await thread.run();
    if (!isValid) {
      warn([...lines, "The document is invalid; the last good one goes on."]);
      return;
    }
    const left = await swap(began);
    if (!isFirst) {
      warn([...lines, ...left]);
      docs.ask();
    }
  }, failed);

  const folder = watchFolder(join(home, "openapi"), (path) => {
    if (changed.size === 0) since = performance.now();
    changed.add(path);
    runs.ask();
  });
  runs.ask(); // the first run loads what the others need

  return {
    close() {
      folder.close();
      runs.close();
      docs.close();
      build?.kill();
      void thread.close();
    },
  };
};
