import type { NormalDocument, NormalSchema } from "./types.ts";

/** The steps of a local reference: `#/components/schemas/a~1b` is components, schemas, a/b. */
export const stepsOf = (reference: string): string[] =>
  reference
    .slice(reference.indexOf("#") + 1)
    .split("/")
    .slice(1)
    .map((step) =>
      /[%~]/.test(step) ? decoded(step).replaceAll("~1", "/").replaceAll("~0", "~") : step,
    );

/** A part of a URI as what it stands for. A percent sign that encodes nothing stands for itself. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** The reference that leads to these steps. */
export const referenceTo = (...steps: readonly string[]): string =>
  `#/${steps.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

/** What a local reference points at, or undefined. */
export const lookUp = (document: object, reference: string): unknown => {
  let node: unknown = document;
  for (const step of stepsOf(reference)) {
    if (node === null || typeof node !== "object") return undefined;
    node = Object.hasOwn(node, step) ? (node as Record<string, unknown>)[step] : undefined;
  }
  return node;
};

/** What a reference between the schemas of a normalised document points at. */
export const schemaAt = (document: NormalDocument, reference: string): NormalSchema | undefined =>
  lookUp(document, reference) as NormalSchema | undefined;

/**
 * Follows references until something else is reached. A chain that ends nowhere or bites its own tail is an error. Summary
 * and description beside a reference win over those of what it leads to; OpenAPI 3.0 has nothing stand there.
 */
export const resolve = <Value extends { readonly $ref?: string }>(
  document: object,
  value: Value,
): Value => {
  const seen = new Set<string>();
  let current = value;
  let beside: Beside = {};
  while (typeof current.$ref === "string") {
    const reference = current.$ref;
    const target = lookUp(document, reference);
    if (seen.has(reference) || target === null || typeof target !== "object") {
      throw new Error(`${reference} leads nowhere`);
    }
    seen.add(reference);
    beside = { ...besideReference(current as Beside), ...beside };
    current = target as Value;
  }
  const isOld = String((document as { openapi?: unknown }).openapi).startsWith("3.0");
  return isOld || Object.keys(beside).length === 0 ? current : { ...current, ...beside };
};

interface Beside {
  readonly summary?: unknown;
  readonly description?: unknown;
}

const besideReference = ({ summary, description }: Beside): Beside => ({
  ...(summary === undefined ? {} : { summary }),
  ...(description === undefined ? {} : { description }),
});
