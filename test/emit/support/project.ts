import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { modelOf } from "../../../scripts/document/model.ts";
import type { Document } from "../../../scripts/document/types.ts";
import { put } from "../../../scripts/emit/folder.ts";
import { filesOf } from "./files-of.ts";
import { compile } from "./compile.ts";
import { linkPackage } from "./link-package.ts";
import { STRICT } from "./made.ts";

/** What the strictest compiler says of programs that use what is made of documents; nothing, when all is well. */
export const compileAll = async (
  documents: Readonly<Record<string, Document>>,
  programs: Readonly<Record<string, string>>,
): Promise<string> => {
  const home = await mkdtemp(join(tmpdir(), "project-"));
  try {
    await writeFile(join(home, "package.json"), JSON.stringify({ type: "module" }));
    await writeFile(join(home, "tsconfig.json"), JSON.stringify({ compilerOptions: STRICT }));
    await linkPackage(home);
    for (const [name, document] of Object.entries(documents))
      await put(join(home, name), filesOf(modelOf(document)), []);
    for (const [name, program] of Object.entries(programs))
      await writeFile(join(home, name), program);
    return await compile("@typescript/native", home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
};
