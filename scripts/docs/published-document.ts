import { stringifyYaml } from "../document/redocly-core.ts";
import type { Document } from "../document/types.ts";

/** The page to which the document's links lead: beside it, or at its address. */
export type ReferencePage = "reference.html" | "reference.md" | `http${string}/reference.html`;

/**
 * The document as people download it. Its prose links to places of the reference (`#ga-9001`), which mean nothing in another
 * reader: here they lead to the page that stands beside it.
 */
export const publishedDocument = (document: Document, page: ReferencePage): Document =>
  JSON.parse(JSON.stringify(document), (key, value: unknown) =>
    key === "description" && typeof value === "string"
      ? value.replaceAll("](#", `](${page}#`)
      : value,
  ) as Document;

/** The files in which it is published. */
export const publishedFiles = (
  document: Document,
  page: ReferencePage,
): Readonly<Record<"openapi.yaml" | "openapi.json", string>> => {
  const published = publishedDocument(document, page);
  return {
    "openapi.yaml": stringifyYaml(published, { lineWidth: 100, noRefs: true }),
    "openapi.json": `${JSON.stringify(published, null, 2)}\n`,
  };
};
