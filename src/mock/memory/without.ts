import type { KeyPath } from "../../contract.ts";
import { isObject } from "../properties.ts";
import type { Value } from "../types.ts";

/** A part of a value without what is at a path, in each item of a list; the part itself where nothing is there. */
const cut = (part: unknown, path: KeyPath): unknown => {
  if (Array.isArray(part)) return part.map((each) => cut(each, path));
  const [key = "", ...rest] = path;
  if (!isObject(part) || !Object.hasOwn(part, key)) return part;
  const { [key]: at, ...others } = part;
  return rest.length === 0 ? others : { ...part, [key]: cut(at, rest) };
};

/** A value without what is at some paths; the value itself where there are none. */
export const without = (value: Value, paths: readonly KeyPath[]): Value =>
  paths.reduce((left, path) => cut(left, path) as Value, value);
