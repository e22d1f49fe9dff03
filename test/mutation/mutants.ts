/** Changes of a document, one keyword at a time: what a hand could slip into the YAML. */

/** One change. */
export interface Mutant {
  /** A JSON pointer to what is changed. */
  readonly pointer: string;
  /** What becomes of it, in words. */
  readonly change: string;
  readonly document: object;
}

type Steps = readonly (string | number)[];

/** What only speaks to people, and values that show how something looks. */
const PROSE = new Set(
  "description summary title example examples x-codeSamples x-decision x-traitTag info tags license externalDocs deprecated".split(
    " ",
  ),
);

/** Keys whose values are names: of a schema's properties, of components and so on. */
const NAMED = new Set(
  "properties schemas responses headers parameters examples requestBodies securitySchemes".split(
    " ",
  ),
);

/** What stands in the place of a value; undefined takes it away. With another name it is only called otherwise. */
interface Change {
  readonly to: unknown;
  readonly words: string;
  readonly name?: string;
}

const gone: Change = { to: undefined, words: "is gone" };
const becomes = (to: unknown): Change => ({ to, words: `becomes ${JSON.stringify(to)}` });

const called = (name: string, value: unknown): Change => ({
  ...{ to: value, words: `is called ${name}`, name },
});

/** Where a parameter may stand instead. */
const PLACES: Readonly<Record<string, string>> = {
  query: "header",
  header: "query",
  path: "query",
};

const METHODS = /^(get|put|post|delete|patch)$/;

/** Names that a document gives: of paths, methods, statuses and headers of answers. */
const renamings = (key: string, value: unknown, steps: Steps): Change[] => {
  const parent = String(steps.at(-2) ?? "");
  if (steps.includes("components") && parent !== "headers") return [];
  if (steps.length === 2 && parent === "paths") return [called(`${key}/more`, value)];
  if (steps.length === 3 && steps[0] === "paths" && METHODS.test(key))
    return [called(key === "post" ? "put" : "post", value)];
  if (parent === "responses") return [called(key === "418" ? "419" : "418", value)];
  // The headers of an answer; a component of that name is called so by reference only.
  if (parent === "headers" && steps[1] !== "headers") return [called(`${key}-More`, value), gone];
  return [];
};

const TYPES: Readonly<Record<string, string>> = {
  ...{ string: "integer", integer: "string", boolean: "string", array: "object", object: "array" },
};

/** Rules in CEL with one sign changed. */
const ruleChanges = (rule: string): Change[] => {
  const swaps: readonly (readonly [RegExp, string])[] = [
    [/<=/, "<"],
    [/(?<![<=!>])<(?!=)/, "<="],
    [/!=/, "=="],
    [/\|\|/, "&&"],
    [/ == /, " != "],
    [/\d+/, ""],
  ];
  return swaps.flatMap(([sign, other]) => {
    const found = sign.exec(rule);
    if (found === null) return [];
    const text = other === "" ? String(Number(found[0]) + 1) : other;
    return [becomes(rule.replace(sign, text))];
  });
};

/** What may become of a value under a key. */
const changesOf = (key: string, value: unknown, steps: Steps): Change[] => {
  const parent = String(steps.at(-2) ?? "");
  if (steps.includes("x-rules") && key === "rule") return ruleChanges(String(value));
  if (key === "message") return []; // words
  if (typeof value === "number")
    return [becomes(value + 1), ...(value > 0 ? [becomes(value - 1)] : [])];
  if (typeof value === "boolean") return key === "required" ? [becomes(!value)] : [gone];
  if (key === "type" && typeof value === "string" && TYPES[value] !== undefined)
    return [becomes(TYPES[value])];
  if (key === "in" && PLACES[String(value)] !== undefined)
    return [becomes(PLACES[String(value)]), becomes(`${String(value)}x`)];
  if (key === "$ref") return steps.includes("schema") || steps.includes("schemas") ? [gone] : [];
  if (/^(pattern|format)$/.test(key)) return [gone];
  if (typeof value === "string") {
    if (/^(url|openapi|x-traitTag|bearerFormat)$/.test(key)) return [];
    return /^(operationId|name|in)$/.test(key) ||
      parent.startsWith("x-") ||
      steps.some((step) => String(step).startsWith("x-")) ||
      /^\d+$/.test(key)
      ? [/^\d+$/.test(key) ? gone : becomes(`${value}x`)]
      : [];
  }
  if (parent === "paths" || steps.at(-2) === "responses") return [gone];
  if (parent === "security" || (steps.at(-2) === "x-rules" && typeof key === "string"))
    return [gone];
  if (/^x-(resource|paging|envelope|errors)$/.test(key) || key === "lifecycle" || key === "kinds")
    return [gone];
  if (METHODS.test(key)) return [gone];
  return [];
};

const escape = (step: string | number): string =>
  String(step).replaceAll("~", "~0").replaceAll("/", "~1");

/** A copy of a document in which one value is another, or has another name. */
const changed = (document: object, steps: Steps, { to, name }: Change): object => {
  const copy = structuredClone(document);
  const holder = steps.slice(0, -1).reduce<unknown>((node, step) => (node as never)[step], copy);
  const last = steps.at(-1) ?? "";
  if (name !== undefined) Reflect.deleteProperty(holder as object, last);
  if (to !== undefined) (holder as Record<string | number, unknown>)[name ?? last] = to;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else Reflect.deleteProperty(holder as object, last);
  return copy;
};

/** Every change of a document that this knows. */
export const mutantsOf = (document: object): Mutant[] => {
  const found: Mutant[] = [];
  const visit = (value: unknown, steps: Steps): void => {
    if (typeof value !== "object" || value === null) return;
    const isNamed = NAMED.has(String(steps.at(-1) ?? "")) && steps.at(-2) !== "properties";
    for (const [key, child] of Object.entries(value)) {
      if (PROSE.has(key) && !isNamed) continue;
      const at = [...steps, Array.isArray(value) ? Number(key) : key];
      const isOpen =
        !isNamed ||
        (/responses|headers/.test(String(steps.at(-1))) && !steps.includes("components"));
      const changes = [
        ...(isOpen ? changesOf(key, child, at) : []),
        ...(Array.isArray(value) ? [] : renamings(key, child, at)),
      ];
      for (const change of changes)
        found.push({
          pointer: `#/${at.map(escape).join("/")}`,
          change: change.words,
          document: changed(document, at, change),
        });
      visit(child, at);
    }
  };
  visit(document, []);
  return found;
};
