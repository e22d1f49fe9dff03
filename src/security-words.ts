import type { SecurityRequirement } from "./contract.ts";

/**
 * What an operation asks for, in words: `key and tenant or oauth (read, write)`. Empty where it asks for nothing.
 * `show` writes a name.
 */
export const securityWords = (
  alternatives: readonly SecurityRequirement[],
  show: (name: string) => string = (name) => name,
): string =>
  alternatives
    .map((all) =>
      Object.entries(all).map(([name, scopes]) =>
        scopes.length === 0 ? show(name) : `${show(name)} (${scopes.map(show).join(", ")})`,
      ),
    )
    .filter((names) => names.length > 0)
    .map((names) => names.join(" and "))
    .join(" or ");

/** Whether an operation also takes requests that prove nothing. */
export const asksNothing = (alternatives: readonly SecurityRequirement[]): boolean =>
  alternatives.length === 0 || alternatives.some((all) => Object.keys(all).length === 0);
