/** The samples that a page can run, as scripts for it. */
import { transform } from "esbuild";

/** A sample as an operation has it. */
export interface Sample {
  readonly operation: string;
  readonly language: "typescript" | "javascript";
  readonly source: string;
}

const importLine = (client: string): RegExp =>
  new RegExp(`^import \\{([^}]*)\\} from "${client.replace(/[^\w]/g, "\\$&")}";\\n?`, "gm");

/** What samples import from the client. */
export const importsOf = (samples: readonly Sample[], client: string): string[] => {
  const names = samples.flatMap(({ source }) =>
    [...source.matchAll(importLine(client))].flatMap(([, list = ""]) => list.split(",")),
  );
  return [...new Set(names.map((each) => each.trim()).filter(Boolean))].sort();
};

/** A sample as the body of an async function: without types, and with what it imports out of `module`. */
export const programOf = async ({ language, source }: Sample, client: string): Promise<string> => {
  const { code } = await transform(source, {
    loader: language === "typescript" ? "ts" : "js",
    format: "esm",
    target: "es2022",
    charset: "utf8",
  });
  const program = code.replace(
    importLine(client),
    (_, names: string) => `const {${names.replaceAll(" as ", ": ")}} = module;\n`,
  );
  const [strange] = /^import .*$/m.exec(program) ?? [];
  if (strange !== undefined) throw new Error(`A sample that runs in a page can't have: ${strange}`);
  return program;
};
