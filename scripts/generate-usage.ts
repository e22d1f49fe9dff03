/** How `npm run generate` is called. */
export const USAGE =
  "usage: npm run generate [-- [--check] [--strict] [--spec FILE --out DIR [--runtime MODULE] [--import-extension ts|js]]]";

/** What `npm run generate -- --help` prints. */
export const HELP = `${USAGE}

Writes generated/ from openapi/, or with --spec and --out another document's files.

  --check                   say which files are missing, stale or extra; write nothing
  --strict                  refuse what would be read with a warning
  --spec FILE               the document: OpenAPI 3.0 or 3.1, in one file or many
  --out DIR                 the folder for what is made of it, and for nothing else
  --runtime MODULE          what generated code imports; default ga-listeners/runtime
  --import-extension ts|js  how imports between the files end; default what the project of DIR takes
`;
