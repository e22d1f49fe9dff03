import { readFile } from "node:fs/promises";
import type { Apis } from "../documents.ts";
import type { Source } from "../../mock/examples/prism.ts";

/** Where the package is: its folder is the same before and after it is built. */
const root = import.meta.resolve("ga-listeners/package.json");

const read = async (path: string): Promise<object> =>
  JSON.parse(await readFile(new URL(`generated/${path}`, root), "utf8")) as object;

/** The listener and the IAM document, each beside the tables made from it. */
export const sourcesOf = ([listeners, iam]: Apis): readonly Source[] => [
  { tables: listeners, document: () => read("openapi.json") },
  { tables: iam, document: () => read("iam/openapi.json") },
];
