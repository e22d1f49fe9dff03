import { asksNothing, securityWords } from "../../../src/security-words.ts";
import { successes, type OperationModel } from "../../document/operations.ts";
import { proseOf } from "../types/doc-comment.ts";
import type { Argument } from "./arguments.ts";

/** The doc comment of a method: what it does, how it is sent, who may call it, its arguments, and what it throws on. */
export const commentOf = (operation: OperationModel, all: readonly Argument[]): string => {
  const { source, path, method, responses } = operation;
  const failures = Object.keys(responses).filter(
    (status) => !successes(responses).some(([good]) => good === status),
  );
  return [
    [source.summary, source.description].map(proseOf).filter(Boolean).join("\n\n"),
    [
      `\`${method.toUpperCase()} ${path}\``,
      source["x-permission"] === undefined ? "" : `Permission: \`${source["x-permission"]}\``,
      securityOf(operation),
    ]
      .filter(Boolean)
      .join(" · "),
    [
      source.deprecated === true ? "@deprecated" : "",
      ...all
        .filter(({ comment }) => comment !== "")
        .map(({ name, comment }) => `@param ${name} ${firstSentence(comment)}`),
      failures.length === 0 ? "" : `@throws on ${failures.join(", ")}`,
    ]
      .filter(Boolean)
      .join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
};

/** What has to be proven; nothing where nothing has. */
const securityOf = ({ security }: OperationModel): string => {
  const words = securityWords(security, (name) => `\`${name}\``);
  if (words === "") return "";
  return `Authentication: ${words}${asksNothing(security) ? ", or none" : ""}`;
};

/** The first paragraph of a description, on one line. */
export const firstSentence = (text: string): string =>
  text
    .trim()
    .split(/\n\s*\n/)[0]
    ?.replace(/\s+/g, " ") ?? "";
