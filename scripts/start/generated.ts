import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { apisOf } from "../../src/ga/documents.ts";
import type { Apis, Generated } from "../../src/ga/documents.ts";

const folder = join(import.meta.dirname, "../../generated");

/** The modules of which the mock is made, by what they are called there. */
const files = {
  listeners: "operations.ts",
  listenerValidators: "validators.js",
  listenerRules: "rules.ts",
  listenerExamples: "examples.ts",
  iam: "iam/operations.ts",
  iamValidators: "iam/validators.js",
  iamExamples: "iam/examples.ts",
};

/** The address of a module as it is now: another one after each change, since Node imports an address once. */
const addressOf = (file: string): string => {
  const path = join(folder, file);
  return `${pathToFileURL(path).href}?${String(statSync(path).mtimeMs)}`;
};

/** Stands for what is generated at this moment: it is another text when a file has changed. */
export const stateOfGenerated = (): string => Object.values(files).map(addressOf).join(" ");

/** Our documents as they are generated now, whatever was imported before. */
export const importApis = async (): Promise<Apis> => {
  const read = async (file: string): Promise<unknown> => import(addressOf(file));
  const [listeners, listenerValidators, listenerRules, iam, iamValidators] = await Promise.all(
    [
      files.listeners,
      files.listenerValidators,
      files.listenerRules,
      files.iam,
      files.iamValidators,
    ].map(read),
  );
  return apisOf({
    listeners,
    listenerValidators,
    listenerRules,
    listenerExamples: () => read(files.listenerExamples),
    iam,
    iamValidators,
    iamExamples: () => read(files.iamExamples),
  } as Generated);
};
