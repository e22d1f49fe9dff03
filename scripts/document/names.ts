/** The words of a name: `listener_id`, `listener-id`, `ListenerID` and `listener id` all have two. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `listener tags` → `ListenerTags`. Letters inside a word keep their case. */
export const pascalCase = (text: string): string => wordsOf(text).map(capital).join("");

/** `Listener tags` → `listenerTags`, `HTTPMethod` → `httpMethod`. */
export const camelCase = (text: string): string => {
  const [first = "", ...rest] = wordsOf(text);
  return first.toLowerCase() + rest.map(capital).join("");
};

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Whether a property can be written without quotes. */
export const isIdentifier = (text: string): boolean => IDENTIFIER.test(text);

/** How a property is written: bare where it can be, quoted elsewhere. */
export const propertyKey = (text: string): string =>
  isIdentifier(text) && text !== "__proto__"
    ? text
    : text === "__proto__"
      ? '["__proto__"]'
      : JSON.stringify(text);

const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** An identifier that may be declared: reserved words get a `_` behind, what starts with a digit one in front. */
export const toIdentifier = (text: string): string => {
  const name = text === "" ? "_" : /^[\p{ID_Start}$_]/u.test(text) ? text : `_${text}`;
  return RESERVED.has(name) ? `${name}_` : name;
};

/** Hands out names, each once: the second taker of a name gets it with a 2 behind, the third with a 3. */
export class Names {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  take(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count += 1) name = `${wanted}${count}`;
    this.#taken.add(name);
    return name;
  }

  has(name: string): boolean {
    return this.#taken.has(name);
  }
}
