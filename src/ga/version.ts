/** The version of the package, for the User-Agent; a test compares it with package.json. */
export const version = "0.2.0";
