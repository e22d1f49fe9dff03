import { pathToFileURL } from "node:url";
import { DATA, NAMED } from "./extensions.ts";
import { decoded, lookUp, referenceTo, stepsOf } from "./pointer.ts";

type Members = Record<string, unknown>;

/** What a file's own names lead to, as steps from its root. */
interface Identifiers {
  /** By URI, without a fragment: the file itself, and every schema with an `$id`. */
  readonly resources: ReadonlyMap<string, readonly string[]>;
  /** By URI with the anchor as its fragment. `$dynamicAnchor` is one as well. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
}

/** The URI of a file. */
const uriOf = (file: string): string =>
  /^[a-z][a-z\d+.-]+:/i.test(file) ? file : pathToFileURL(file).href;

/** A reference from a base; one that can't be resolved stands for itself. */
const from = (base: string, reference: string): string =>
  URL.canParse(reference, base) ? new URL(reference, base).href : reference;

const parted = (uri: string): readonly [uri: string, fragment: string] => {
  const at = uri.indexOf("#");
  return at < 0 ? [uri, ""] : [uri.slice(0, at), uri.slice(at + 1)];
};

/** Visits what may be a schema, with its steps and the URI that references in it start from. */
const walk = (
  root: unknown,
  uri: string,
  visit: (node: Members, steps: readonly string[], base: string) => void,
): void => {
  const seen = new Set<unknown>();
  const go = (node: unknown, steps: readonly string[], base: string, isNamed: boolean): void => {
    if (node === null || typeof node !== "object" || seen.has(node)) return;
    seen.add(node);
    const members = node as Members;
    const isSchema = !isNamed && !Array.isArray(node);
    const id = isSchema ? members["$id"] : undefined;
    const own = typeof id === "string" ? parted(from(base, id))[0] : base;
    if (isSchema) visit(members, steps, own);
    for (const [key, child] of Object.entries(members)) {
      if (isSchema && DATA.has(key)) continue;
      go(child, [...steps, key], own, isSchema && NAMED.has(key) && !Array.isArray(child));
    }
  };
  go(root, [], uri, false);
};

/** The names that a file gives its schemas. */
export const identifiersOf = (parsed: unknown, file: string): Identifiers => {
  const uri = uriOf(file);
  const resources = new Map<string, readonly string[]>([[uri, []]]);
  const anchors = new Map<string, readonly string[]>();
  walk(parsed, uri, (node, steps, base) => {
    if (typeof node["$id"] === "string" && !resources.has(base)) resources.set(base, steps);
    for (const name of [node["$anchor"], node["$dynamicAnchor"]]) {
      const key = `${base}#${String(name)}`;
      if (typeof name === "string" && !anchors.has(key)) anchors.set(key, steps);
    }
  });
  return { resources, anchors };
};

/** Where a URI leads in a file; undefined where the file has no such name. */
const find = (
  { resources, anchors }: Identifiers,
  uri: string,
  fragment: string,
): readonly string[] | undefined => {
  const steps = resources.get(uri);
  if (steps === undefined) return undefined;
  if (fragment === "") return steps;
  return fragment.startsWith("/")
    ? [...steps, ...stepsOf(`#${fragment}`)]
    : anchors.get(`${uri}#${decoded(fragment)}`);
};

const pointerTo = (steps: readonly string[]): string =>
  steps.length === 0 ? "#" : referenceTo(...steps);

/**
 * Makes references by name, to anchors and to what has an `$id`, into pointers, in place. `others` gives the names of
 * another file; undefined where there is none.
 */
export const resolveIdentifiers = async (
  parsed: unknown,
  file: string,
  others: (uri: string) => Promise<Identifiers | undefined>,
): Promise<void> => {
  const uri = uriOf(file);
  const own = identifiersOf(parsed, file);
  const elsewhere: [node: Members, uri: string, fragment: string][] = [];
  walk(parsed, uri, (node, _steps, base) => {
    const { $ref } = node;
    if (typeof $ref === "string") {
      const [target, fragment] = parted(from(base, $ref));
      const isPlain = target === uri && base === uri && /^(\/|$)/.test(fragment);
      const steps = isPlain ? undefined : find(own, target, fragment);
      if (steps !== undefined) node["$ref"] = pointerTo(steps);
      else if (base === uri && target !== uri && /^[^/]/.test(fragment))
        elsewhere.push([node, target, fragment]);
    }
    readDynamicReference(node, base, own);
  });
  for (const [node, target, fragment] of elsewhere) {
    const found = await others(target);
    const steps = found && find(found, target, fragment);
    if (steps !== undefined) node["$ref"] = `${parted(String(node["$ref"]))[0]}${pointerTo(steps)}`;
  }
};

/** A dynamic reference that can only lead to one place is a reference like others. */
const readDynamicReference = (node: Members, base: string, own: Identifiers): void => {
  const { $dynamicRef, ...rest } = node;
  if (typeof $dynamicRef !== "string") return;
  const [target, fragment] = parted(from(base, $dynamicRef));
  const isOne =
    fragment.startsWith("/") ||
    [...own.anchors.keys()].filter((key) => key.endsWith(`#${fragment}`)).length <= 1;
  const steps = find(own, target, fragment);
  if (!isOne || steps === undefined || "$ref" in rest) return;
  delete node["$dynamicRef"];
  node["$ref"] = pointerTo(steps);
};

/** The bundler names components after the ends of pointers, and forgets that `~` means something in one. */
export const respellComponents = (document: object): void => {
  walk(document, "", (node) => {
    const { $ref } = node;
    if (typeof $ref !== "string" || !$ref.includes("~") || lookUp(document, $ref) !== undefined)
      return;
    const [, kind = "", name = ""] = /^#\/components\/(\w+)\/(.+)$/.exec($ref) ?? [];
    const reference = referenceTo("components", kind, name);
    if (lookUp(document, reference) !== undefined) node["$ref"] = reference;
  });
};
