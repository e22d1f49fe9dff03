/** The values that a property takes: which ones, and that in words. */
export type PropertyRule = readonly [takes: (value: unknown) => boolean, words: string];

/** The properties that something has. */
export type PropertyRules<Name extends string = string> = Readonly<Record<Name, PropertyRule>>;

export const isText = (value: unknown): value is string => typeof value === "string";

export const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(isText);

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** At least 0, and no end of it is endless. */
export const isNumber = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && Number.isFinite(value);

export const anything: PropertyRule = [() => true, "anything"];
export const trueOrFalse: PropertyRule = [(value) => typeof value === "boolean", "true or false"];
export const text: PropertyRule = [isText, "a text"];
export const wholeNumber: PropertyRule = [
  (value) => isNumber(value) && Number.isInteger(value),
  "a whole number from 0 up",
];
export const aFunction: PropertyRule = [(value) => typeof value === "function", "a function"];

/** What JSON can't write, as code does. */
const writeOddity = (_: string, value: unknown): unknown =>
  typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))
    ? String(value)
    : value;

/** A value as a message shows it. */
export const quote = (value: unknown): string => {
  if (isText(value) || typeof value === "object") {
    try {
      return JSON.stringify(value, writeOddity);
    } catch {
      return "such an object"; // a circle
    }
  }
  return typeof value === "function" ? "a function" : String(value);
};

/**
 * Refuses what `owner` has no property for, and values that a property doesn't take; what is undefined isn't there. `kind`
 * is what its properties are called. Throws a TypeError of one line.
 */
export const checkProperties = (
  owner: string,
  kind: string,
  value: object,
  rules: PropertyRules,
): void => {
  for (const [name, given] of Object.entries(value)) {
    if (!Object.hasOwn(rules, name)) {
      const known = Object.keys(rules).join(", ");
      throw new TypeError(`A ${owner} has no ${kind} ${name}. Known: ${known}.`);
    }
    const [takes, words] = rules[name] ?? anything;
    if (given !== undefined && !takes(given)) {
      throw new TypeError(`The ${owner}'s ${name} can't be ${quote(given)}: it takes ${words}.`);
    }
  }
};
