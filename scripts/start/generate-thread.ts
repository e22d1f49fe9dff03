/**
 * `npm run generate` in a thread that stays: what it needs is loaded once, so a run takes a fraction of the command's time,
 * and the servers of the process go on meanwhile.
 */
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { startCodeThread } from "../code-thread.ts";
import { generate } from "../generate-command.ts";

/** What came of a run. */
export interface Generated {
  readonly isValid: boolean;
  /** What is said of the documents. */
  readonly lines: readonly string[];
}

/** Starts the thread. It takes one run at a time. */
export const startGenerateThread = (
  from: string,
): { run(): Promise<Generated>; close(): Promise<void> } => {
  const worker = new Worker(import.meta.filename);
  worker.unref();
  return {
    run: () =>
      new Promise((resolve, reject) => {
        worker.once("error", reject);
        worker.once("message", (generated: Generated) => {
          worker.off("error", reject);
          resolve(generated);
        });
        worker.postMessage(from);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
};

if (!isMainThread) {
  const emitCode = startCodeThread();
  parentPort?.on("message", (from: string) => {
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    void generate([], { from, say, emitCode }).then((code) => {
      parentPort?.postMessage({ isValid: code === 0, lines } satisfies Generated);
    });
  });
}
