/** A change of a text: what stands there for so many characters gives way. */
export interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

/** The edits that replace every match of a pattern. */
export const replacing = (text: string, pattern: RegExp, by: string): Edit[] =>
  [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ at: index, length, text: by }));

/** The edits that put something behind every match; its first group, if it has one, stands behind that once more. */
export const insertingBehind = (text: string, pattern: RegExp, added: string): Edit[] =>
  [...text.matchAll(pattern)].map(({ index, 0: { length }, 1: space = "" }) => ({
    at: index + length,
    length: 0,
    text: added + space,
  }));

/** Applies edits to the texts in which one is divided: each edit goes where it begins. */
export const applyEdits = (parts: readonly string[], edits: readonly Edit[]): string[] => {
  let end = 0;
  return parts.map((part) => {
    const start = end;
    end += part.length;
    const own = edits
      .filter(({ at }) => at >= start && at < end)
      .sort((one, other) => other.at - one.at);
    return own.reduce(
      (text, { at, length, text: by }) =>
        text.slice(0, at - start) + by + text.slice(at - start + length),
      part,
    );
  });
};
