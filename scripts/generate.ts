import { join } from "node:path";
import { startCodeThread } from "./code-thread.ts";
import { HELP } from "./generate-usage.ts";
import { startProgress } from "./progress.ts";
import { isChecked, rememberChecked, stateOf } from "./unchanged.ts";

const args = process.argv.slice(2);
const project = join(import.meta.dirname, "..");
const state = args.join(" ") === "--check" ? stateOf(project) : undefined;

if (["--help", "-h", "help"].includes(args[0] ?? "")) process.stdout.write(HELP);
else if (!isChecked(project, state)) {
  const { emitCode, close } = startCodeThread();
  const { generate } = await import("./generate-command.ts");

  const isCheck = args.includes("--check");
  const finish = startProgress(isCheck ? "What is generated is compared" : "Generating");
  let isSilent = true;
  process.exitCode = await generate(args, {
    // npm runs a script in the package's folder; paths are meant where the command was typed.
    from: process.env["INIT_CWD"] ?? process.cwd(),
    emitCode,
    say: (line) => {
      isSilent = false;
      process.stderr.write(`${line}\n`);
    },
  });
  await close();
  if (process.exitCode === 0) finish(isCheck ? "All of it is fresh" : "All of it is written");
  // What is said is said every time.
  if (process.exitCode === 0 && isSilent) rememberChecked(project, state);
}
