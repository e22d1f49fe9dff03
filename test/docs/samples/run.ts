/** Runs the samples named as arguments, one after the other, and prints what each printed as a line of JSON. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { pathToFileURL } from "node:url";
import { loadPyodide, type PyodideInterface } from "pyodide";
import { running } from "./redirect.ts";

declare global {
  /** Pyodide's types name this global of Emscripten's. */
  const FS: {
    mkdirTree(path: string): void;
    writeFile(path: string, text: string): void;
  };
}

let printed: string[] = [];
console.log = (...values) => printed.push(values.join(" "));

let interpreter: PyodideInterface | undefined;
const python = async (): Promise<PyodideInterface> => {
  if (interpreter) return interpreter;
  const load = console.log;
  interpreter = await loadPyodide({
    stdout: (line) => load(line),
    env: process.env as Record<string, string>,
  });
  const standIn = await readFile(new URL("requests.py", import.meta.url), "utf8");
  interpreter.FS.mkdirTree("/stand-in");
  interpreter.FS.writeFile("/stand-in/requests.py", standIn);
  interpreter.runPython("import sys; sys.path.insert(0, '/stand-in')");
  return interpreter;
};

const run = async (file: string): Promise<void> => {
  if (!file.endsWith(".py")) await import(pathToFileURL(file).href);
  else {
    const { runPythonAsync, toPy } = await python();
    await runPythonAsync(await readFile(file, "utf8"), {
      filename: basename(file),
      globals: toPy({}),
    });
  }
};

for (const file of process.argv.slice(2)) {
  printed = [];
  running.name = basename(file);
  const error = await run(file).then(() => undefined, String);
  process.stdout.write(
    `${JSON.stringify({ file: running.name, printed: printed.join("\n"), error })}\n`,
  );
}
