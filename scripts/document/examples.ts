import { kindOf } from "./media.ts";
import { resolve } from "./pointer.ts";
import type { Example } from "./types.ts";

/** What may show examples: a body, a parameter, a header. */
interface Exemplified {
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, Example>>;
}

/** An example with the name it has among others, empty where it is the only one. */
export interface NamedExample extends Omit<Example, "$ref"> {
  readonly name: string;
}

/** What a document shows of a body, parameter or header: its examples with names, or else its only one. */
export const namedExamplesOf = (
  document: object,
  { example, examples }: Exemplified,
): NamedExample[] => {
  const named = Object.entries(examples ?? {}).map(([name, each]) => ({
    ...resolve(document, each),
    name,
  }));
  return named.length > 0 || example === undefined ? named : [{ name: "", value: example }];
};

/** A value that may be null, false or empty, so that only its absence is undefined. */
export interface Shown {
  readonly value: unknown;
}

/** The first example of a body, parameter or header that holds a value. */
export const firstExampleOf = (document: object, source: Exemplified): Shown | undefined => {
  const [first] = namedExamplesOf(document, source).flatMap(({ value }) =>
    value === undefined ? [] : [{ value }],
  );
  return first;
};

/** The examples that a schema itself shows. */
export const schemaExamples = ({
  example,
  examples,
}: {
  readonly example?: unknown;
  readonly examples?: readonly unknown[] | undefined;
}): readonly unknown[] => (example === undefined ? (examples ?? []) : [example]);

const isJsonText = (text: string): boolean => {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
};

/**
 * Whether an example stands for itself in a body of this type: text does, where the body isn't JSON; and many write a body
 * as the text of its JSON.
 */
export const isBodyText = (value: unknown, mediaType: string): value is string =>
  typeof value === "string" && (kindOf(mediaType) !== "json" || isJsonText(value));
