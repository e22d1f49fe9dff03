import { isObject } from "../document/value-type.ts";
import type { Location, Oas3Rule, UserContext } from "@redocly/openapi-core";

/** The lists in which an entry may stand once, by the kind of object (Redocly's names). Its own rules look at `enum`, tags and parameters. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  Root: ["security"],
  Operation: ["tags", "security"],
  Schema: ["required", "type", "examples", "allOf", "oneOf", "anyOf"],
  ServerVariable: ["enum"],
};

interface List {
  readonly entries: readonly unknown[];
  readonly location: Location;
}

const listsOf = (kind: string, node: Record<string, unknown>, location: Location): List[] => {
  const lists = [
    ...(LISTS[kind] ?? []).map((key) => [node[key], location.child(key)] as const),
    ...Object.entries(Object(node["dependentRequired"]) as object).map(
      ([key, value]) => [value, location.child(["dependentRequired", key])] as const,
    ),
  ];
  const found = lists.flatMap(([entries, place]) =>
    Array.isArray(entries) ? [{ entries, location: place }] : [],
  );
  const { servers } = node;
  if (!Array.isArray(servers)) return found;
  const urls = servers.map((each: unknown) => (isObject(each) ? each["url"] : each));
  return [...found, { entries: urls, location: location.child("servers") }];
};

const findTwice = (node: unknown, { type, location, report }: UserContext): void => {
  if (!isObject(node)) return;
  for (const list of listsOf(type.name, node, location)) {
    const texts = list.entries.map((entry) => JSON.stringify(entry));
    for (const [at, text] of texts.entries())
      if (texts.indexOf(text) < at)
        report({ message: `Write ${text} once.`, location: list.location.child(at) });
  }
};

/** An entry that stands twice in a list says nothing the second time, or hides another that was meant. */
export const uniqueEntries: Oas3Rule = () => ({
  any: findTwice,
  // What stands beside a reference is met here alone.
  ref: { enter: findTwice },
});
