/**
 * `emitCode` in a thread of its own. Loading TypeScript and Ajv takes longer than anything that is done with them for a
 * small document: here it happens while the document is read, on a second core.
 */
import { parentPort, Worker, workerData } from "node:worker_threads";
import { readBooleans } from "./document/boolean-schemas.ts";
import type { Document } from "./document/types.ts";
import type { ImportExtension } from "./emit/import-extension.ts";

type Files = Readonly<Record<string, string>>;

interface Task {
  readonly id: number;
  readonly document: Document;
  readonly runtime: string;
  readonly extension: ImportExtension;
}

/** What was made, or why it could not be: what is read before anything is known of it may not be a document at all. */
type Result = { readonly id: number } & ({ readonly files: Files } | { readonly error: unknown });

interface Waiting {
  readonly resolve: (files: Files) => void;
  readonly reject: (error: unknown) => void;
}

/** Tells this thread from another that only starts it. */
const role = "emits code";

/** Starts the thread. It keeps the process alive only while it has work; `close` ends it, whatever it does. */
export const startCodeThread = () => {
  const worker = new Worker(import.meta.filename, { workerData: role });
  const tasks = new Map<number, Waiting>();
  let failure: unknown;
  worker.on("message", (result: Result) => {
    const task = tasks.get(result.id);
    if ("files" in result) task?.resolve(result.files);
    else task?.reject(result.error);
  });
  worker.on("error", (error) => {
    failure = error;
    for (const { reject } of tasks.values()) reject(error);
  });
  worker.unref(); // a listener for messages keeps the process alive
  let last = 0;
  const emitCode = async (
    document: Document,
    runtime: string,
    extension: ImportExtension,
  ): Promise<Files> => {
    if (failure !== undefined) throw failure;
    const task: Task = { id: (last += 1), document, runtime, extension };
    worker.ref();
    try {
      return await new Promise((resolve, reject) => {
        tasks.set(task.id, { resolve, reject });
        worker.postMessage(task);
      });
    } finally {
      tasks.delete(task.id);
      if (tasks.size === 0) worker.unref();
    }
  };
  return { emitCode, close: async (): Promise<void> => void (await worker.terminate()) };
};

if (workerData === role) {
  const { emitCode } = await import("./emit/code.ts");
  parentPort?.on("message", ({ id, document, runtime, extension }: Task) => {
    const make = (): Result => {
      try {
        readBooleans(document); // it may come as it was read
        return { id, files: emitCode(document, runtime, extension) };
      } catch (error) {
        return { id, error };
      }
    };
    parentPort?.postMessage(make());
  });
}
