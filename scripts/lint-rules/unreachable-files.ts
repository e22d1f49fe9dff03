import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { bundle, createConfig } from "../document/redocly-core.ts";

/** The two documents, from the folder of the OpenAPI files. */
export const documents = ["openapi.yaml", "iam.yaml"];

/** YAML that stands for itself: lint rules, the ledger of constraints, the errors' stories, released bundles, and workflows, which point to the documents. */
const standsAlone = /^(redocly\.yaml|ledger\.yaml|stories\.yaml|released\/.*|workflows\/.*)$/;

/**
 * The YAML files, guides and samples of a folder that no root refers to, neither itself nor by way of other files. Nobody would
 * notice a mistake in them, or a change to them.
 */
export async function unreachableFiles(folder: string, roots = documents): Promise<string[]> {
  const config = await createConfig("{}");
  const reached = await Promise.all(
    roots.map(async (root) => (await bundle({ ref: join(folder, root), config })).fileDependencies),
  );
  const inFolder = await readdir(folder, { recursive: true, withFileTypes: true });
  return inFolder
    .filter((entry) => entry.isFile() && /\.(ya?ml|md|ts|js|sh|py)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !reached.some((files) => files.has(file)))
    .map((file) => relative(folder, file).split(sep).join("/"))
    .filter((file) => !standsAlone.test(file))
    .sort();
}
