import {
  differsInType,
  directional,
  directionsOf,
  type Direction,
} from "../../document/direction.ts";
import type { NormalDocument } from "../../document/types.ts";
import { isIdentifier, pascalCase, toIdentifier, type Names } from "../../document/names.ts";
import { referenceTo, schemaAt } from "../../document/pointer.ts";
import { isEnum } from "../../document/value-list.ts";

/** The names of a component schema's type in each direction, equal where one type serves both. */
export interface ComponentName {
  readonly request: string;
  readonly response: string;
  readonly directions: ReadonlySet<Direction>;
}

/**
 * A component's type has the component's name, in PascalCase where that is no identifier. Where a schema is in
 * requests and responses and differs, that is the one of responses, and the one of requests ends in `Input`.
 */
export const componentNames = (
  document: NormalDocument,
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
      const response = given.get(component) ?? component;
      const own = directions.get(reference) ?? new Set();
      const isTwofold =
        own.size === 2 && differing.has(reference) && !isEnum(schemaAt(document, reference) ?? {});
      return [
        reference,
        {
          response,
          request: isTwofold ? names.take(`${response}Input`) : response,
          directions: own,
        },
      ];
    }),
  );
};

const isPlain = (name: string): boolean => isIdentifier(name) && toIdentifier(name) === name;
