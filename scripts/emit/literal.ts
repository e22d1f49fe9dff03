import { propertyKey } from "../document/names.ts";

/** Without the properties that are undefined. */
export const compact = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));

/** A value as TypeScript, one property a line where it is an object. */
export const literal = (value: object, indent = ""): string =>
  `{\n${Object.entries(value)
    .map(([key, each]) => `${indent}  ${propertyKey(key)}: ${inline(each)},\n`)
    .join("")}${indent}}`;

/** A value as TypeScript on one line. */
export const inline = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return inBraces(
    Object.entries(value).map(([key, each]) => `${propertyKey(key)}: ${inline(each)}`),
  );
};

/** An object on one line, of properties that are TypeScript already. */
export const inBraces = (properties: readonly string[]): string =>
  properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
