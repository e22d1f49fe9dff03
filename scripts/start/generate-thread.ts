/**
 * `npm run generate` in a thread that stays: what it needs is loaded once, so a run takes a fraction of the command's time,
 * and the servers of the process go on meanwhile.
 */
import { parentPort, Worker, workerData } from "node:worker_threads";

/** What came of a run. */
export interface RunResult {
  readonly isValid: boolean;
  /** What is said of the documents. */
  readonly lines: readonly string[];
}

/** Tells this thread from the one that starts it. */
const role = "generates";

/** Starts the thread. It takes one run at a time. */
export const startGenerateThread = (
  from: string,
): { run(): Promise<RunResult>; close(): Promise<void> } => {
  const start = (): Worker => new Worker(import.meta.filename, { workerData: role });
  let worker = start();
  return {
    run: () =>
      new Promise((resolve, reject) => {
        const fail = (error: unknown): void => {
          worker = start(); // an error has ended it
          reject(error as Error);
        };
        worker.once("error", fail);
        worker.once("message", (result: RunResult) => {
          worker.off("error", fail);
          resolve(result);
        });
        worker.postMessage(from);
      }),
    close: async () => {
      await worker.terminate();
    },
  };
};

if (workerData === role) {
  const [{ startCodeThread }, { generate }] = await Promise.all([
    import("../code-thread.ts"),
    import("../generate-command.ts"),
  ]);
  const { emitCode } = startCodeThread();
  parentPort?.on("message", (from: string) => {
    const lines: string[] = [];
    const say = (line: string): void => void lines.push(line);
    void generate([], { from, say, emitCode }).then((code) => {
      parentPort?.postMessage({ isValid: code === 0, lines } satisfies RunResult);
    });
  });
}
