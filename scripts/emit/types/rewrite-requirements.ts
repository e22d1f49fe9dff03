import { definitionsOf, isHidden, propertyOf, requiredKeys } from "../../document/composition.ts";
import type { NormalSchema } from "../../document/types.ts";
import { rawType, type PrinterSchema } from "./printer.ts";
import type { CompositionScope, Place, RewriteContext } from "./rewrite.ts";

/**
 * The type of a reference, with the keys that the rest of the whole requires, and without requiring those that the rest
 * hides. Undefined where the type has to be written out, as only some variants of it know the keys.
 */
export const rewriteRequirements = (
  reference: string,
  target: NormalSchema,
  { direction }: Place,
  scope: CompositionScope,
  context: RewriteContext,
): PrinterSchema | undefined => {
  const { document, inheritance } = context;
  const isBase =
    scope.role === "part" &&
    scope.owner !== undefined &&
    inheritance.isPartOf(reference, scope.owner);
  const name = isBase ? context.baseOf(reference, direction) : context.typeOf(reference, direction);
  if (scope.role === "whole") return rawType(name);
  const own = requiredKeys(document, target);
  const hidden = own.filter(
    (key) =>
      isHidden(document, scope.whole, key, direction) &&
      !isHidden(document, target, key, direction),
  );
  const added = scope.required.filter(
    (key) => !own.includes(key) || propertyOf(document, target, key) === undefined,
  );
  if (added.some((key) => propertyOf(document, target, key) === undefined)) {
    if (added.some((key) => definitionsOf(document, target, key).length > 0)) return undefined;
    return {
      allOf: [
        rawType(name),
        {
          type: "object",
          properties: Object.fromEntries(added.map((key) => [key, rawType("unknown")])),
          required: added,
        },
      ],
    };
  }
  const isNullable = Array.isArray(target.type) && target.type.includes("null");
  const keys = (list: readonly string[]): string =>
    list.map((key) => JSON.stringify(key)).join(" | ");
  const solid = isNullable && hidden.length + added.length > 0 ? `NonNullable<${name}>` : name;
  const lessened = hidden.length === 0 ? solid : `Omit<${solid}, ${keys(hidden)}>`;
  return rawType(added.length === 0 ? lessened : `WithRequired<${lessened}, ${keys(added)}>`);
};
