/** Asks a server whether it is as the documents decide: `npm run verify`; `--help` says how. */
import { randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { ArchiveError, judgeArchive, readArchive } from "./verify/archive.ts";
import { help, OptionError, ownUrls, readCredentials, readOptions } from "./verify/options.ts";
import { isAgreed, planOf } from "./verify/plan.ts";
import { reportOf, toJson, toMarkdown } from "./verify/report.ts";
import { CantAsk, realTime, verify, verifyMock } from "./verify/verify.ts";
import type { Options } from "./verify/options.ts";
import type { RunReport } from "./verify/report.ts";

/** Ctrl+C ends the run, but not the cleaning up; a second one ends that too. */
const interruption = (): AbortSignal => {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    process.stderr.write("Ends; removes what was made.\n");
    controller.abort(new CantAsk("The run was ended before its end."));
  });
  return controller.signal;
};

/** Runs what the options ask for; undefined where people decided otherwise. */
const run = async (options: Options): Promise<RunReport | undefined> => {
  const { urls, har, accelerator, yes } = options;
  if (har !== undefined) {
    const exchanges = await readArchive(har, urls ?? ownUrls);
    return reportOf(har, new Date().toISOString(), await judgeArchive(exchanges), []);
  }
  if (urls === undefined) return verifyMock(interruption());
  const target = { urls, accelerator, ...readCredentials(process.env), ...realTime };
  const mark = `verify-${randomBytes(3).toString("hex")}`;
  process.stderr.write(planOf(target, mark));
  if (!yes && !(await isAgreed())) return undefined;
  return verify(target, { mark, signal: interruption() });
};

const save = (file: string, text: string): Promise<void> =>
  writeFile(file, text).catch((error: unknown) => {
    throw new OptionError(`${file} can't be written: ${(error as Error).message}`);
  });

const main = async (args: readonly string[]): Promise<number> => {
  const options = readOptions(args);
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const report = await run(options);
  if (report === undefined) return 0;
  const { markdown, json } = options;
  if (json !== undefined) await save(json, toJson(report));
  if (markdown === undefined) process.stdout.write(toMarkdown(report));
  else await save(markdown, toMarkdown(report));
  const { held, differs } = report.counts;
  process.stderr.write(
    `${String(held)} held, ${String(differs)} differ, ${String(report.counts["not tried"])} not tried.\n`,
  );
  return differs > 0 || report.leftBehind.length > 0 ? 1 : 0;
};

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isExpected =
    error instanceof OptionError || error instanceof ArchiveError || error instanceof CantAsk;
  const { message } = error as Error;
  process.stderr.write(`verify: ${isExpected ? message : `It broke off: ${message}`}\n`);
  process.exitCode = error instanceof OptionError ? 2 : 1;
}
