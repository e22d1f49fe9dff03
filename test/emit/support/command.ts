import { execFile } from "node:child_process";
import { join } from "node:path";
import { readBooleans } from "../../../scripts/document/boolean-schemas.ts";
import { emitCode } from "../../../scripts/emit/code.ts";
import {
  generate as generateHere,
  type GenerateOptions,
} from "../../../scripts/generate-command.ts";

export interface Outcome {
  readonly code: number;
  readonly said: string;
}

/** As in the command's thread: later, and of a document of its own. */
const emitLater: GenerateOptions["emitCode"] = async (document, ...rest) => {
  const own = await Promise.resolve(structuredClone(document));
  readBooleans(own);
  return emitCode(own, ...rest);
};

/** Runs the command in this process, as if typed in the folder `from`. */
export const generate = async (args: readonly string[], from: string): Promise<Outcome> => {
  let said = "";
  const say = (line: string): string => (said += `${line}\n`);
  const code = await generateHere(args, { from, say, emitCode: emitLater });
  return { code, said };
};

/** Runs the command as npm does, in a process of its own. */
export const spawnGenerate = (args: readonly string[], cwd: string): Promise<Outcome> =>
  new Promise((resolve) => {
    const script = join(import.meta.dirname, "../../../scripts/generate.ts");
    const env = { ...process.env, INIT_CWD: cwd };
    execFile(process.execPath, [script, ...args], { cwd, env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), said: stdout + stderr });
    });
  });
