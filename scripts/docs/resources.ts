import type { OperationModel } from "../document/operations.ts";
import type { Document, ResourceObject } from "../document/types.ts";
import type { Anchors } from "./markdown.ts";
import { anchorTag, code, listItem, paragraphs, plain } from "./markdown.ts";
import { isObject } from "../document/value-type.ts";

/** Defaults that only the server can know. */
const MADE_BY_SERVER: Readonly<Record<string, string>> = {
  $uuid: "a new id",
  $now: "the time",
  $account: "the caller's account",
};

interface Links {
  readonly anchors: Anchors;
  readonly operations: ReadonlyMap<string, string>;
  /** The addresses of rules by resource and id. */
  readonly rules: ReadonlyMap<string, string>;
}

/** What a server remembers, and how it lives: every `x-resource` that says more than which operations are its own. */
export const resourceChapter = (
  { paths = {} }: Document,
  operations: readonly OperationModel[],
  links: Links,
): string => {
  const parts = Object.values(paths).flatMap((item) => item["x-resource"] ?? []);
  return paragraphs(
    parts.flatMap((resource) => {
      const facts = factsOf(resource, links);
      if (facts.length === 0) return [];
      const own = operations.filter(
        ({ path }) => paths[path]?.["x-resource"]?.name === resource.name,
      );
      const uses = own.map(({ id }) => `[${code(id)}](#${links.operations.get(id) ?? ""})`);
      return [
        `### ${anchorTag(links.anchors.take("resource", resource.name))}${plain(resource.name)}`,
        [`Operations: ${uses.join(", ")}`, ...facts].map((fact) => listItem([fact])).join("\n"),
      ];
    }),
  );
};

const factsOf = (resource: ResourceObject, { rules }: Links): string[] => {
  const { name, lifecycle, within, updatedAt, unique, defaults } = resource;
  const parent = typeof within === "string" ? { property: within } : within;
  const rule = unique === undefined ? undefined : rules.get(`${name} ${unique}`);
  return [
    ...(parent === undefined
      ? []
      : [
          parent.resource === undefined
            ? `Belongs to what ${code(parent.property)} names.`
            : `Belongs to the ${plain(parent.resource)} that ${code(parent.property)} names, which has to exist and can't be deleted before.`,
        ]),
    ...(lifecycle === undefined
      ? []
      : [
          `${code(lifecycle.property)} is ${code(lifecycle.pending)} after every write, then ${code(lifecycle.ready)}${lifecycle.failed === undefined ? "" : `, or ${code(lifecycle.failed)} for good`}; ${code(lifecycle.deleting)} after a delete, until it is gone.`,
        ]),
    ...(updatedAt === undefined ? [] : [`${code(updatedAt)} is the time of the last change.`]),
    ...(rule === undefined || unique === undefined
      ? []
      : [`No two are alike: rule [${code(unique)}](#${rule}).`]),
    ...(isObject(defaults) && Object.keys(defaults).length > 0
      ? [`A new one has, where nothing else was asked for: ${defaultsText(defaults)}.`]
      : []),
  ];
};

const defaultsText = (defaults: Readonly<Record<string, unknown>>): string =>
  Object.entries(defaults)
    .map(([name, value]) => {
      const made = typeof value === "string" ? MADE_BY_SERVER[value] : undefined;
      return `${code(name)} ${made ?? code(JSON.stringify(value))}`;
    })
    .join(", ");
