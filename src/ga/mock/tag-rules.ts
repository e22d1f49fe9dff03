import { createViolation } from "../../validation-message.ts";
import type { Violation } from "../../validation-message.ts";

/** The first text that stands in a list twice, with its second place; JSON Schema has no such rule for one property. */
const firstRepeated = (texts: readonly string[]): { text: string; index: number } | undefined => {
  const index = texts.findIndex((text, at) => texts.indexOf(text) < at);
  const text = texts[index];
  return text === undefined ? undefined : { text, index };
};

/** Finds a tag whose key an earlier one has. */
export const checkTagKeys = (
  tags: readonly { readonly key: string }[],
  path: string,
): Violation | undefined => {
  const repeated = firstRepeated(tags.map(({ key }) => key));
  return repeated && createViolation(`${path}[${repeated.index}].key`, `repeats ${repeated.text}`);
};

/** Finds a value that stands twice among the values asked for one key. */
export const checkTagValues = (
  tags: readonly { readonly values?: readonly string[] | undefined }[],
  path: string,
): Violation | undefined => {
  for (const [index, { values = [] }] of tags.entries()) {
    const repeated = firstRepeated(values);
    if (repeated) {
      const field = `${path}[${index}].values[${repeated.index}]`;
      return createViolation(field, `repeats ${repeated.text}`);
    }
  }
  return undefined;
};
