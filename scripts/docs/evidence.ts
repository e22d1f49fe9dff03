/** The table of evidence: every constraint of the ledger, where it comes from, and which test proves it of each reader. */
import { constraintName, partOf, places, readers, sources } from "./ledger.ts";
import { code, listItem, paragraphs, plain } from "./markdown.ts";
import type { LedgerPlace, Reader, FactSource } from "./ledger.ts";

/** What is known of one constraint and one reader. */
export type Proof =
  | { readonly file: string; readonly test: string }
  /** Why the reader can't express it. */
  | { readonly because: string };

/** One constraint with all that is known of it. */
export interface Evidence {
  readonly place: LedgerPlace;
  readonly keyword: string;
  readonly source: FactSource;
  /** By the reader's name; undefined where neither a test nor a reason is known. */
  readonly proofs: ReadonlyMap<string, Proof | undefined>;
}

/** What sources are called. */
const SOURCES: Readonly<Record<FactSource, string>> = {
  page: 'the vendor\'s page "Adding a Listener"',
  vendor: "another of the vendor's pages",
  sdk: "the vendor's SDKs",
  provider: "the vendor's Terraform provider",
  decision: "a decision of this document",
};

const valueOf = ({ facts }: LedgerPlace, keyword: string): unknown => {
  const value = (facts as Readonly<Record<string, unknown>>)[keyword];
  return keyword === "format" ? (value as { name?: string } | undefined)?.name : value;
};

/** Why a reader can't express a constraint; undefined where it can. */
export const silenceOf = (
  { silent }: Reader,
  place: LedgerPlace,
  keyword: string,
): string | undefined =>
  silent.find(
    ({ keywords, parts, where = {} }) =>
      (keywords?.includes(keyword) ?? true) &&
      (parts?.includes(partOf(place)) ?? true) &&
      Object.entries(where).every(([other, value]) => valueOf(place, other) === value),
  )?.because;

const proofOf = (reader: Reader, place: LedgerPlace, keyword: string): Proof | undefined => {
  const because = silenceOf(reader, place, keyword);
  if (because !== undefined) return { because };
  const found = reader.tests[partOf(place)];
  // A name that doesn't end in a space is that of one test for all places.
  return found && { ...found, test: found.test + (found.test.endsWith(" ") ? place.name : "") };
};

/** Everything that is known of every constraint. */
export const evidence = (): Evidence[] =>
  places.flatMap((place) =>
    Object.keys(place.facts).map((keyword) => ({
      ...{ place, keyword },
      source: sources.get(constraintName(place, keyword)) ?? "decision",
      proofs: new Map(readers.map((reader) => [reader.name, proofOf(reader, place, keyword)])),
    })),
  );

/** A proof as a cell: a mark for a test, and the number of a reason. */
const cell = (proof: Proof | undefined, reasons: readonly string[]): string => {
  if (proof === undefined) return "none";
  return "test" in proof ? "tested" : `no (${String(reasons.indexOf(proof.because) + 1)})`;
};

const shown = (place: LedgerPlace, keyword: string): string => {
  const value = (place.facts as Readonly<Record<string, unknown>>)[keyword];
  if (value === true) return keyword;
  if (typeof value === "object" && !Array.isArray(value))
    return keyword === "format" ? `format ${String((value as { name: string }).name)}` : keyword;
  return `${keyword} ${JSON.stringify(value)}`;
};

const row = (item: Evidence, reasons: readonly string[]): string => {
  const { place, keyword, source, proofs } = item;
  const cells = readers.map(({ name }) => cell(proofs.get(name), reasons));
  return `| ${[plain(place.name), plain(shown(place, keyword)), source, ...cells].join(" | ")} |`;
};

const table = (items: readonly Evidence[], reasons: readonly string[]): string => {
  const head = ["place", "constraint", "source", ...readers.map(({ name }) => name)];
  return [
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...items.map((item) => row(item, reasons)),
  ].join("\n");
};

/** The part of an operation that a constraint is of: its body, or an answer with its headers. */
const partNameOf = ({ place: { operation, part } }: Evidence): string =>
  `${operation} ${part.split(" ", 1).join("")}`;

/** The tests of a reader, as they are called. */
const testsOf = ({ name, tests }: Reader): string => {
  const names = Object.values(tests).map(({ file, test }) =>
    code(`${file} > ${test}${test.endsWith(" ") ? "<place>" : ""}`),
  );
  return listItem([`**${name}**: ${[...new Set(names)].join(", ")}`]);
};

/** The body of the page, in Markdown. */
export const evidenceText = (): string => {
  const all = evidence();
  const reasons = [
    ...new Set(
      all.flatMap(({ proofs }) =>
        [...proofs.values()].flatMap((proof) =>
          proof !== undefined && "because" in proof ? [proof.because] : [],
        ),
      ),
    ),
  ];
  const operations = [...new Set(all.map(({ place }) => place.operation))];
  const count = (source: FactSource) => all.filter((item) => item.source === source).length;
  return paragraphs([
    "# Evidence",
    `Every constraint of the API is written down by hand, beside the documents and not out of them: ${String(all.length)} constraints at ${String(places.length)} places. The tests hold each reader of the documents to them, and fail by name where a constraint stands on one side only.`,
    "## Where constraints come from",
    (Object.keys(SOURCES) as FactSource[])
      .map((source) => listItem([`**${source}**: ${SOURCES[source]} (${String(count(source))})`]))
      .join("\n"),
    "## Which tests prove them",
    readers.map(testsOf).join("\n"),
    "## What can't be expressed",
    reasons.map((reason, at) => `${String(at + 1)}. ${reason}`).join("\n"),
    ...operations.flatMap((operation) => {
      const items = all.filter(({ place }) => place.operation === operation);
      const parts = [...new Set(items.map(partNameOf))].flatMap((part) => [
        `### ${part}`,
        table(
          items.filter((item) => partNameOf(item) === part),
          reasons,
        ),
      ]);
      return [`## ${operation}`, ...parts];
    }),
  ]);
};
