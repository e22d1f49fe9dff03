/** What a page may do. `'self'` holds for files of a folder too, so the site works without a server. */
import { createHash } from "node:crypto";

const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** @param inline The scripts that stand in the page itself. */
export const contentPolicy = (inline: readonly string[]): string =>
  [
    "default-src 'none'",
    `script-src 'self' ${inline.map(hashOf).join(" ")}`,
    "style-src 'self'",
    "img-src 'self' data:",
    // Samples run in workers of their own; requests go to a mock on this machine, if anywhere.
    "worker-src blob:",
    "connect-src http://127.0.0.1:* http://localhost:*",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** What a page without scripts may do, whose style stands in it. */
export const standalonePolicy = (style: string): string =>
  `default-src 'none'; style-src ${hashOf(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
