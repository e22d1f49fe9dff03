/** The whole reference as one file, for where no site is around it: style inside, no script, no menu. */
import { emitReference } from "../reference.ts";
import type { Document } from "../../document/types.ts";
import { styleSheet } from "./assets.ts";
import { standalonePolicy } from "./policy.ts";
import { escapeHtml, render } from "./render.ts";

export const standalonePage = async (document: Document): Promise<string> => {
  const style = await styleSheet();
  const { title, summary = title } = document.info;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${standalonePolicy(style)}">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(summary)}">
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body class="alone">
<a class="skip" href="#main">Skip to the text</a>
<main id="main" class="page-reference">
<div class="text">
${render(emitReference(document), { isColoured: false }).html}</div>
</main>
</body>
</html>
`;
};
