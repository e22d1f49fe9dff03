/**
 * How many changes of the documents the tests notice: `npm run test:mutation [-- --sample N --seed S]`. Each mutant is put
 * before the ledger first and, where that finds nothing, before the contract's and the mock's tests, in a copy of this
 * project. Lint and comparisons with stored copies don't count. Both cores work.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { bundle } from "../../scripts/document/bundle.ts";
import { EQUIVALENT } from "./equivalent.ts";
import { mutantsOf, type Mutant } from "./mutants.ts";
import { readDocument, type Changed } from "./quick-checks.ts";
import type { Task } from "./worker.ts";

const root = join(import.meta.dirname, "../..");
/** How many of all mutants may be the same as the document. */
const MOST_EQUIVALENT = 0.02;
/** The score to reach, in percent. */
const ENOUGH = 98;

const fail = (text: string): never => {
  process.stderr.write(`test:mutation: ${text}\n`);
  process.exit(2);
};

const readOptions = () => {
  try {
    return parseArgs({
      options: { sample: { type: "string" }, seed: { type: "string", default: "1" } },
    }).values;
  } catch (error) {
    return fail(`${(error as Error).message.split(". ")[0] ?? ""}; known are --sample, --seed.`);
  }
};

const { sample, seed } = readOptions();
for (const [name, value] of Object.entries({ sample, seed }))
  if (value !== undefined && !/^[1-9]\d*$/.test(value))
    fail(`--${name} takes a whole number, not "${value}".`);

/** Numbers from 0 up to 1, the same for the same seed. */
const createRandom = (start: number): (() => number) => {
  let state = start >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

interface Tried {
  readonly name: Changed;
  readonly at: number;
  readonly mutant: Mutant;
}

const chosen = (all: readonly Tried[]): Tried[] => {
  if (sample === undefined) return [...all];
  const random = createRandom(Number(seed));
  const rest = [...all];
  return Array.from({ length: Math.min(Number(sample), all.length) }, () =>
    rest.splice(Math.floor(random() * rest.length), 1),
  ).flat();
};

const NAMES: readonly Changed[] = ["listeners", "iam"];
const located = {
  listeners: await bundle(join(root, "openapi/openapi.yaml"), root),
  iam: await bundle(join(root, "openapi/iam.yaml"), root),
};

const nameOf = ({ name, mutant }: Tried): string =>
  `${name === "iam" ? "iam" : ""}${mutant.pointer} ${mutant.change}`;

const every = NAMES.flatMap((name) =>
  mutantsOf(readDocument(name)).map((mutant, at): Tried => ({ name, at, mutant })),
);
const all = every.filter((each) => EQUIVALENT[nameOf(each)] === undefined);
const tried = chosen(all);
const home = await mkdtemp(join(tmpdir(), "mutation-"));
const survivors: Tried[] = [];
let killed = 0;

const workerFile = new URL("worker.ts", import.meta.url);
const ask = (worker: Worker, { name, at }: Task): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", ({ by }: { by: string | undefined }) => {
      worker.off("error", reject);
      resolve(by);
    });
    worker.postMessage({ name, at });
  });

try {
  const queue = [...tried];
  const work = async (at: number): Promise<void> => {
    const worker = new Worker(workerFile, { workerData: { folder: join(home, String(at)) } });
    // What kills the documents as they are would kill every mutant.
    const own = NAMES[at % NAMES.length];
    const failure = own && (await ask(worker, { name: own }));
    if (failure !== undefined) throw new Error(`Without a mutant fails: ${failure}`);
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const by = await ask(worker, next);
      if (by === undefined) survivors.push(next);
      else killed += 1;
      const verdict = by === undefined ? "SURVIVES" : "killed  ";
      const where = located[next.name].locate(next.mutant.pointer);
      process.stdout.write(
        `${verdict} ${where} ${nameOf(next)}${by === undefined ? "" : `: ${by}`}\n`,
      );
    }
    await worker.terminate();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, (_, at) => work(at)));
} finally {
  await rm(home, { recursive: true, force: true });
}

for (const { name, mutant } of survivors)
  process.stdout.write(
    `${located[name].locate(mutant.pointer)} ${mutant.change}: no test notices\n`,
  );
const score = (100 * killed) / tried.length;
const same = every.length - all.length;
process.stdout.write(
  `${String(tried.length)} of ${String(all.length)} mutants: ${String(killed)} killed, ${String(survivors.length)} survive; score ${score.toFixed(1)} %; ${String(same)} more are the same as the documents\n`,
);
// What nobody notices is a fact that nothing defends.
if (score < ENOUGH || same > MOST_EQUIVALENT * every.length) process.exitCode = 1;
