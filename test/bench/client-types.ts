import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { modelOf } from "../../scripts/document/model.ts";
import type { Document } from "../../scripts/document/types.ts";
import { filesOf } from "../emit/support/files-of.ts";
import { manyTimes } from "./many-times.ts";

const root = join(import.meta.dirname, "../..");
const copies = 110; // of 11 operations

/** Four calls a copy of the document: as the generated client has them, or as openapi-fetch does. */
const methods = (at: number) => `
await ga.listeners.createListener${at}({ name: "a", protocol: "TCP", port_ranges: [], accelerator_id: "b" });
await ga.listeners.showListener${at}("a");
await ga.listeners.updateListener${at}("a", { name: "b" });
await ga.listeners.listListeners${at}({ limit: 5 });`;
const http = (at: number) => `
await ga.POST("/copy-${at}/v1/listeners", { body: { listener: { name: "a", protocol: "TCP", port_ranges: [], accelerator_id: "b" } } });
await ga.GET("/copy-${at}/v1/listeners/{listener_id}", { params: { path: { listener_id: "a" } } });
await ga.PUT("/copy-${at}/v1/listeners/{listener_id}", { params: { path: { listener_id: "a" } }, body: { listener: { name: "b" } } });
await ga.GET("/copy-${at}/v1/listeners", { params: { query: { limit: 5 } } });`;

const programs = {
  ours: `
import { createRuntime } from "./package/src/client/runtime.js";
import { createMethods } from "./client.ts";
import type { paths } from "./schema.ts";
const ga = createMethods(createRuntime<paths>({ baseUrl: "https://api.example" }).send);`,
  "openapi-fetch": `
import createClient from "openapi-fetch";
import type { paths } from "./schema.ts";
const ga = createClient<paths>({ baseUrl: "https://api.example" });`,
};

const tsc = async (folder: string, config: object): Promise<string> => {
  const file = join(folder, "tsconfig.json");
  await writeFile(file, JSON.stringify({ extends: "../../tsconfig.json", exclude: [], ...config }));
  const compiler = join(root, "node_modules/.bin/tsc");
  const { stdout } = await promisify(execFile)(compiler, ["-p", file, "--extendedDiagnostics"]);
  return stdout;
};

/**
 * How many types the compiler makes for 120 calls of a document of 1,210 operations, by a consumer who has the package's
 * declarations and generated the client. Throws where that doesn't compile.
 */
export const countInstantiations = async (): Promise<Record<keyof typeof programs, number>> => {
  await mkdir(join(root, "dist"), { recursive: true });
  const folder = await mkdtemp(join(root, "dist/types-"));
  try {
    const text = await readFile(join(root, "generated/openapi.json"), "utf8");
    const document = JSON.parse(text) as Parameters<typeof manyTimes>[0];
    const files = filesOf(modelOf(manyTimes(document, copies) as unknown as Document));
    for (const name of ["schema.ts", "operations.ts", "client.ts"]) {
      await writeFile(join(folder, name), files.get(name) ?? "");
    }
    const numbers = Array.from({ length: 30 }, (_, at) => at);
    await writeFile(join(folder, "ours.ts"), programs.ours + numbers.map(methods).join(""));
    const others = programs["openapi-fetch"] + numbers.map(http).join("");
    await writeFile(join(folder, "openapi-fetch.ts"), others);
    await tsc(folder, {
      compilerOptions: {
        noEmit: false,
        declaration: true,
        emitDeclarationOnly: true,
        rootDir: root,
        outDir: "package",
      },
      include: ["../../src/client/runtime.ts"],
    });
    const count = async (name: string) => {
      const compilerOptions = { types: [], skipLibCheck: true };
      const report = await tsc(folder, { compilerOptions, include: [`${name}.ts`] });
      return Number(/Instantiations:\s+(\d+)/.exec(report)?.[1]);
    };
    return { ours: await count("ours"), "openapi-fetch": await count("openapi-fetch") };
  } finally {
    await rm(folder, { recursive: true });
  }
};
