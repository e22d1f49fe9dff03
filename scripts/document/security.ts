import type { SecurityRequirement, SecurityScheme } from "../../src/contract.ts";
import { resolve } from "./pointer.ts";
import type { Document } from "./types.ts";

/** A security scheme as a document has it. */
export type SecuritySchemeObject = SecurityScheme & {
  readonly $ref?: string;
  readonly description?: string;
};

/** The security schemes of a document, references followed. */
export const securitySchemesOf = (
  document: Pick<Document, "components">,
): Readonly<Record<string, SecuritySchemeObject>> =>
  Object.fromEntries(
    Object.entries(document.components?.["securitySchemes"] ?? {}).map(([name, scheme]) => [
      name,
      resolve(document, scheme as SecuritySchemeObject),
    ]),
  );

/** Whether two lists of alternatives ask for the same, written the same way. */
export const isSameSecurity = (
  one: readonly SecurityRequirement[],
  other: readonly SecurityRequirement[],
): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * The sets of schemes of which any client of a document needs one: those that hold no other one. What is asked for
 * beside them is only needed here or there.
 */
export const smallestSets = (
  operations: readonly { readonly security: readonly SecurityRequirement[] }[],
): string[][] => {
  const sets = operations
    .flatMap(({ security }) => security.map((all) => Object.keys(all).sort()))
    .filter((names) => names.length > 0);
  const different = [...new Map(sets.map((names) => [names.join("\n"), names])).values()];
  return different.filter((names) =>
    different.every((other) => other === names || !other.every((name) => names.includes(name))),
  );
};

/** What a client can't do of what a document asks for, and what a document asks for that it doesn't describe. */
export const securityProblems = (
  alternatives: readonly SecurityRequirement[],
  schemes: Readonly<Record<string, SecuritySchemeObject>>,
): string[] => {
  const names = [...new Set(alternatives.flatMap((all) => Object.keys(all)))];
  const unknown = names.filter((name) => !Object.hasOwn(schemes, name));
  const crowded = alternatives
    .map((all) => Object.keys(all).filter((name) => isInAuthorization(schemes[name])))
    .filter((together) => together.length > 1);
  return [
    ...unknown.map(
      (name) => `no security scheme is called ${name}; what asks for it can't be called`,
    ),
    ...crowded.map(
      (together) =>
        `${together.join(" and ")} are sent in one header, Authorization; only the last one will be`,
    ),
  ];
};

const isInAuthorization = (scheme: SecuritySchemeObject | undefined): boolean =>
  scheme?.type === "apiKey"
    ? scheme.in === "header" && scheme.name.toLowerCase() === "authorization"
    : scheme !== undefined && scheme.type !== "mutualTLS";
