import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { siteAddress } from "./docs/site/absolute.ts";

const USAGE =
  "npm run docs [-- [--spec FILE] [--out DIR] [--site URL]]: builds the docs of this project, or of another document, into dist/docs or DIR; links in what programs read are absolute where URL says where the site will be.";

const readArguments = (args: readonly string[]) => {
  const text = { type: "string" } as const;
  const options = { spec: text, out: text, site: text };
  try {
    const { spec, out, site } = parseArgs({ args: [...args], options }).values;
    // npm runs a script in the package's folder; paths are meant where the command was typed.
    const from = process.env["INIT_CWD"] ?? process.cwd();
    const path = (given?: string) => given && resolve(from, given);
    return { spec: path(spec), site, out: path(out) };
  } catch (error) {
    process.stderr.write(`docs: ${(error as Error).message.split(". ")[0] ?? ""}. ${USAGE}\n`);
    process.exit(2);
  }
};

const args = process.argv.slice(2);
if (["--help", "-h", "help"].includes(args[0] ?? "")) {
  process.stdout.write(`${USAGE}\n`);
  process.exit(0);
}
const { spec, site, out } = readArguments(args);
try {
  if (site !== undefined) siteAddress(site);
  // What it takes is only loaded for a run.
  const { buildDocs } = await import("./docs-site.ts");
  process.stderr.write(`The docs are in ${await buildDocs(out, { spec, site })}\n`);
} catch (error) {
  process.stderr.write(
    `The docs can't be built: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
}
