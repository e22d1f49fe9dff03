import type { NormalSchema } from "../../document/types.ts";
import { valuesOf } from "../../document/value-list.ts";
import { commentOf, proseOf } from "./doc-comment.ts";

/** A list of values: a const object and the union of its values, of one name, and the list, named `values`. */
export interface EnumType {
  readonly name: string;
  readonly values: string;
  readonly comment: string;
  readonly members: readonly {
    readonly key: string;
    readonly value: string | number;
    readonly comment: string;
  }[];
}

/** Members are named and explained by `x-enum-varnames`, `x-enumDescriptions` and their kin, or by `oneOf` titles. */
export const describeEnum = (schema: NormalSchema, name: string, valuesName: string): EnumType => {
  const used = new Set<string>();
  // A name and words belong to the value at their own place in the list; a value given twice may have two names.
  const members = valuesOf(schema).flatMap((value, index) => {
    if (typeof value !== "string" && typeof value !== "number") return [];
    const wanted = memberName(schema, index) ?? String(value);
    const key = used.has(wanted) ? String(value) : wanted;
    if (used.has(key)) return [];
    used.add(key);
    return [{ key, value, comment: memberComment(schema, value, index) }];
  });
  return { name, values: valuesName, comment: commentOf(schema), members };
};

const at = (list: unknown, index: number): string | undefined => {
  const found: unknown = Array.isArray(list) ? list[index] : undefined;
  return typeof found === "string" ? found : undefined;
};

const own = (map: unknown, key: string): string | undefined => {
  const found: unknown =
    map !== null && typeof map === "object" && Object.hasOwn(map, key)
      ? (map as Record<string, unknown>)[key]
      : undefined;
  return typeof found === "string" ? found : undefined;
};

/** What a value of a list is called in TypeScript, where the document says it. */
export const memberName = (schema: NormalSchema, index: number): string | undefined =>
  at(schema["x-enum-varnames"], index) ??
  at(schema["x-enumNames"], index) ??
  schema.oneOf?.[index]?.title;

const memberComment = (schema: NormalSchema, value: string | number, index: number): string => {
  const map = schema["x-enumDescriptions"] ?? schema["x-enum-descriptions"];
  return proseOf(
    at(map, index) ?? own(map, String(value)) ?? schema.oneOf?.[index]?.description ?? "",
  );
};
