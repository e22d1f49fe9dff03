import { relative } from "node:path";
import { bundle } from "./document/bundle.ts";
import { DocumentError, type Remark } from "./document/problems.ts";
import { emitReference } from "./docs/reference.ts";
import { modelOf } from "./document/model.ts";
import type { Document } from "./document/types.ts";
import { warningsOf, type Warning } from "./document/warnings.ts";
import { compare, FolderError, put, refuseUnknown, withHeader } from "./emit/folder.ts";
import { emitData } from "./emit/index.ts";
import { importExtensionOf, type ImportExtension } from "./emit/import-extension.ts";
import { explainMistakes, rulesOf } from "./emit/rules/module.ts";
import { readArguments, UsageError, type GenerateTarget } from "./generate-options.ts";
import { USAGE } from "./generate-usage.ts";
import house from "./lint-rules/plugin.ts";

/** What our extensions name has to be there. */
const EXTENSIONS = {
  plugin: house(),
  rules: ["house/fitting-extensions", "house/fitting-resources", "house/paging"],
};

export interface GenerateOptions {
  /** The folder that paths start from, given and printed. */
  readonly from: string;
  /** Takes a line for people. */
  readonly say: (line: string) => void;
  /** `emitCode` in a thread of its own, where it works beside what is done here. It takes the document as it is now. */
  readonly emitCode: (
    document: Document,
    runtime: string,
    extension: ImportExtension,
  ) => Promise<Readonly<Record<string, string>>>;
}

/** Generates, or with `--check` compares; gives the exit code, 2 for what was typed wrongly. Everything is made in memory before a file is touched. */
export const generate = async (
  args: readonly string[],
  { from, say, emitCode }: GenerateOptions,
): Promise<number> => {
  try {
    const { check, strict, targets, cure } = readArguments(args, from);
    const folders = targets.map(({ out }) => out);
    if (!check) await Promise.all(folders.map((out) => refuseUnknown(out, folders)));
    const outputs = await Promise.all(
      targets.map(async (target) => ({
        out: target.out,
        files: await makeFiles(target, { from, say, emitCode, strict }),
      })),
    );
    if (!check) {
      for (const { out, files } of outputs) await put(out, files, folders);
      return 0;
    }
    const differences = (
      await Promise.all(outputs.map(({ out, files }) => compare(out, files, folders, from)))
    ).flat();
    differences.forEach(say);
    if (differences.length > 0) say(`Run \`${cure}\` and commit what it writes.`);
    return differences.length > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\n${USAGE}`);
      return 2;
    }
    if (error instanceof DocumentError) error.message.split("\n").map(asError).forEach(say);
    else if (error instanceof FolderError) say(error.message);
    else say(`error: ${reasonOf(error)}`);
    return 1;
  }
};

/** A line of a refused document, with its level behind the place. */
const asError = (line: string): string =>
  line === ""
    ? line
    : line.replace(/^(.*?:\d+:\d+|[^:]*:)? ?/, (place) => `${place.trim()} error: `.trimStart());

/** What nobody has foreseen, and where in these scripts it happened. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const [place] = /[^/\\]+\.ts:\d+/.exec(error.stack ?? "") ?? [];
  return `${error.message}${place === undefined ? "" : ` (${place})`}`;
};

/** From a document to the text of every file, in order. */
const makeFiles = async (
  { spec, out, imports, extension }: GenerateTarget,
  { from, say, emitCode, strict }: GenerateOptions & { readonly strict: boolean },
): Promise<ReadonlyMap<string, string>> => {
  const ending = extension ?? (await importExtensionOf(out));
  let code: ReturnType<typeof emitCode> | undefined;
  const begin = (document: Document): void => {
    code = emitCode(document, imports.runtime, ending);
    code.catch(() => undefined); // where the document is refused below, that is what is told
  };
  const { document, locate, remarks } = await bundle(spec, from, begin, EXTENSIONS);
  if (code === undefined) begin(document);
  const model = modelOf(document);
  const told = groupsOf([...remarks, ...warningsOf(model)]).map(({ first, more }) => {
    const { level, message } = first;
    const place = "place" in first ? first.place : locate(first.pointer);
    const operation = "operation" in first ? `${first.operation}: ` : "";
    const others = more === 0 ? "" : ` (and ${String(more)} more like it)`;
    return { level, place, text: `${operation}${message}${others}` };
  });
  const refused = told.filter(({ level }) => strict && level === "warning");
  for (const each of told)
    if (!refused.includes(each)) say(`${each.place} ${each.level}: ${each.text}`);
  const rules = rulesOf(model);
  const mistakes = [
    ...refused.map(({ place, text }) => `${place} ${text}`),
    ...explainMistakes(rules, locate),
  ];
  if (mistakes.length > 0) throw new DocumentError(mistakes.join("\n"));
  const { length } = model.operations;
  if (length >= MANY_OPERATIONS)
    say(`${relative(from, spec)} has ${String(length)} operations; this takes a while …`);
  const files = {
    ...emitData(model, rules, imports),
    "reference.md": emitReference(model.source, model),
    ...(await code),
  };
  return new Map(Object.entries(files).map(([name, text]) => [name, withHeader(name, text)]));
};

/** From here on a run takes seconds, and says so. */
const MANY_OPERATIONS = 100;

/** What says the same is one group: its first, and how many more there are. */
const groupsOf = <Each extends Remark | Warning>(all: readonly Each[]) => {
  const groups = new Map<string, { readonly first: Each; more: number }>();
  for (const each of all) {
    const key = `${each.level} ${each.message}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { first: each, more: 0 });
    else known.more += 1;
  }
  return [...groups.values()];
};
