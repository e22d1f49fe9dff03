/**
 * A pattern as the `u` flag wants it. JSON Schema's patterns are ECMAScript's, and most are written for the lax grammar
 * without that flag, which knows needless escapes (`\-`, `\_`), a literal `{` or `]`, and classes like `[\w-.]`.
 * Undefined for what is no pattern in either grammar.
 */
export const unicodePattern = (pattern: string): string | undefined => {
  if (isValid(pattern, "u")) return pattern;
  if (!isValid(pattern, "")) return undefined;
  const translated = translate(pattern);
  return isValid(translated, "u") ? translated : undefined;
};

const isValid = (pattern: string, flags: string): boolean => {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
};

/** One character, escape or class of characters, and where the next one begins. */
interface Atom {
  readonly text: string;
  readonly end: number;
  /** It stands for several characters, so that no range can start or end with it. */
  readonly isSet?: boolean;
}

const translate = (pattern: string): string => {
  const groups = [...pattern.replace(/\\./g, "").matchAll(/\((?!\?)|\(\?<(?![=!])/g)].length;
  let result = "";
  for (let at = 0; at < pattern.length;) {
    const char = pattern.charAt(at);
    if (char === "\\") {
      const atom = escape(pattern, at, groups);
      result += atom.text;
      at = atom.end;
    } else if (char === "[") {
      const atom = characterClass(pattern, at);
      result += atom.text;
      at = atom.end;
    } else if (char === "{") {
      const [quantifier] = /^\{\d+(?:,\d*)?\}/.exec(pattern.slice(at)) ?? [];
      result += quantifier ?? "\\{";
      at += quantifier?.length ?? 1;
    } else {
      result += char === "}" || char === "]" ? `\\${char}` : char;
      at += 1;
    }
  }
  return result;
};

/** `[…]`: a hyphen beside a set such as `\w` stands for itself. */
const characterClass = (pattern: string, start: number): Atom => {
  const isNegated = pattern.charAt(start + 1) === "^";
  let result = isNegated ? "[^" : "[";
  let at = start + (isNegated ? 2 : 1);
  const next = (): Atom => {
    const atom = classAtom(pattern, at);
    at = atom.end;
    return atom;
  };
  while (at < pattern.length && pattern.charAt(at) !== "]") {
    const first = next();
    const isRange = pattern.charAt(at) === "-" && !["]", ""].includes(pattern.charAt(at + 1));
    if (!isRange) {
      result += first.text;
      continue;
    }
    at += 1;
    const last = next();
    const hyphen = first.isSet === true || last.isSet === true ? "\\-" : "-";
    result += first.text + hyphen + last.text;
  }
  return { text: `${result}]`, end: at + 1 };
};

const classAtom = (pattern: string, at: number): Atom => {
  const char = String.fromCodePoint(pattern.codePointAt(at) ?? 0);
  if (char === "-") return { text: "\\-", end: at + 1 };
  if (char !== "\\") return { text: char, end: at + char.length };
  const following = pattern.charAt(at + 1);
  if (following === "-") return { text: "\\-", end: at + 2 };
  if (following === "b") return { text: "\\b", end: at + 2 };
  if (following === "B") return { text: "B", end: at + 2 };
  return escape(pattern, at, 0);
};

/** Escapes that the `u` flag knows, with what follows them. */
const KNOWN =
  /^\\(?:[dDwWsSbBfnrtv^$\\.*+?()[\]{}|/]|0(?!\d)|c[A-Za-z]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]+\}|k<[^>]+>)/;

/** An escape. One that means nothing stands for the character behind it, a number without a group for an octal. */
const escape = (pattern: string, at: number, groups: number): Atom => {
  const rest = pattern.slice(at);
  const [property] = /^\\[pP]\{[^}]*\}/.exec(rest) ?? [];
  if (property !== undefined && isValid(property, "u"))
    return { text: property, end: at + property.length, isSet: true };
  const [known] = KNOWN.exec(rest) ?? [];
  if (known !== undefined)
    return { text: known, end: at + known.length, isSet: /^\\[dDwWsS]$/.test(known) };
  const [reference, number = ""] = /^\\([1-9]\d*)/.exec(rest) ?? [];
  if (reference !== undefined && Number(number) <= groups)
    return { text: reference, end: at + reference.length };
  const [octal, digits = ""] = /^\\([0-3]?[0-7]{1,2})/.exec(rest) ?? [];
  if (octal !== undefined) {
    const code = Number.parseInt(digits, 8).toString(16).padStart(2, "0");
    return { text: `\\x${code}`, end: at + octal.length };
  }
  const char = String.fromCodePoint(pattern.codePointAt(at + 1) ?? 92);
  // `\c` without a letter is a backslash and a c.
  return char === "c" ? { text: "\\\\", end: at + 1 } : { text: char, end: at + 1 + char.length };
};
