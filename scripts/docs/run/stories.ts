/** The stories that make each error: read from YAML, and compared with the catalogue. */
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseYaml } from "../../document/redocly-core.ts";
import { parseFault } from "../../../src/mock/control/fault-rule.ts";
import type { FaultRule } from "../../../src/mock/control/fault-rule.ts";
import type { Seed } from "../../../src/mock/control/seed.ts";
import type { CatalogueError } from "../../document/error-catalogue.ts";
import { readRequest } from "./browser/request.ts";
import { isObject } from "../../document/value-type.ts";

/** The shortest way to an error. */
export interface Story {
  readonly code: string;
  readonly status: number;
  /** What happens, in a sentence. */
  readonly tells: string;
  /** What the memory starts with; default what the site's memory starts with. */
  readonly seed?: Seed;
  readonly faults?: readonly FaultRule[];
  /** As text, one after the other; the last is answered with the error. */
  readonly requests: readonly string[];
}

const known = ["code", "status", "tells", "seed", "faults", "requests"];

const messageOf = (mistake: unknown): string =>
  mistake instanceof Error ? mistake.message : String(mistake);

/** What is wrong with the form of one story; undefined where nothing is. */
const mistakeIn = (story: unknown): string | undefined => {
  if (!isObject(story)) return "must have code, status, tells and requests";
  const strange = Object.keys(story).find((key) => !known.includes(key));
  if (strange !== undefined) return `has no ${strange}, only ${known.join(", ")}`;
  const { code, status, tells, seed, faults = [], requests } = story;
  if (typeof code !== "string") return "needs its code, as text";
  if (typeof status !== "number") return "needs its status, as a number";
  if (typeof tells !== "string" || !/^[A-Z].*\.$/s.test(tells)) return "needs tells: a sentence";
  if (seed !== undefined && !isObject(seed)) return "has a seed that is no object";
  if (!Array.isArray(requests) || requests.length === 0) return "needs a list of requests";
  if (!Array.isArray(faults)) return "has faults that are no list";
  try {
    for (const each of requests) readRequest(String(each));
    for (const each of faults) parseFault(each, operationsIn(each));
  } catch (mistake) {
    return messageOf(mistake);
  }
  return undefined;
};

/** Whether an operation is there is told when the story is played. */
const operationsIn = (fault: unknown): string[] =>
  isObject(fault) ? [fault["operation"] ?? []].flat().map(String) : [];

const nameOf = ({ code, status }: Pick<Story, "code" | "status">): string =>
  `${code} with ${String(status)}`;

/** Compares stories with the catalogue: a line for each that is malformed, missing, there twice, or of no error. */
export const storyMistakes = (
  stories: unknown,
  errors: readonly Pick<CatalogueError, "code" | "status">[],
): string[] => {
  if (!Array.isArray(stories)) return ["must be a list of stories"];
  const formed = stories.flatMap((story, at) => {
    const mistake = mistakeIn(story);
    if (mistake === undefined) return [];
    const name = isObject(story) ? String(story["code"] ?? at + 1) : String(at + 1);
    return [`the story of ${name} ${mistake}`];
  });
  if (formed.length > 0) return formed;
  const told = (stories as readonly Story[]).map(nameOf);
  const wanted = errors.map(nameOf);
  return [
    ...wanted.filter((name) => !told.includes(name)).map((name) => `no story makes ${name}`),
    ...told
      .filter((name) => !wanted.includes(name))
      .map((name) => `no operation answers ${name}, of which a story is told`),
    ...told
      .filter((name, at) => told.indexOf(name) !== at)
      .map((name) => `two stories make ${name}`),
  ];
};

/** Reads a file of stories. Throws an Error of a line a mistake. */
export const readStories = async (
  file: string,
  errors: readonly Pick<CatalogueError, "code" | "status">[],
): Promise<readonly Story[]> => {
  const stories: unknown = parseYaml(await readFile(file, "utf8"));
  const mistakes = storyMistakes(stories, errors);
  if (mistakes.length > 0)
    throw new Error(mistakes.map((each) => `${basename(file)}: ${each}`).join("\n"));
  return stories as readonly Story[];
};
