/** The scripts of a site's console: what it runs against, and the samples. */
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { importsOf, programOf, type Sample } from "./samples.ts";

/** Modules that no file holds: text by specifier. */
export type Modules = Readonly<Record<string, string>>;

/** What a site can run. */
export interface Runnable {
  /** The module that exports `engine`: a file's path, or one of `modules`. */
  readonly engine: string;
  readonly modules?: Modules;
  /** The client that samples import, by their name for it, and the file that exports it. */
  readonly client?: { readonly name: string; readonly file: string };
  readonly samples?: readonly Sample[];
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const fromMemory = (modules: Modules): Plugin => ({
  name: "modules in memory",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^generated:/ }, ({ path }) => ({ path, namespace: "memory" }));
    onResolve({ filter: /^\.\.?\//, namespace: "memory" }, ({ path }) => ({
      path: `generated:${path.replace(/^\.\//, "")}`,
      namespace: "memory",
    }));
    onResolve({ filter: /^ga-listeners\/runtime$/ }, () => ({
      path: here("../../../src/runtime.ts"),
    }));
    onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
      contents: modules[path.replace(/^generated:/, "")] ?? "",
      loader: path.endsWith(".js") ? "js" : "ts",
      resolveDir: here("."),
    }));
  },
});

const bundle = async (
  contents: string,
  format: "iife" | "cjs",
  modules: Modules = {},
): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here("."), loader: "ts" },
    ...{ bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none" },
    ...{ format, platform: "browser", target: "es2022" },
    plugins: [fromMemory(modules)],
  });
  return outputFiles[0]?.text ?? "";
};

const samplesScript = async (
  samples: readonly Sample[],
  client: NonNullable<Runnable["client"]>,
): Promise<string> => {
  const names = importsOf(samples, client.name);
  const module = await bundle(
    `export { ${names.join(", ")} } from ${JSON.stringify(client.file)};`,
    "cjs",
  );
  const programs: Record<string, Record<string, string>> = {};
  for (const each of samples)
    (programs[each.operation] ??= {})[each.language] = await programOf(each, client.name);
  // The page hands the module's text to its workers, so it is a function that has not run.
  return `globalThis.docsSamples={client:()=>{const module={exports:{}};${module}return module.exports},programs:${JSON.stringify(programs)}};\n`;
};

/** Files by their path on the site. */
export const runScripts = async ({
  engine,
  modules,
  client,
  samples = [],
}: Runnable): Promise<Record<string, string>> => {
  const entry = `import { engine } from ${JSON.stringify(engine)};
import { startConsole } from ${JSON.stringify(here("browser/console.ts"))};
startConsole(engine);`;
  const [consoleScript, sampleScript] = await Promise.all([
    bundle(entry, "iife", modules),
    client === undefined || samples.length === 0 ? undefined : samplesScript(samples, client),
  ]);
  return {
    "assets/console.js": consoleScript,
    ...(sampleScript === undefined ? {} : { "assets/samples.js": sampleScript }),
  };
};
