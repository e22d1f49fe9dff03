/** What is promised of the fields of a body, and of the kinds of thing in it. */
import { componentName, mappedReference } from "../document/inheritance.ts";
import { resolve } from "../document/pointer.ts";
import { childrenOf } from "../document/schema-keywords.ts";
import type { NormalDocument, NormalSchema } from "../document/types.ts";
import { becomes, differsIfSaid, type Add } from "./promise.ts";

interface Place {
  /** What comes before the field's name. */
  readonly key: string;
  readonly pointer: string;
  /** Whether callers send it. */
  readonly isSent: boolean;
  readonly add: Add;
}

export const addFields = (
  document: NormalDocument,
  given: NormalSchema,
  place: Place,
  seen: ReadonlySet<NormalSchema> = new Set(),
): void => {
  const { key: at, pointer, isSent, add } = place;
  const schema = resolve(document, given);
  if (seen.has(schema)) return;
  const inside = new Set([...seen, schema]);
  addKinds(schema, place);
  for (const [field, each] of Object.entries(schema.properties ?? {})) {
    const property = resolve(document, each);
    const key = `${at}.${field}`;
    if (isSent)
      add(`${key} default`, {
        ...{ path: pointer, property: "default", what: `The default of ${field}` },
        value: property.default,
        breaks: differsIfSaid,
      });
    for (const keyword of ["contentEncoding", "contentMediaType"])
      add(`${key} ${keyword}`, {
        ...{ path: pointer, property: keyword, what: `The ${keyword} of ${field}` },
        value: property[keyword],
      });
    const access = isSent ? "readOnly" : "writeOnly";
    add(`${key} ${access}`, {
      ...{ path: pointer, property: access, what: `Whether ${field} is ${access}` },
      value: property[access],
      breaks: becomes(true),
    });
    addFields(document, each, { ...place, key }, inside);
  }
  for (const child of childrenOf(schema))
    if (!Object.values(schema.properties ?? {}).includes(child))
      addFields(document, child, place, inside);
};

/** The values that tell kinds apart: as the mapping says, else by the names of their components. */
const kindsOf = ({ discriminator, oneOf, anyOf }: NormalSchema): Record<string, string> => {
  const mapping = Object.entries(discriminator?.mapping ?? {}).map(
    ([value, target]) => [value, mappedReference(target)] as const,
  );
  const named = new Set(mapping.map(([, reference]) => reference));
  const unnamed = [...(oneOf ?? []), ...(anyOf ?? [])].flatMap(({ $ref }) =>
    $ref === undefined || named.has($ref) ? [] : [[componentName($ref), $ref] as const],
  );
  return Object.fromEntries([...unnamed, ...mapping]);
};

const addKinds = (schema: NormalSchema, { key, pointer, add }: Place): void => {
  const { discriminator } = schema;
  if (discriminator === undefined) return;
  add(`${key} discriminator`, {
    ...{ path: pointer, property: "discriminator", what: "What tells its kinds apart" },
    value: { [discriminator.propertyName]: kindsOf(schema) },
  });
};
