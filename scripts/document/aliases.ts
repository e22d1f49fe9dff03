/** Aliases of YAML that can't be followed to their end: one that stands in what it stands for, or too many in one another. */

/** Whether a file may have an alias at all; JSON has none. */
const mayHaveAliases = (text: string): boolean => /[\s,[{:-]\*[^\s*,[\]{}]/.test(text);

/** More values than any document has, each alias counted as what it stands for. */
const MOST_VALUES = 5_000_000;

/** Why a parsed file can't be followed to its end; undefined where it can. */
export const endlessAliases = (text: string, parsed: unknown): string | undefined => {
  if (!mayHaveAliases(text)) return undefined;
  const sizes = new Map<object, number>();
  const sizeOf = (node: unknown): number => {
    if (node === null || typeof node !== "object") return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    sizes.set(node, Infinity); // until it is known: met again, it holds itself
    const size = Object.values(node).reduce<number>((sum, child) => sum + sizeOf(child), 1);
    sizes.set(node, size);
    return size;
  };
  const size = sizeOf(parsed);
  if (size === Infinity) return "an alias stands inside what it stands for";
  return size > MOST_VALUES ? "its aliases stand for more values than can be read" : undefined;
};
