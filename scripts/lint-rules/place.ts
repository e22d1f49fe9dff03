import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

type Resolve = UserContext["resolve"];
type Location = UserContext["location"];

/** The methods OpenAPI 3.1 knows. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** A node of the document with the file and line it stands at; going down follows every `$ref`. */
export class Place {
  readonly node: unknown;
  readonly location: Location;
  readonly #resolve: Resolve;

  constructor(node: unknown, location: Location, resolve: Resolve) {
    // Redocly types `resolve` for references only, but hands back everything else as it is.
    const target = resolve(node as { $ref: string }, location.source.absoluteRef);
    const isReference = isRecord(node) && typeof node["$ref"] === "string";
    this.node = isReference ? target.node : node;
    this.location = isReference ? (target.location ?? location) : location;
    this.#resolve = resolve;
  }

  /** The place under these keys. Where nothing is, its node is undefined and it stands at the last key there was. */
  at(...keys: (string | number)[]): Place {
    const [key, ...rest] = keys;
    if (key === undefined) return this;
    const child = isRecord(this.node) || Array.isArray(this.node) ? own(this.node, key) : undefined;
    if (child === undefined) return new Place(undefined, this.location, this.#resolve);
    return new Place(child, this.location.child(key), this.#resolve).at(...rest);
  }

  /** Every key of an object or array, with the place under it. */
  entries(): [string, Place][] {
    if (!isRecord(this.node) && !Array.isArray(this.node)) return [];
    return Object.keys(this.node).map((key) => [key, this.at(key)]);
  }

  get exists(): boolean {
    return this.node !== undefined;
  }
}

/** An operation with the path item it belongs to. */
export interface OperationPlace {
  method: string;
  item: Place;
  operation: Place;
}

/** Every operation of a document, in its order. */
export function operationsOf(root: Place): OperationPlace[] {
  return root
    .at("paths")
    .entries()
    .flatMap(([, item]) =>
      item
        .entries()
        .filter(([method]) => methods.includes(method))
        .map(([method, operation]) => ({ method, item, operation })),
    );
}

/** An operation's parameters, its own and those of its path item. */
export function parametersOf({ item, operation }: OperationPlace): Place[] {
  return [...item.at("parameters").entries(), ...operation.at("parameters").entries()].map(
    ([, parameter]) => parameter,
  );
}

/** The media types of every successful answer that has a body. */
export function answersOf({ operation }: OperationPlace): Place[] {
  return operation
    .at("responses")
    .entries()
    .filter(([status]) => status.startsWith("2"))
    .flatMap(([, response]) =>
      response
        .at("content")
        .entries()
        .map(([, media]) => media),
    );
}

/** The schema of the property that a dotted path names. */
export function schemaAt(schema: Place, dotted: string): Place {
  return dotted
    .split(".")
    .reduce<Place>((place, property) => place.at("properties", property), schema);
}

export type Report = (place: Pick<Place, "location">, message: string) => void;
export type Check = (root: Place, report: Report, options: Record<string, unknown>) => void;

/** Makes a Redocly rule of a check that looks at the whole document; a place is reported once. */
export function rule(check: Check): Oas3Rule {
  return (options) => ({
    Root: {
      leave(node, { location, resolve, report }) {
        const seen = new Set<string>();
        const reportOnce: Report = (place, message) => {
          const key = `${place.location.absolutePointer} ${message}`;
          if (seen.has(key)) return;
          seen.add(key);
          report({ message, location: place.location });
        };
        check(new Place(node, location, resolve), reportOnce, options);
      },
    },
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(value: object, key: string | number): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
}
