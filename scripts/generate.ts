import { enableCompileCache } from "node:module";

// Node keeps the compiled form of the large packages that are needed here; it checks that against their sources.
enableCompileCache();

const { generate } = await import("./generate-command.ts");

process.exitCode = await generate(process.argv.slice(2), {
  // npm runs a script in the package's folder; paths are meant where the command was typed.
  from: process.env["INIT_CWD"] ?? process.cwd(),
  say: (line) => process.stderr.write(`${line}\n`),
});
