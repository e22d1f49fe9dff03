/** Changes that mean the same as the documents, each with its reason: no test can notice them, and none should. */
export const EQUIVALENT: Readonly<Record<string, string>> = {};
