import {
  differsInType,
  directional,
  directionsOf,
  type Direction,
} from "../../document/direction.ts";
import type { Document, Schema } from "../../document/types.ts";
import { isEnum } from "./enums.ts";
import { isIdentifier, pascalCase, toIdentifier, type Names } from "../../document/names.ts";
import { lookUp, referenceTo } from "../../document/pointer.ts";

/** The names of a component schema's type in each direction, equal where one type serves both. */
export interface ComponentName {
  readonly sent: string;
  readonly answered: string;
  readonly directions: ReadonlySet<Direction>;
}

/**
 * A component's type has the component's name, in PascalCase where that is no identifier. Where a schema travels both
 * ways and differs, that is the answered one and the sent one ends in `Input`.
 */
export const componentNames = (
  document: Document,
  names: Names,
): ReadonlyMap<string, ComponentName> => {
  const all = Object.keys(document.components?.schemas ?? {});
  const given = new Map<string, string>();
  for (const component of all.filter(isPlain)) given.set(component, names.take(component));
  for (const component of all.filter((each) => !isPlain(each))) {
    given.set(component, names.take(toIdentifier(pascalCase(component))));
  }
  const directions = directionsOf(document);
  const differing = directional(document, differsInType);
  return new Map(
    all.map((component) => {
      const reference = referenceTo("components", "schemas", component);
      const answered = given.get(component) ?? component;
      const travels = directions.get(reference) ?? new Set();
      const schema = lookUp(document, reference) as Schema;
      const twofold = travels.size === 2 && differing.has(reference) && !isEnum(schema);
      return [
        reference,
        {
          answered,
          sent: twofold ? names.take(`${answered}Input`) : answered,
          directions: travels,
        },
      ];
    }),
  );
};

const isPlain = (name: string): boolean => isIdentifier(name) && toIdentifier(name) === name;
