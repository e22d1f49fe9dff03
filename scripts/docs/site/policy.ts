/** What a page may do. `'self'` holds for files of a folder too, so the site works without a server. */
import { createHash } from "node:crypto";

const hashOf = (script: string): string =>
  `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

/** @param inline The scripts that stand in the page itself. */
export const contentPolicy = (inline: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${inline.map(hashOf).join(" ")}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
