/** How a language writes values. */
interface Syntax {
  readonly key: (name: string) => string;
  /** null, true and false. */
  readonly words: Readonly<Record<string, string>>;
  readonly indent: string;
  /** Stands between the braces of an object and what is on the same line. */
  readonly pad: string;
}

const isIdentifier = (name: string): boolean => /^[A-Za-z_$][\w$]*$/.test(name);

const syntaxes = {
  js: {
    key: (name) => (isIdentifier(name) ? name : JSON.stringify(name)),
    words: { null: "null", true: "true", false: "false" },
    indent: "  ",
    pad: " ",
  },
  python: {
    key: (name) => JSON.stringify(name),
    words: { null: "None", true: "True", false: "False" },
    indent: "    ",
    pad: "",
  },
} satisfies Record<string, Syntax>;

/** JSON as a literal of a language; what fits into a line stays in one. `within` is how far it is indented. */
export const literal = (value: unknown, language: keyof typeof syntaxes, within = ""): string => {
  const { key, words, indent, pad }: Syntax = syntaxes[language];
  const write = (each: unknown, before: string): string => {
    if (typeof each === "string") return JSON.stringify(each);
    if (typeof each !== "object" || each === null) return words[String(each)] ?? String(each);
    const isList = Array.isArray(each);
    const [open, close] = isList ? "[]" : "{}";
    const inner = before + indent;
    const parts = isList
      ? each.map((item: unknown) => write(item, inner))
      : Object.entries(each).map(([name, item]) => `${key(name)}: ${write(item, inner)}`);
    if (parts.length === 0) return `${open ?? ""}${close ?? ""}`;
    const space = isList ? "" : pad;
    const line = `${open ?? ""}${space}${parts.join(", ")}${space}${close ?? ""}`;
    return line.includes("\n") || before.length + line.length > 76
      ? `${open ?? ""}\n${parts.map((part) => `${inner}${part},\n`).join("")}${before}${close ?? ""}`
      : line;
  };
  return write(value, within);
};
