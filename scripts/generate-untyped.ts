/** The files that need no types: validators and reference. They can be made in a thread of their own. */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { emitReference } from "./docs/reference.ts";
import { modelOf, type Model } from "./document/model.ts";
import type { Document } from "./document/types.ts";
import { emitValidators, emitValidatorTypes } from "./emit/validators/index.ts";
import { checksOf } from "./emit/validators/request-parts.ts";

type Files = Readonly<Record<string, string>>;

export const emitUntyped = (model: Model, runtime: string): Files => {
  const checks = checksOf(model);
  return {
    "validators.js": emitValidators(checks),
    "validators.d.ts": emitValidatorTypes(checks, runtime),
    "reference.md": emitReference(model.source, model),
  };
};

interface Task {
  readonly document: Document;
  readonly runtime: string;
}

/** The same, beside what this thread does. */
export const emitUntypedElsewhere = (document: Document, runtime: string): Promise<Files> => {
  const task: Task = { document, runtime };
  const worker = new Worker(import.meta.filename, { workerData: task });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
};

const isTask = (value: unknown): value is Task =>
  typeof value === "object" && value !== null && "document" in value && "runtime" in value;

if (!isMainThread && isTask(workerData)) {
  const { document, runtime } = workerData;
  parentPort?.postMessage(emitUntyped(modelOf(document), runtime));
}
