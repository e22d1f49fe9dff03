/**
 * Compiles every spec of @typespec/http-specs to OpenAPI 3.1: `node compile.mjs DIR` writes DIR/<number>.json, each with
 * the folder of its spec and one document. It runs by this folder's own packages.
 */
import { readdirSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compile, NodeHost } from "@typespec/compiler";
import { getOpenAPI3 } from "@typespec/openapi3";

const specs = join(import.meta.dirname, "node_modules/@typespec/http-specs/specs");
const out = process.argv[2];

// The emitter looks in a plain object for the examples of a parameter called `constructor`, and finds this function.
// It takes whatever has no length for no examples.
Object.defineProperty(Object, "length", { value: 0 });

const documentsOf = async (main) => {
  const program = await compile(NodeHost, join(specs, main), { noEmit: true });
  const records = await getOpenAPI3(program, { "openapi-versions": ["3.1.0"] });
  return records.flatMap((each) =>
    each.versioned ? each.versions.map(({ document }) => document) : [each.document],
  );
};

mkdirSync(out, { recursive: true });
let count = 0;
for (const main of readdirSync(specs, { recursive: true }).filter((name) =>
  name.endsWith("main.tsp"),
)) {
  for (const document of await documentsOf(main)) {
    const text = JSON.stringify({ spec: dirname(main), document });
    writeFileSync(join(out, `${String(count)}.json`), text);
    count += 1;
  }
}
