import type { Server } from "../document/types.ts";
import { inLine } from "./embed.ts";
import { code } from "./markdown.ts";

/** The servers of an operation, where they are others than the document's. */
export const serverLine = (servers: readonly Server[] = []): string | undefined =>
  servers.length === 0
    ? undefined
    : `Servers: ${servers.map((each) => serverText(each)).join(", ")}`;

/** A server with what its variables may be. */
export const serverText = (
  { url, description, variables }: Server,
  show: (text: string) => string = code,
): string => {
  const details = Object.entries(variables ?? {}).map(([name, each]) =>
    [
      `${show(name)} is ${show(each.default)} when left out`,
      ...(each.enum === undefined
        ? []
        : [`one of ${each.enum.map((value) => show(value)).join(", ")}`]),
      ...(each.description === undefined ? [] : [inLine(each.description)]),
    ].join(", "),
  );
  const text = description === undefined ? "" : ` · ${inLine(description)}`;
  return `${show(url)}${text}${details.length === 0 ? "" : ` (${details.join("; ")})`}`;
};
