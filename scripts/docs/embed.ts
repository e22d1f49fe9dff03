/** Elements that have no end. */
const VOID = new Set(["br", "hr", "img", "input", "wbr", "area", "col", "source", "track"]);

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const DEFINITION = /^ {0,3}\[([^\]]+)\]:\s*<?([^\s>]+)>?(?:\s+["'(](.*)["')])?\s*$/;
const SETEXT = /^ {0,3}(=+|-+)\s*$/;

interface Line {
  readonly text: string;
  /** Whether it is code, or the fence around it. */
  readonly isCode: boolean;
}

/**
 * A description as a part of a page. It is a CommonMark document of its own: a fence, a comment or an element that it leaves
 * open ends with it, its link definitions are its own, and its headings go below the one it stands under.
 */
export const embedded = (level: number, text: string): string => {
  const { lines, open } = readLines(text.trim());
  const links = new Map<string, string>();
  const kept = lines.filter((line) => {
    const [, label, target] = line.isCode ? [] : (DEFINITION.exec(line.text) ?? []);
    if (label === undefined || target === undefined) return true;
    if (!links.has(label.toLowerCase())) links.set(label.toLowerCase(), target);
    return false;
  });
  const nested = nestHeadings(level, withoutSetext(kept));
  const closed = open === undefined ? nested : [...nested, { text: open, isCode: true }];
  return closeElements(joinProse(closed, (prose) => inlineLinks(prose, links))).trim();
};

const readLines = (text: string): { lines: Line[]; open: string | undefined } => {
  let open: string | undefined;
  const lines = text.split(/\r\n?|\n/).map((line): Line => {
    const [, fence] = FENCE.exec(line) ?? [];
    if (open === undefined) {
      open = fence;
      return { text: line, isCode: fence !== undefined };
    }
    const ends = fence?.startsWith(open) === true && line.trim() === fence;
    if (ends) open = undefined;
    return { text: line, isCode: true };
  });
  return { lines, open };
};

/** Writes underlined headings with number signs. */
const withoutSetext = (lines: readonly Line[]): Line[] =>
  lines.flatMap((line, at) => {
    const isHeading = (title: Line | undefined, under: Line | undefined): boolean =>
      title?.isCode === false &&
      under?.isCode === false &&
      SETEXT.test(under.text) &&
      /^ {0,3}[^\s#>|*+\-\d]/.test(title.text);
    if (isHeading(line, lines[at + 1])) {
      const hashes = lines[at + 1]?.text.trim().startsWith("=") === true ? "#" : "##";
      return [{ text: `${hashes} ${line.text.trim()}`, isCode: false }];
    }
    return isHeading(lines[at - 1], line) ? [] : [line];
  });

/** Moves headings below the one that the text stands under. */
const nestHeadings = (level: number, lines: readonly Line[]): Line[] => {
  const depths = lines.flatMap(({ text, isCode }) =>
    isCode ? [] : (/^(#{1,6}) /.exec(text)?.[1]?.length ?? []),
  );
  const shift = level + 1 - Math.min(...depths);
  return lines.map((line) =>
    line.isCode || !/^#{1,6} /.test(line.text)
      ? line
      : {
          ...line,
          text: line.text.replace(/^#+/, (hashes) =>
            "#".repeat(Math.min(6, Math.max(1, hashes.length + shift))),
          ),
        },
  );
};

/** One text of the lines, with what is no code changed. */
const joinProse = (lines: readonly Line[], change: (prose: string) => string): string => {
  const parts: { text: string; isCode: boolean }[] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last?.isCode === line.isCode) last.text += `\n${line.text}`;
    else parts.push({ ...line });
  }
  return parts.map(({ text, isCode }) => (isCode ? text : outsideSpans(text, change))).join("\n");
};

const outsideSpans = (text: string, change: (prose: string) => string): string =>
  text
    .split(/((`+)(?!`)[\s\S]*?[^`]\2(?!`))/)
    .filter((_, at) => at % 3 !== 2)
    .map((part, at) => (at % 2 === 1 ? part : change(part)))
    .join("");

/** Writes links by label as links by address. What looks like one and has no definition stays text. */
const inlineLinks = (prose: string, links: ReadonlyMap<string, string>): string =>
  prose
    .replace(/\[([^[\]]+)\](?:\[([^[\]]*)\])?(?![[(:])/g, (whole, text: string, label?: string) => {
      const target = links.get((label === undefined || label === "" ? text : label).toLowerCase());
      return target === undefined ? whole : `[${text}](${target})`;
    })
    .replace(/<!--(?![\s\S]*?-->)/g, "&lt;!--");

/** Ends the elements that a text leaves open. */
const closeElements = (text: string): string => {
  const open: string[] = [];
  const prose = text
    .replace(/^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1/gm, "")
    .replace(/(`+)[^`]*?\1/g, "");
  for (const [, slash, name = "", own] of prose.matchAll(/<(\/?)([A-Za-z][\w-]*)[^<>]*?(\/?)>/g)) {
    const element = name.toLowerCase();
    if (VOID.has(element) || own === "/") continue;
    if (slash !== "/") open.push(element);
    else if (open.includes(element)) open.length = open.lastIndexOf(element);
  }
  if (open.length === 0) return text;
  return `${text}\n\n${open
    .reverse()
    .map((name) => `</${name}>`)
    .join("")}`;
};
