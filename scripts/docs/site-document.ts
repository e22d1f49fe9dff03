import { readFile } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { Components, Document, PathItem } from "../document/types.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** The bundles the docs are made from: the API, and the documents it needs beside it. */
export interface Sources {
  readonly api: Document;
  /** By the folder in which they stand beside it, which is how its prose links to them. */
  readonly beside: Readonly<Record<string, Document>>;
}

const read = async (file: string): Promise<Document> =>
  JSON.parse(
    await readFile(new URL(`../../generated/${file}`, import.meta.url), "utf8"),
  ) as Document;

/** The committed bundles. `npm run generate` makes them. */
export const readSources = async (): Promise<Sources> => ({
  api: await read("openapi.json"),
  beside: { iam: await read("iam/openapi.json") },
});

/** Renames every `$ref` in a document that `renamed` knows. */
const withReferences = <Value>(value: Value, renamed: ReadonlyMap<string, string>): Value =>
  JSON.parse(JSON.stringify(value), (key, each: Json) =>
    key === "$ref" && typeof each === "string" ? (renamed.get(each) ?? each) : each,
  ) as Value;

/** The components of both; one whose name means something else in `document` gets a number behind it. */
const mergeComponents = (document: Document, other: Document) => {
  const merged = structuredClone(document.components ?? {}) as Record<
    string,
    Record<string, unknown>
  >;
  const renamed = new Map<string, string>();
  const added: [kind: string, name: string, component: unknown][] = [];
  for (const [kind, components = {}] of Object.entries(other.components ?? {})) {
    const known = (merged[kind] ??= {});
    for (const [name, component] of Object.entries(components)) {
      if (isDeepStrictEqual(known[name], component)) continue;
      let free = name;
      for (let count = 2; free in known; count += 1) free = `${name}${String(count)}`;
      known[free] = component;
      added.push([kind, free, component]);
      if (free !== name)
        renamed.set(`#/components/${kind}/${name}`, `#/components/${kind}/${free}`);
    }
  }
  for (const [kind, name, component] of added) {
    const known = merged[kind];
    if (known) known[name] = withReferences(component, renamed);
  }
  return { components: merged as Components, renamed };
};

/**
 * The path items of a document that stands beside another, with the servers and security that hold in it: at each operation,
 * as few importers look for them at the path item.
 */
const pathsBeside = (other: Document): Record<string, PathItem> =>
  Object.fromEntries(
    Object.entries(structuredClone(other.paths ?? {})).map(([path, item]) => [
      path,
      Object.fromEntries(
        Object.entries(item).map(([key, value]) => [
          key,
          typeof value === "object" && "responses" in value
            ? {
                ...value,
                servers: value.servers ?? item.servers ?? other.servers,
                security: value.security ?? other.security ?? [],
              }
            : value,
        ]),
      ) as PathItem,
    ]),
  );

/** One document with the operations of all, so that a reader finds them on one page. */
export const mergeDocuments = ({ api, beside }: Sources): Document => {
  let merged: Mutable<Document> = api;
  for (const [folder, other] of Object.entries(beside)) {
    const { components, renamed } = mergeComponents(merged, other);
    merged = {
      ...merged,
      tags: [...(merged.tags ?? []), ...(other.tags ?? [])],
      paths: { ...merged.paths, ...withReferences(pathsBeside(other), renamed) },
      components,
    };
    const text = JSON.stringify(merged);
    merged = JSON.parse(text.replaceAll(`](${folder}/reference.md#`, "](#")) as Document;
  }
  return merged;
};
