import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

/** A folder that must not be written to, or files in it that must not be replaced. */
export class FolderError extends Error {
  override readonly name = "FolderError";
}

const HEADER =
  "Made by `npm run generate` from an OpenAPI document. Change the document, not this file.";

/** How a kind of file starts when generate wrote it. JSON has no comments. */
const HEADERS: Readonly<Record<string, string>> = {
  ".yaml": `# ${HEADER}\n`,
  ".md": `<!-- ${HEADER} -->\n\n`,
  ".ts": `// ${HEADER}\n\n`,
  ".js": `// ${HEADER}\n\n`,
};

/** Puts the line on top by which generate knows its own files again. */
export const withHeader = (name: string, text: string): string =>
  `${HEADERS[extname(name)] ?? ""}${HEADERS[extname(name)] === undefined ? text : inUnix(text)}`;

type Files = ReadonlyMap<string, string>;

/**
 * What differs between a folder and what should be in it, a line each: missing, stale, extra. Writes nothing.
 * `others` are folders inside it that have an owner of their own; names are given relative to the folder `from`.
 */
export const compare = async (
  folder: string,
  files: Files,
  others: readonly string[],
  from: string,
): Promise<string[]> => {
  const present = await contents(folder, others);
  const shown = (name: string): string => relative(from, join(folder, name)).split(sep).join("/");
  return [
    ...[...files].flatMap(([name, text]) =>
      !present.has(name)
        ? [`missing  ${shown(name)}`]
        : isSame(present.get(name), text)
          ? []
          : [`stale    ${shown(name)}`],
    ),
    ...[...present.keys()]
      .filter((name) => !files.has(name))
      .map((name) =>
        DRAFT.test(name)
          ? `draft    ${shown(name)} (a run was ended before it was done)`
          : `extra    ${shown(name)}`,
      ),
  ];
};

/**
 * Looks whether a folder may be written to, so that nothing is made for one that may not.
 * @throws {FolderError} when it holds a file that generate didn't write.
 */
export const refuseUnknown = async (
  folder: string,
  others: readonly string[],
): Promise<Present> => {
  const present = await contents(folder, others);
  const unknown = [...present].filter(([name, text]) => !isGenerated(name, text, present));
  if (unknown.length === 0) return present;
  const names = unknown.map(([name]) => name).join(", ");
  throw new FolderError(
    `${folder} holds files that generate didn't write (${names}); give it a folder of its own`,
  );
};

/**
 * Makes a folder hold these files and nothing else. Files that are as they should be are left alone; files that an
 * earlier run wrote and this one doesn't are removed.
 * @throws {FolderError} before anything is changed, when the folder holds a file that generate didn't write.
 */
export const put = async (
  folder: string,
  files: Files,
  others: readonly string[],
): Promise<void> => {
  const present = await refuseUnknown(folder, others);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of files) {
    if (isSame(present.get(name), text)) continue;
    const path = join(folder, name);
    const draft = `${path}.${String(process.pid)}.draft`;
    await writeFile(draft, text);
    await rename(draft, path);
  }
  for (const name of present.keys()) if (!files.has(name)) await rm(join(folder, name));
};

/** A file with the header is generated. JSON can hold none: it is where the YAML file of the same name is. */
const isGenerated = (name: string, text: string | undefined, present: Present): boolean => {
  if (DRAFT.test(name)) return true;
  if (text === undefined) return false;
  const header = HEADERS[extname(name)];
  if (header !== undefined) return inUnix(text).startsWith(header);
  const twin = name.replace(/\.json$/, ".yaml");
  return twin !== name && isGenerated(twin, present.get(twin), present);
};

/** What a run that was ended half-way leaves behind: a file that has not got its name yet. */
const DRAFT = /\.\d+\.draft$/;

/** Line ends are the checkout's business, and a mark in front of the text an editor's. */
const inUnix = (text: string): string =>
  /^\uFEFF|\r/.test(text) ? text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n") : text;

const isSame = (one: string | undefined, other: string): boolean =>
  one === other || (one !== undefined && inUnix(one) === inUnix(other));

/** What systems leave in any folder that somebody has looked at. */
const LITTER = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** What is in a folder, by name. Only what could be generated is read; a folder never is. */
type Present = ReadonlyMap<string, string | undefined>;

const contents = async (folder: string, others: readonly string[]): Promise<Present> => {
  const entries = await readdir(folder, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      if (error.code === "ENOTDIR") throw new FolderError(`${folder} is not a folder`);
      throw error;
    },
  );
  const found = entries
    .filter(({ name }) => !LITTER.has(name) && !others.includes(join(folder, name)))
    .map(async (entry): Promise<[string, string | undefined]> => {
      if (entry.isDirectory()) return [`${entry.name}/`, undefined];
      const extension = extname(entry.name);
      const isReadable = entry.isFile() && (extension === ".json" || extension in HEADERS);
      return [
        entry.name,
        isReadable ? await readFile(join(folder, entry.name), "utf8") : undefined,
      ];
    });
  return new Map(await Promise.all(found));
};
