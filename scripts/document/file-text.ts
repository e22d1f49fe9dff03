import { readFile } from "node:fs/promises";

/** The encodings of YAML, each with what a file begins with: its mark, or a first character of one byte. */
const ENCODINGS = [
  ["utf-16be", (first: number, second: number) => first === 0xfe && second === 0xff],
  ["utf-16le", (first: number, second: number) => first === 0xff && second === 0xfe],
  ["utf-16be", (first: number, second: number) => first === 0 && second !== 0],
  ["utf-16le", (first: number, second: number) => first !== 0 && second === 0],
] as const;

/** Text that can't be read, with the place where that shows. */
export class TextError extends Error {
  readonly line: number;
  readonly col: number;

  constructor(message: string, before = "") {
    super(message);
    const lines = before.split("\n");
    this.line = lines.length;
    this.col = (lines.at(-1)?.length ?? 0) + 1;
  }
}

const decode = (bytes: Uint8Array): string => {
  const [first = 0, second = 0] = bytes;
  const [encoding = "utf-8"] = ENCODINGS.find(([, isBegin]) => isBegin(first, second)) ?? [];
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    const [before] = new TextDecoder(encoding).decode(bytes).split("\ufffd");
    throw new TextError("is neither UTF-8 nor UTF-16 text", before);
  }
};

/** A comment of JSON may stand where a string is not. */
const STRING_OR_COMMENT = /"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** JSON with its comments blanked, so that all else keeps its place. */
const withoutComments = (json: string): string =>
  /(?:^|[\s,{}[\]])\/[/*]/.test(json)
    ? json.replace(STRING_OR_COMMENT, (part) =>
        part.startsWith('"') ? part : part.replace(/[^\n]/g, " "),
      )
    : json;

/** The text of a file in any encoding that YAML has, with line ends as on Unix; JSON without the comments that editors allow. */
export const readText = async (path: string): Promise<string> => {
  const text = decode(await readFile(path)).replaceAll("\r\n", "\n");
  return /\.jsonc?$/.test(path) ? withoutComments(text) : text;
};
