/** Mutants that change nothing that anybody could notice, each with the reason. */
export const EQUIVALENT: Readonly<Record<string, string>> = {};
