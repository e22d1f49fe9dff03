import type { Document as ParsedFile, LocationObject } from "@redocly/openapi-core";
import { textAt } from "./places.ts";
import { referenceTo } from "./pointer.ts";
import type { Remark } from "./problems.ts";

const isRounded = (digits: string): boolean => BigInt(digits) !== BigInt(Number(digits));

/** Whether a file may have a whole number that JavaScript can't hold; a text of digits is in quotes. */
const mayHaveRounded = (text: string): boolean =>
  /\d{16}/.test(text) &&
  [...text.matchAll(/(?<=[\s,:[])-?\d{16,}(?=[\s,}\]]|$)/g)].some(([digits]) => isRounded(digits));

/** Where a parsed value has whole numbers beyond what JavaScript counts one by one. */
const largeNumbers = (value: unknown, steps: readonly string[] = []): string[] => {
  if (Number.isInteger(value)) return Number.isSafeInteger(value) ? [] : [referenceTo(...steps)];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, child]) => largeNumbers(child, [...steps, key]));
};

/** Values that are sent and answered as they are written; limits and examples are only a little off. */
const isExact = (pointer: string): boolean => /\/(const|default|enum\/\d+)$/.test(pointer);

/** Numbers of a file that are read as the nearest one that JavaScript has. */
export const roundedNumbers = (
  { source, parsed }: ParsedFile,
  place: (location: LocationObject) => string,
): Remark[] => {
  if (!mayHaveRounded(source.body)) return [];
  return largeNumbers(parsed).flatMap((pointer): Remark[] => {
    const location = { source, pointer };
    const digits = textAt(location);
    if (!/^-?\d+$/.test(digits) || !isRounded(digits)) return [];
    return [
      {
        level: isExact(pointer) ? "warning" : "note",
        place: place(location),
        message: `${digits} is more than JavaScript's numbers can hold; it is read as ${String(BigInt(Number(digits)))}`,
      },
    ];
  });
};
