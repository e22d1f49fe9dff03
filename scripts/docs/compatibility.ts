import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Document } from "../document/types.ts";
import { comparable } from "./comparable.ts";
import { brokenBetween } from "./promises.ts";
import { tryRedocly } from "./redocly.ts";

/** One difference between two bundles. */
export interface Change {
  /** A JSON pointer through the operations: `#/paths/…`. */
  readonly path: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: "major" | "minor" | "patch";
  readonly property?: string;
  readonly verdicts: readonly { readonly message: string; readonly ruleId?: string }[];
}

/** What `redocly diff` found. */
export interface Report {
  readonly infoVersions: { readonly base: string; readonly revision: string };
  readonly changes: readonly Change[];
}

const config = fileURLToPath(new URL("compatibility.yaml", import.meta.url));

/** What the comparison would say of a bundle and itself; most builds of the docs are of an unchanged document. */
const unchanged = (bundle: string): Report => {
  const { info } = JSON.parse(bundle) as { info: { version: string } };
  return { infoVersions: { base: info.version, revision: info.version }, changes: [] };
};

/** Compares two bundles, each a file. */
export const compare = async (base: string, revision: string): Promise<Report> => {
  const [before = "", after = ""] = await Promise.all(
    [base, revision].map((file) => readFile(file, "utf8")),
  );
  if (before === after) return unchanged(after);
  const folder = await mkdtemp(join(tmpdir(), "compare-"));
  try {
    const files = ["base.json", "revision.json"].map((name) => join(folder, name));
    const documents = [before, after].map((text) => JSON.parse(text) as Document);
    for (const [at, document] of documents.entries())
      await writeFile(files[at] ?? "", JSON.stringify(comparable(document)));
    const { changes, infoVersions } = await diff(files);
    const [old = {}, now = {}] = documents;
    const broken = brokenBetween(old as Document, now as Document).map(
      ({ message, ...change }): Change => ({
        ...change,
        ...{ kind: "modified", impact: "major", verdicts: [{ message }] },
      }),
    );
    return { infoVersions, changes: [...changes.map(openInAnswers), ...broken] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Lists of values are open in answers: one more breaks nobody. */
const openInAnswers = (change: Change): Change =>
  change.verdicts.length > 0 &&
  change.verdicts.every(({ ruleId }) => ruleId === "enum-values-added")
    ? { ...change, impact: "minor" }
    : change;

const diff = async (files: readonly string[]): Promise<Report> => {
  const options = ["--format=json", "--fail-on=none", `--config=${config}`];
  const { failed, stdout, stderr } = await tryRedocly("diff", ...files, ...options);
  if (failed) throw new Error(`redocly diff failed: ${stderr.trim()}`);
  return JSON.parse(stdout) as Report;
};

const numbers = (version: string): [major: number, minor: number] => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return [major, minor];
};

/** Whether a version may break what worked with another: a new major one, or below 1.0 a new minor one. */
export const mayBreak = ({ infoVersions: { base, revision } }: Report): boolean => {
  const [oldMajor, oldMinor] = numbers(base);
  const [major, minor] = numbers(revision);
  return major > oldMajor || (major === 0 && oldMajor === 0 && minor > oldMinor);
};

/** The changes that break callers although the version doesn't say so. */
export const brokenPromises = (report: Report): readonly Change[] =>
  mayBreak(report) ? [] : report.changes.filter(({ impact }) => impact === "major");
