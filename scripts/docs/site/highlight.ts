/** Code with its colours: classes only, which the style sheet of the site gives a meaning in both schemes. */
import highlighter from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import http from "highlight.js/lib/languages/http";
import javascript from "highlight.js/lib/languages/javascript";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import yaml from "highlight.js/lib/languages/yaml";

const LANGUAGES = { bash, http, javascript, json, python, typescript, yaml };
for (const [name, language] of Object.entries(LANGUAGES))
  highlighter.registerLanguage(name, language);
// What the emitters call languages; CEL's literals and operators are JavaScript's.
highlighter.registerAliases(["sh", "shell", "curl"], { languageName: "bash" });
highlighter.registerAliases(["cel"], { languageName: "javascript" });

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);

/** The HTML of a text in a language; plain where the language is not known. */
export const highlight = (text: string, language: string): string =>
  highlighter.getLanguage(language) === undefined
    ? escape(text)
    : highlighter.highlight(text, { language }).value.replaceAll("hljs-", "c-");
