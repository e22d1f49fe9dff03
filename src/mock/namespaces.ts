import type { OpenNamespace } from "./namespace.ts";

/** The namespaces of a mock, each made when it is first named. */
export interface Namespaces {
  /** Undefined where it has been forgotten to make room for others. */
  find(name: string): OpenNamespace | undefined;
  /** The same, but what has been forgotten begins anew. */
  open(name: string): OpenNamespace;
  drop(name: string): void;
  /** Those that are kept beside the unnamed one. */
  names(): string[];
  /** All that are kept, by their names; the unnamed one's is empty. */
  all(): readonly (readonly [name: string, namespace: OpenNamespace])[];
}

/** What all namespaces together may take. */
export interface NamespaceBounds {
  /** How many are kept beside the unnamed one; default 500. */
  readonly count?: number;
  /** About how many bytes their memories and journals take; default 64 MiB. */
  readonly bytes?: number;
}

/** How many names of forgotten namespaces are remembered. */
const maximumForgotten = 10_000;

/** Keeps the unnamed namespace, and of the others those used last, as far as the bounds go. */
export const createNamespaces = (
  make: () => OpenNamespace,
  { count = 500, bytes = 64 * 1024 * 1024 }: NamespaceBounds = {},
): Namespaces => {
  const unnamed = make();
  const named = new Map<string, { readonly namespace: OpenNamespace; weight: number }>();
  const forgotten = new Set<string>();
  let total = 0;

  const drop = (name: string): void => {
    const entry = named.get(name);
    if (entry === undefined) return;
    named.delete(name);
    total -= entry.weight;
    entry.namespace.end();
  };

  const makeRoom = (): void => {
    for (const name of named.keys()) {
      if (named.size <= count && (total <= bytes || named.size === 1)) return;
      drop(name);
      forgotten.add(name);
      const [oldest] = forgotten;
      if (forgotten.size > maximumForgotten && oldest !== undefined) forgotten.delete(oldest);
    }
  };

  const open = (name: string): OpenNamespace => {
    if (name === "") return unnamed;
    forgotten.delete(name);
    const entry = named.get(name) ?? { namespace: make(), weight: 0 };
    named.delete(name); // to come last again
    named.set(name, entry);
    // What it has grown by since it was used last.
    const weight = entry.namespace.weight();
    total += weight - entry.weight;
    entry.weight = weight;
    makeRoom();
    return entry.namespace;
  };

  return {
    find: (name) => (forgotten.has(name) ? undefined : open(name)),
    open,
    names: () => [...named.keys()].sort(),
    all: () => [
      ["", unnamed],
      ...[...named].map(([name, { namespace }]) => [name, namespace] as const),
    ],
    drop(name) {
      drop(name);
      forgotten.delete(name);
    },
  };
};
