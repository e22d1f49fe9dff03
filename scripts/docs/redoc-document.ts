import type { Document, OperationObject, PathItem, Tag } from "../document/types.ts";
import { catalogueOf, type CatalogueError } from "../document/error-catalogue.ts";
import { modelOf } from "../document/model.ts";
import type { OperationModel } from "../document/operations.ts";
import { withNotes } from "../document/notes.ts";
import { liftForRedoc } from "./redoc-lifts.ts";
import { ruleSentence } from "./rules.ts";
import { chapterOf } from "./reference.ts";
import { Anchors, code, plain } from "./markdown.ts";
import { embedded } from "./embed.ts";

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const cell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|").trim();

const errorTable = (errors: readonly CatalogueError[]): string =>
  table(
    ["Code", "HTTP", "Message", "What to do"],
    errors.map((each) => [
      `[${each.code}](#${Anchors.of(each.code)})`,
      String(each.status),
      cell(plain(each.message)),
      cell(each.help),
    ]),
  );

const permissionTable = (operations: readonly OperationModel[]): string =>
  table(
    ["To", "you need"],
    operations.flatMap(({ id, source }) =>
      source["x-permission"] === undefined
        ? []
        : [[`[${source.summary ?? id}](#${Anchors.of(id)})`, code(source["x-permission"])]],
    ),
  );

/** The page's chapters that are made of the document: nothing in them is written a second time. */
const madeChapters = (document: Document): Tag[] => {
  const { operations } = modelOf(document);
  const chapters = [
    { name: "Error codes", description: errorTable(catalogueOf(document, operations).errors) },
    { name: "Permissions", description: permissionTable(operations) },
    ...["Rules", "Decisions"].map((name) => ({ name, description: chapterOf(document, name) })),
  ];
  return chapters
    .filter(({ description }) => description !== "")
    .map((each) => ({ ...each, "x-traitTag": true }));
};

/** Where Redoc shows what has an anchor in the reference: `#createlistener` is `#/listeners/createlistener` there. */
const addressesOf = (document: Document, chapters: readonly Tag[]): ReadonlyMap<string, string> =>
  new Map([
    ...chapters.map(({ name }) => [Anchors.of(name), `#/${Anchors.of(name)}`] as const),
    ...modelOf(document).operations.map(
      ({ id, source }) =>
        [
          Anchors.of(id),
          `#/${Anchors.of(source.tags?.[0] ?? "")}/${Anchors.of(source.operationId ?? id)}`,
        ] as const,
    ),
  ]);

/** Makes a description's links fit the page; what the page has no address for stands in the reference. */
const relink = (text: string, addresses: ReadonlyMap<string, string>): string =>
  text.replace(
    /\]\(#([^)/]+)\)/g,
    (_, anchor: string) => `](${addresses.get(anchor) ?? `reference.html#${anchor}`})`,
  );

/** Makes one line of the lines of a paragraph: Redoc's search glues the last word of a line to the next one's first. */
const reflow = (text: string): string =>
  text
    .split(/^(```[\s\S]*?^```)$/m)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/([^\n|\\])\n(?![\s|#>*`+-]|\d+\. )/g, "$1 "),
    )
    .join("");

/** Operations that say which permission they need: Redoc doesn't show the extension. */
const withPermissions = (document: Document): Document => {
  const permissions = new Map(
    modelOf(document).operations.map(({ source }) => [source as unknown, source["x-permission"]]),
  );
  const described = (value: unknown): unknown => {
    const permission = permissions.get(value);
    if (permission === undefined) return value;
    const { description = "", ...rest } = value as OperationObject;
    return { ...rest, description: `${description.trim()}\n\nPermission: ${code(permission)}` };
  };
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    path,
    Object.fromEntries(Object.entries(item).map(([key, value]) => [key, described(value)])),
  ]);
  return { ...document, paths: Object.fromEntries(paths) as Record<string, PathItem> };
};

const BESIDE =
  "See also [the whole reference on one page](reference.html), which needs no JavaScript, and [what has changed](changelog.html).";

/** The document as the Redoc page wants it: with made chapters, groups in the menu, and links that lead somewhere. */
export const redocDocument = (document: Document): Document => {
  const tags = document.tags ?? [];
  const isGuide = (tag: Tag): boolean => tag["x-traitTag"] === true;
  const made = madeChapters(document);
  const guides = tags
    .filter(isGuide)
    .map((tag) => ({ ...tag, description: embedded(2, tag.description ?? "") }));
  const groups = tags.filter((tag) => !isGuide(tag));
  const chapters = [...guides, ...groups, ...made];
  const addresses = addressesOf(document, chapters);
  const named = (some: readonly Tag[]): string[] => some.map(({ name }) => name);
  const info = { ...document.info, description: `${document.info.description ?? ""}\n${BESIDE}` };
  const noted = withNotes(withPermissions(document), {
    decision: (text) => `> **Decision:** ${text}`,
    rule: (rule) => `> **Rule:** ${ruleSentence(rule)} (${code(rule.rule.trim())})`,
  });
  const linked = JSON.parse(
    JSON.stringify({ ...liftForRedoc(noted), info, tags: chapters }),
    (key, value: unknown) =>
      key === "description" && typeof value === "string" ? relink(reflow(value), addresses) : value,
  ) as Document;
  return {
    ...linked,
    "x-tagGroups": [
      { name: "Guides", tags: named(guides) },
      { name: "Operations", tags: named(groups) },
      { name: "Tables", tags: named(made) },
    ],
  };
};
