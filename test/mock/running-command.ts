import { spawn } from "node:child_process";
import type { ChildProcess, SpawnOptionsWithoutStdio } from "node:child_process";

/** A command that runs in a process of its own. */
export interface RunningCommand {
  readonly process: ChildProcess;
  /** What it has printed so far. */
  out(): string;
  /** Resolves when something of this form was printed. Rejects when the command ends before. */
  prints(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<{ code: number | null; out: string; error: string }>;
}

/** Starts a script of Node's with arguments. */
export const startCommand = (
  args: readonly string[],
  options: SpawnOptionsWithoutStdio = {},
): RunningCommand => {
  const child = spawn(process.execPath, args, options);
  let out = "";
  let error = "";
  const waiting = new Set<() => void>();
  child.stdout.on("data", (data: Buffer) => {
    out += data.toString();
    for (const look of waiting) look();
  });
  child.stderr.on("data", (data: Buffer) => (error += data.toString()));
  const ended = new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
    child.on("close", (code) => {
      resolve({ code, out, error });
    });
  });
  return {
    process: child,
    out: () => out,
    ended,
    prints: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(out);
          if (found === null) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then(() => {
          reject(new Error(`Ended with ${out}${error}`));
        });
      }),
  };
};
