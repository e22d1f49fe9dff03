import { rawType, type PrinterSchema } from "./printer.ts";

/**
 * Lets every property that may be left out of a request be undefined too, which the client leaves out: under
 * TypeScript's `exactOptionalPropertyTypes` that is not the same.
 */
export const welcomeUndefined = (schema: PrinterSchema): PrinterSchema => {
  const { properties, required = [], items, prefixItems, allOf, oneOf } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, each]) => [
          name,
          required.includes(name) ? welcomeUndefined(each) : orUndefined(welcomeUndefined(each)),
        ]),
      ),
    }),
    ...(items && { items: welcomeUndefined(items) }),
    ...(prefixItems && { prefixItems: prefixItems.map(welcomeUndefined) }),
    ...(allOf && { allOf: allOf.map(welcomeUndefined) }),
    ...(oneOf && { oneOf: oneOf.map(welcomeUndefined) }),
  };
};

/** The same for a value that may be left out as a whole. The comment stays with the property. */
export const orUndefined = ({ comment, ...schema }: PrinterSchema): PrinterSchema => ({
  oneOf: [schema, rawType("undefined")],
  ...(comment === undefined ? {} : { comment }),
});
