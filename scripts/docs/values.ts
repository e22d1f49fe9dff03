import type { Schema } from "../document/types.ts";
import { headed } from "./embed.ts";
import { anchorTag, code, listItem, type Anchors } from "./markdown.ts";

/** Alternatives that are nothing but constants. */
export const constantsOf = ({ oneOf, anyOf }: Schema): readonly Schema[] =>
  [oneOf, anyOf].find((parts) => parts?.every((each) => "const" in each)) ?? [];

const valuesOf = (schema: Schema): { value: unknown; text: string | undefined }[] => {
  // The second spelling is OpenAPI Generator's, which also takes a list in the order of the values.
  const described = Object(
    schema["x-enumDescriptions"] ?? schema["x-enum-descriptions"] ?? {},
  ) as Readonly<Record<string, string>>;
  return [
    ...(schema.enum ?? []).map((value, at) => {
      const key = Array.isArray(described) ? String(at) : String(value);
      return { value, text: Object.hasOwn(described, key) ? described[key] : undefined };
    }),
    ...constantsOf(schema).map(({ const: value, title, description }) => ({
      value,
      text: [title, description].filter((part) => part !== undefined).join(": ") || undefined,
    })),
  ];
};

/** The values a schema allows, each with its meaning where it has one. */
export const valuesLine = (
  schema: Schema,
  anchors: Anchors,
  ...owner: readonly string[]
): string | undefined => {
  const found = valuesOf(schema);
  if (found.length === 0) return schema.enum === undefined ? undefined : "No value is allowed.";
  const anchored = found.map(({ value, text }) => ({
    name: anchorTag(anchors.take(...owner, "value", String(value))) + code(value),
    text: text?.trim(),
  }));
  const [only] = anchored;
  if (anchored.length === 1 && only?.text === undefined)
    return `The only value is ${only?.name ?? ""}.`;
  if (anchored.every(({ text }) => text === undefined))
    return `One of ${anchored.map(({ name }) => name).join(", ")}.`;
  return `One of:\n\n${anchored.map(({ name, text = "" }) => listItem(headed(name, text, ": "))).join("\n")}`;
};
