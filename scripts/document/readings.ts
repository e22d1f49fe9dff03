import { isInExtension } from "./extensions.ts";
import { isBareName } from "./inheritance.ts";
import { stepsOf } from "./pointer.ts";

/** What was read as if it were right is a warning, what has no effect a note. */
export type Level = "warning" | "note";

/** Something in a document that is not as OpenAPI has it. */
export interface Oddity {
  /** The linter's rule and its words. */
  readonly ruleId: string;
  readonly message: string;
  readonly pointer: string;
  readonly value: unknown;
  /** The value as it was written, where that is one line. */
  readonly written: () => string;
  /** Whether it is OpenAPI 3.1, in which a schema may have keywords of its own. */
  readonly isLax: boolean;
}

/** An object or a list of a file, by its keys. */
type Members = Record<string, unknown>;

/** How an oddity is read. */
export interface Reading {
  readonly level: Level;
  readonly message: string;
  /** Makes of the document what is read; `holder` has the odd value under `key`. */
  readonly edit?: (holder: Members, key: string) => void;
}

const isBooleanSchema = (message: string): boolean =>
  /^Expected type `Schema` \(object\) but got `boolean`/.test(message);

const isMapping = (pointer: string): boolean => /\/discriminator\/mapping\/[^/]+$/.test(pointer);

/** Whether what the linter doesn't know is right all the same: schemas that are booleans, names in mappings. */
export const isRight = ({ message, pointer, value, isLax }: Oddity): boolean =>
  isBooleanSchema(message)
    ? isLax
    : isMapping(pointer) && typeof value === "string" && isBareName(value);

const isExternalExample = (value: unknown): boolean =>
  typeof (value as { externalValue?: unknown } | undefined)?.externalValue === "string";

const warning = (message: string, edit?: Reading["edit"]): Reading => ({
  level: "warning",
  message,
  ...(edit && { edit }),
});

/** What is empty, where something has to be. */
const EMPTY: Readonly<Record<string, () => unknown>> = {
  ...{ description: () => "", title: () => "", version: () => "", summary: () => "" },
  ...{ url: () => "", info: () => ({ title: "", version: "" }) },
  ...{ paths: () => ({}), responses: () => ({}) },
};

/** What may say nothing at all, and still be there. */
const EMPTY_OBJECT = /^Expected type `(Schema|MediaType|PathItem|Response)` \(object\)/;

/** How something that OpenAPI doesn't have is read; undefined where it can't be. */
export const readingOf = (oddity: Oddity): Reading | undefined => {
  const { ruleId, pointer, value } = oddity;
  if (ruleId.includes("/")) return undefined; // a rule of ours means what it says
  if (isInExtension(stepsOf(pointer)))
    return { level: "note", message: "what is in an extension has no effect here" };
  // Whoever made one file of many may have left mappings to what was in the files.
  if (isMapping(pointer) && !/^#\/components\//.test(String(value)))
    return warning("what is mapped to nothing that is there is left out");
  if (ruleId === "struct") return readingOfForm(oddity);
  return isExternalExample(value)
    ? {
        level: "note",
        message: "what the example's `externalValue` leads to can't be read; it stays a link",
      }
    : undefined;
};

/** How a value is read that has another form than OpenAPI says. */
const readingOfForm = (oddity: Oddity): Reading | undefined => {
  const { message, pointer, isLax } = oddity;
  const steps = stepsOf(pointer);
  const keyword = steps.findLast((step) => !/^\d\d?$/.test(step)) ?? "";
  if (isBooleanSchema(message))
    return warning("a boolean schema is OpenAPI 3.1's; it is read as there");
  if (/\/variables\/[^/]+\/(default|enum\/\d+)$/.test(pointer) && message.includes("string"))
    return warning("the value of a server's variable is read as text");
  const [, unknown] = /^Property `(.*)` is not expected here/.exec(message) ?? [];
  if (unknown !== undefined && steps.length === 2 && steps[0] === "paths")
    return warning(`the path \`${unknown}\` is read as \`/${unknown}\``, withSlash);
  if (unknown === "nullable" && isLax)
    return warning("`nullable` is OpenAPI 3.0's; it is read as there");
  if (unknown !== undefined)
    return { level: isLax ? "note" : "warning", message: `\`${unknown}\` has no effect here` };
  const [, missing = ""] = /^The field `(.+)` must be present/.exec(message) ?? [];
  if (Object.hasOwn(EMPTY, missing))
    return warning(`\`${missing}\` is missing; it is read as empty`, (holder, key) => {
      const object = (key === "" ? holder : holder[key]) as Members;
      object[missing] = EMPTY[missing]?.();
    });
  if (/^exclusive(Minimum|Maximum)$/.test(keyword) && message.includes("boolean"))
    return warning(`a boolean \`${keyword}\` is OpenAPI 3.0's; it is read as there`);
  if (keyword === "type" && !isLax && areTypes(oddity.value))
    return warning("`null` among types is OpenAPI 3.1's; it is read as there");
  return readingOfScalar(oddity, keyword);
};

/** How null is read where something should be, and a number or a boolean where a text should be. */
const readingOfScalar = (
  { message, value, written }: Oddity,
  keyword: string,
): Reading | undefined => {
  if (!message.startsWith("Expected type")) return undefined;
  if (value === null)
    return warning(`\`${keyword}\` has no value; it is read as empty`, (holder, key) => {
      if (EMPTY_OBJECT.test(message)) holder[key] = {};
      else if (Object.hasOwn(EMPTY, key)) holder[key] = EMPTY[key]?.();
      else Reflect.deleteProperty(holder, key);
    });
  if (!/^Expected type `string` but got `(integer|number|boolean)`/.test(message)) return undefined;
  return warning(`\`${keyword}\` is read as text`, (holder, key) => {
    holder[key] = written();
  });
};

const TYPES = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);

/** Whether these are types of JSON Schema, one or several. */
const areTypes = (value: unknown): boolean =>
  (value === "null" || Array.isArray(value)) &&
  [value].flat().every((type) => typeof type === "string" && TYPES.has(type));

/** The paths in their order, one with the slash that it lacks. */
const withSlash = (paths: Members, wrong: string): void => {
  for (const [path, item] of Object.entries(paths)) {
    Reflect.deleteProperty(paths, path);
    paths[path === wrong ? `/${path}` : path] = item;
  }
};
