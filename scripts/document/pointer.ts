import type { Document } from "./types.ts";

/** The steps of a local reference: `#/components/schemas/a~1b` is components, schemas, a/b. */
export const stepsOf = (reference: string): string[] =>
  reference
    .slice(reference.indexOf("#") + 1)
    .split("/")
    .slice(1)
    .map((step) => decoded(step).replaceAll("~1", "/").replaceAll("~0", "~"));

/** A percent sign that encodes nothing stands for itself. */
const decoded = (step: string): string => {
  if (!step.includes("%")) return step;
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
};

/** The reference that leads to these steps. */
export const referenceTo = (...steps: readonly string[]): string =>
  `#/${steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

/** What each document's references have been found to point at: most are followed many times, and no document changes. */
const found = new WeakMap<Document, Map<string, unknown>>();

/** What a local reference points at, or undefined. */
export const lookUp = (document: Document, reference: string): unknown => {
  const known = found.get(document) ?? new Map<string, unknown>();
  found.set(document, known);
  if (!known.has(reference)) known.set(reference, follow(document, reference));
  return known.get(reference);
};

const follow = (document: Document, reference: string): unknown => {
  let node: unknown = document;
  for (const step of stepsOf(reference)) {
    if (node === null || typeof node !== "object") return undefined;
    node = Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined;
  }
  return node;
};

/** Follows references until something else is reached. A chain that ends nowhere or bites its own tail is an error. */
export const resolve = <Value extends { readonly $ref?: string }>(
  document: Document,
  value: Value,
): Value => {
  const seen = new Set<string>();
  let current = value;
  while (typeof current.$ref === "string") {
    const reference = current.$ref;
    const target = lookUp(document, reference);
    if (seen.has(reference) || target === null || typeof target !== "object") {
      throw new Error(`${reference} leads nowhere`);
    }
    seen.add(reference);
    current = target as Value;
  }
  return current;
};
