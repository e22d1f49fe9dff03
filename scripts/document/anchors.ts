import { referenceTo } from "./pointer.ts";

/** Where each anchor of a file stands, as steps. `$dynamicAnchor` is one as well. */
const anchorsIn = (parsed: unknown): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, readonly string[]>();
  const visit = (node: unknown, steps: readonly string[], seen: ReadonlySet<unknown>): void => {
    if (node === null || typeof node !== "object" || seen.has(node)) return;
    const inside = new Set([...seen, node]);
    const { $anchor, $dynamicAnchor } = node as { $anchor?: unknown; $dynamicAnchor?: unknown };
    for (const name of [$anchor, $dynamicAnchor])
      if (typeof name === "string" && !found.has(name)) found.set(name, steps);
    for (const [key, child] of Object.entries(node)) visit(child, [...steps, key], inside);
  };
  visit(parsed, [], new Set());
  return found;
};

/** Makes references to anchors of the same file into pointers, in place. */
export const resolveAnchors = (parsed: unknown): void => {
  const anchors = anchorsIn(parsed);
  if (anchors.size === 0) return;
  const seen = new Set<unknown>();
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== "object" || seen.has(node)) return;
    seen.add(node);
    const holder = node as { $ref?: unknown };
    const name = typeof holder.$ref === "string" ? /^#([^/].*)$/.exec(holder.$ref)?.[1] : undefined;
    const steps = name === undefined ? undefined : anchors.get(name);
    if (steps !== undefined) holder.$ref = referenceTo(...steps);
    Object.values(node).forEach(visit);
  };
  visit(parsed);
};
