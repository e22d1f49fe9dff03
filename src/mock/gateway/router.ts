import type { MockDocument } from "../types.ts";

/** The operations that share one path template, by method. */
export interface Route {
  readonly document: MockDocument;
  readonly template: string;
  readonly ids: Readonly<Record<string, string>>;
}

/** What a path led to: its parameters, decoded, and the name of one that is no percent-encoded UTF-8. */
export interface Match {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
  readonly malformed: string | undefined;
}

interface Pattern {
  readonly source: string;
  readonly expression: RegExp | undefined;
  readonly names: readonly string[];
  readonly next: Node;
}

interface Node {
  readonly literals: Map<string, Node>;
  readonly patterns: Pattern[];
  route?: Route & { ids: Record<string, string> };
}

const createNode = (): Node => ({ literals: new Map(), patterns: [] });

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

const createPattern = (source: string): Pattern => ({
  source,
  names: [...source.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? ""),
  // One whole parameter needs no expression: it takes the segment as it is.
  expression: /^\{[^}]+\}$/.test(source)
    ? undefined
    : new RegExp(
        `^${source
          .split(/\{[^}]+\}/)
          .map(escapeRegExp)
          .join("(.+?)")}$`,
        "u",
      ),
  next: createNode(),
});

const insert = (
  root: Node,
  document: MockDocument,
  id: string,
  method: string,
  template: string,
): void => {
  let node = root;
  for (const segment of template.split("/").slice(1)) {
    if (segment.includes("{")) {
      let pattern = node.patterns.find((each) => each.source === segment);
      if (pattern === undefined) node.patterns.push((pattern = createPattern(segment)));
      node = pattern.next;
    } else {
      let next = node.literals.get(segment);
      if (next === undefined) node.literals.set(segment, (next = createNode()));
      node = next;
    }
  }
  node.route ??= { document: document, template, ids: {} };
  node.route.ids[method] ??= id;
};

type Taken = readonly (readonly [name: string, raw: string])[];

/** A part of a path as it was meant; undefined where it is encoded wrongly. */
export const decode = (text: string): string | undefined => {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const walk = (
  node: Node,
  segments: readonly string[],
  depth: number,
  taken: Taken,
): { route: Route; taken: Taken } | undefined => {
  const segment = segments[depth];
  if (segment === undefined) return node.route && { route: node.route, taken };
  const child = node.literals.get(decode(segment) ?? segment);
  const found = child && walk(child, segments, depth + 1, taken);
  if (found !== undefined) return found;
  if (segment === "") return undefined; // an empty segment is no value: /ships/ is no ship
  for (const { expression, names, next } of node.patterns) {
    const values = expression === undefined ? [segment] : expression.exec(segment)?.slice(1);
    if (values === undefined) continue;
    const more = names.map((name, index) => [name, values[index] ?? ""] as const);
    const deeper = walk(next, segments, depth + 1, [...taken, ...more]);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
};

/**
 * Routes a raw path over the operation tables of several documents. Fixed segments win over
 * parameters, earlier documents over later ones; an empty segment matches no parameter.
 */
export const createRouter = (
  documents: readonly MockDocument[],
): {
  match(path: string): Match | undefined;
  /** The document an unknown path is nearest to: the one that shares the most leading segments. */
  nearest(path: string): MockDocument | undefined;
} => {
  const root = createNode();
  for (const document of documents) {
    for (const { id, method, path } of Object.values(document.operations)) {
      insert(root, document, id, method.toUpperCase(), path);
    }
  }
  // Paths without parameters, which win over all others, need no walk.
  const fixed = new Map<string, Match>();
  for (const { path } of documents.flatMap(({ operations }) => Object.values(operations))) {
    const route = path.includes("{") ? undefined : walk(root, path.split("/").slice(1), 0, []);
    if (route !== undefined)
      fixed.set(path, { route: route.route, path: {}, malformed: undefined });
  }
  return {
    match(path) {
      const known = fixed.get(path);
      if (known !== undefined) return known;
      const segments = path.split("/").slice(1);
      const found = walk(root, segments, 0, []);
      if (found === undefined) return undefined;
      const values: Record<string, string> = {};
      let malformed: string | undefined;
      for (const [name, raw] of found.taken) {
        const value = decode(raw);
        if (value === undefined) malformed ??= name;
        values[name] = value ?? raw;
      }
      return { route: found.route, path: values, malformed };
    },
    nearest(path) {
      const segments = path.split("/").slice(1);
      let best = { api: documents[0], shared: 0 };
      for (const document of documents) {
        for (const operation of Object.values(document.operations)) {
          const own = operation.path.split("/").slice(1);
          let shared = 0;
          while (shared < own.length && own[shared] === segments[shared]) shared++;
          if (shared > best.shared) best = { api: document, shared };
        }
      }
      return best.api;
    },
  };
};
