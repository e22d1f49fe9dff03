/** Hands out the addresses of a page: each once, made of words, so that they survive a change elsewhere. */
export class Anchors {
  readonly #taken = new Set<string>();
  /** How often the same address was wanted. */
  readonly #counts = new Map<string, number>();

  /** The rule: lower case, parts joined by hyphens, anything but letters, digits and `_` a hyphen. `GA.9101` is `ga-9101`. */
  static of(...parts: readonly string[]): string {
    const text = parts.join("-").toLowerCase();
    if (/^[a-z\d_]+(?:-[a-z\d_]+)*$/.test(text)) return text;
    return text.replace(/[^\p{L}\p{N}_]+/gu, "-").replace(/^-+|-+$/g, "");
  }

  /** An address for these parts; where two things would have the same, the second gets a 2 behind. */
  take(...parts: readonly string[]): string {
    const wanted = Anchors.of(...parts) || "x";
    let anchor = wanted;
    let count = this.#counts.get(wanted) ?? 1;
    while (this.#taken.has(anchor)) anchor = `${wanted}-${String((count += 1))}`;
    this.#counts.set(wanted, count);
    this.#taken.add(anchor);
    return anchor;
  }
}

/** An element that can be linked to, and shows nothing. */
export const anchorTag = (anchor: string): string => `<a id="${anchor}"></a>`;

/** A code span of any text, also one with backticks in it. */
export const code = (value: unknown): string => {
  // A text of nothing but white space is seen by its quotes.
  const isShown = typeof value === "string" && (value === "" || value.trim() !== "");
  const text = (isShown ? value : (JSON.stringify(value) ?? "")).replace(/\s+/g, " ");
  if (text === "") return "(empty)";
  if (!text.includes("`") && !text.startsWith(" ")) return `\`${text}\``;
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = text.startsWith("`") || text.endsWith("`") || /^ .* $/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
};

/** A code span that leads to an address, where there is one. */
export const linked = (name: string, anchor: string | undefined): string =>
  anchor === undefined ? code(name) : `[${code(name)}](#${anchor})`;

/** A block of code, fenced with more backticks than stand in it. */
export const block = (text: string, language = ""): string => {
  const longest = Math.max(
    2,
    ...[...text.matchAll(/^\s*(`+)/gm)].map(([, ticks = ""]) => ticks.length),
  );
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, "")}\n${fence}`;
};

/** JSON that keeps on one line what fits there. */
export const json = (value: unknown, width = 90, indent = ""): string => {
  const line = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, " ") ?? "";
  if (typeof value !== "object" || value === null || indent.length + line.length <= width)
    return line;
  const inner = `${indent}  `;
  const list = Array.isArray(value);
  const parts = list
    ? value.map((each: unknown) => inner + json(each, width, inner))
    : Object.entries(value).map(
        ([key, each]) => `${inner}${JSON.stringify(key)}: ${json(each, width, inner)}`,
      );
  return `${list ? "[" : "{"}\n${parts.join(",\n")}\n${indent}${list ? "]" : "}"}`;
};

/** Plain text, as Markdown; also where it begins or ends with the sign of a heading, or begins with that of a list. */
export const plain = (text: string): string =>
  escaped(text)
    .trim()
    .replace(/^(\d*)([#+\-.)])(?=[#\s-]|$)/, "$1\\$2")
    .replace(/ (#+)$/, " \\$1");

/** Plain text, as Markdown within a line: spaces at its ends stay. */
export const escaped = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\`*_~[\]<>]|&(?=#?\w+;)/g, "\\$&");

/** A list item of several paragraphs. */
export const listItem = (paragraphs: readonly (string | undefined)[]): string => {
  const text = paragraphs.filter((each) => each !== undefined && each !== "").join("\n\n");
  return `- ${text.replace(/\n(?=[^\n])/g, "\n  ")}`;
};

/** Paragraphs with an empty line between them. */
export const paragraphs = (parts: readonly (string | undefined)[]): string =>
  parts.filter((each) => each !== undefined && each.trim() !== "").join("\n\n");
