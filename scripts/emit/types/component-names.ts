import {
  differsInType,
  directional,
  directionsOf,
  type Direction,
} from "../../document/direction.ts";
import type { Inheritance } from "../../document/inheritance.ts";
import { isIdentifier, pascalCase, toIdentifier, type Names } from "../../document/names.ts";
import { referenceTo, schemaAt } from "../../document/pointer.ts";
import type { NormalDocument } from "../../document/types.ts";
import { isEnum } from "../../document/value-list.ts";

/** The names of a type in each direction, equal where one type serves both. */
export type DirectedName = Readonly<Record<Direction, string>>;

export interface ComponentName extends DirectedName {
  readonly directions: ReadonlySet<Direction>;
  /** What a component's subtypes are composed of: the component is one of several schemas itself. */
  readonly base: DirectedName | undefined;
}

/**
 * A component's type has the component's name, in PascalCase where that is no identifier. Where a schema is in
 * requests and responses and differs, that is the one of responses, and the one of requests ends in `Input`.
 */
export const componentNames = (
  document: NormalDocument,
  names: Names,
  inheritance: Inheritance,
): ReadonlyMap<string, ComponentName> => {
  const all = Object.keys(document.components?.schemas ?? {});
  const given = new Map<string, string>();
  for (const component of all.filter(isPlain)) given.set(component, names.take(component));
  for (const component of all.filter((each) => !isPlain(each))) {
    given.set(component, names.take(toIdentifier(pascalCase(component))));
  }
  const directions = directionsOf(document, inheritance);
  const differing = directional(document, differsInType, inheritance);
  const inBoth = (response: string, isTwofold: boolean): DirectedName => ({
    response,
    request: isTwofold ? names.take(`${response}Input`) : response,
  });
  return new Map(
    all.map((component) => {
      const reference = referenceTo("components", "schemas", component);
      const name = given.get(component) ?? component;
      const own = directions.get(reference) ?? new Set();
      const isTwofold =
        own.size === 2 && differing.has(reference) && !isEnum(schemaAt(document, reference) ?? {});
      const directed = inBoth(name, isTwofold);
      const hasSubtypes = inheritance.subtypesOf(reference).length > 0;
      const base = hasSubtypes ? inBoth(names.take(`${name}Base`), isTwofold) : undefined;
      return [reference, { ...directed, directions: own, base }];
    }),
  );
};

const isPlain = (name: string): boolean => isIdentifier(name) && toIdentifier(name) === name;
