import { definitionsOf } from "../../document/composition.ts";
import { discriminatorValues } from "../../document/inheritance.ts";
import { resolve } from "../../document/pointer.ts";
import type { NormalDocument, NormalSchema } from "../../document/types.ts";
import { isValueList } from "../../document/value-list.ts";

/**
 * A `oneOf` whose variants have the discriminator's values that mean them, as their types do. Variants seldom forbid what
 * others have: without their values, what is right would follow several of them, and be refused.
 */
export const withTags = (document: NormalDocument, schema: NormalSchema): NormalSchema => {
  const { oneOf, discriminator } = schema;
  if (oneOf === undefined || discriminator === undefined) return schema;
  const { propertyName } = discriminator;
  const isTold = (variant: NormalSchema): boolean =>
    definitionsOf(document, variant, propertyName)
      .map((each) => resolve(document, each))
      .some((each) => each.const !== undefined || isValueList(each) || each.enum !== undefined);
  const tagged = oneOf.map((variant): NormalSchema => {
    if (variant.$ref === undefined || isTold(variant)) return variant;
    const tag = discriminatorValues(document, discriminator, variant.$ref);
    if (tag === undefined) return variant;
    const own = { properties: { [tag.property]: { enum: tag.values } }, required: [tag.property] };
    return { allOf: [variant, own] };
  });
  return { ...schema, oneOf: tagged };
};
