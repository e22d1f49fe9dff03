/** What a run will do, said before it does it. */
import { createInterface } from "node:readline/promises";
import { OptionError } from "./options.ts";
import { probes } from "./probes/index.ts";
import type { Target } from "./server.ts";

/** What a run will do, for people. */
export const planOf = ({ urls, accelerator }: Target, mark: string): string => {
  const mayWrite = accelerator !== undefined;
  const open = probes.filter(({ writes }) => mayWrite || writes !== true);
  const lines = open.map(
    ({ name, asks, writes }) => `  ${writes ? "writes" : "reads "}  ${name}: ${asks}`,
  );
  return [
    `Asks ${urls.listeners}${urls.iam === undefined ? "" : ` and ${urls.iam}`}:`,
    ...lines,
    mayWrite
      ? `Goes through the workflows. Adds up to 10 listeners at a time to accelerator ${accelerator}, named ${mark}-… or as the workflows say, and removes them.`
      : `Changes nothing. ${String(probes.length - open.length)} more questions need --write and --accelerator.`,
    "",
  ].join("\n");
};

/** Asks whether to go on. Throws an OptionError where nobody is there to answer. */
export const isAgreed = async (): Promise<boolean> => {
  if (!process.stdin.isTTY)
    throw new OptionError("There is nobody to ask whether to go on: add --yes.");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question("Go on? [y/N] ");
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
};
