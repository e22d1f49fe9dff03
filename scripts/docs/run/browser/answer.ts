import { at } from "../../../../src/dotted-path.ts";
import { titles } from "../../../../src/mock/gateway/errors.ts";
import type { MockDocument } from "../../../../src/mock/types.ts";
import { Anchors, json } from "../../markdown.ts";
import { root } from "../../site/browser/load-script.ts";
import { codeBlock, element } from "./dom.ts";
import type { Answer } from "./memory.ts";

const statusTexts: Readonly<Record<number, string>> = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  409: "Conflict",
  422: "Unprocessable Content",
  ...titles,
};

const pretty = (text: string): string => {
  try {
    return json(JSON.parse(text));
  } catch {
    return text;
  }
};

/** A line of Markdown with no more in it than code spans. */
const withCode = (line: string): Node[] =>
  line
    .split("`")
    .map((part, at) => (at % 2 === 1 ? element("code", {}, part) : document.createTextNode(part)));

/** The code in an error's body, and what its document says to do about it. */
const helpOf = (
  documents: readonly MockDocument[],
  { status, body }: Answer,
): HTMLElement | undefined => {
  if (status < 400) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  for (const { errors, errorShape } of documents) {
    if (errorShape.code === undefined) continue;
    const code = String(at(value, errorShape.code));
    const entry = errors.find((each) => each.code === code && each.status === status);
    if (entry?.help !== undefined)
      return element(
        "p",
        { class: "answer-help" },
        element("a", { href: `${root}errors.html#${Anchors.of(code)}` }, code),
        ": ",
        ...withCode(entry.help),
      );
  }
  return undefined;
};

/** The line that is read out: status and time. */
export const answerLine = ({ status, took }: Answer): HTMLElement =>
  element(
    "p",
    { class: "answer-line" },
    element(
      "strong",
      { class: status < 300 ? "is-good" : status < 400 ? "is-neutral" : "is-bad" },
      `${String(status)} ${statusTexts[status] ?? ""}`.trim(),
    ),
    ` in ${took < 10 ? took.toFixed(1) : String(Math.round(took))} ms`,
  );

/** An answer: its line and what to do are read out, headers and body are there to look at. */
export const showAnswer = (answer: Answer, documents: readonly MockDocument[]): HTMLElement =>
  element(
    "div",
    { class: "answer" },
    answerLine(answer),
    helpOf(documents, answer),
    element(
      "div",
      { "aria-live": "off" },
      element("p", { class: "run-label" }, "Body"),
      answer.body === ""
        ? element("p", { class: "quiet" }, "It has no body.")
        : codeBlock("What was answered", pretty(answer.body)),
      element("p", { class: "run-label" }, "Headers"),
      codeBlock(
        "Headers",
        answer.headers
          .filter(([name]) => !name.startsWith("access-control-"))
          .map(([name, value]) => `${name}: ${value}`)
          .join("\n"),
      ),
    ),
  );

/** Why there is no answer. */
export const showFailure = (error: unknown): HTMLElement =>
  element(
    "p",
    { class: "answer-line" },
    element("strong", { class: "is-bad" }, "No answer. "),
    error instanceof Error ? error.message : String(error),
  );
