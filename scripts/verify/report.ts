/** What came of a run, as Markdown and as JSON. */
import type { Exchange } from "./exchange.ts";
import type { Finding, Judgement } from "./run.ts";

/** A run in short: whom it asked, when, what came of it. */
export interface RunReport {
  readonly server: string;
  /** ISO 8601. */
  readonly at: string;
  readonly counts: Readonly<Record<Judgement, number>>;
  readonly findings: readonly Finding[];
  /** Ids of listeners that could not be removed again. */
  readonly leftBehind: readonly string[];
}

/** How much of a body is shown: enough to see what is meant in Markdown, all but the largest in JSON. */
const SHOWN = { markdown: 300, json: 20_000 };

const TITLES: Readonly<Record<Finding["kind"], string>> = {
  decision: "Decisions",
  operation: "Operations",
  workflow: "Workflows",
};

/** Counts verdicts. */
export const reportOf = (
  server: string,
  at: string,
  findings: readonly Finding[],
  leftBehind: readonly string[],
): RunReport => {
  const count = (verdict: Judgement) =>
    findings.filter((finding) => finding.verdict === verdict).length;
  const counts = {
    held: count("held"),
    differs: count("differs"),
    "not tried": count("not tried"),
  };
  return { server, at, counts, findings, leftBehind };
};

const cut = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length)}… (${String(text.length)} characters)` : text;

const cell = (text: string): string => text.replace(/\s+/g, " ").replaceAll("|", "\\|");

/** A text as code, whatever it contains. */
const code = (text: string): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${text.replace(/\s+/g, " ")}${pad}${fence}`;
};

const exchangeLine = ({ request, response }: Exchange): string => {
  const body = request.body === undefined ? "" : ` ${cut(request.body, SHOWN.markdown)}`;
  const answered = response.body === undefined ? "" : ` ${cut(response.body, SHOWN.markdown)}`;
  const asked = code(`${request.method} ${request.url}${body}`);
  return `- ${asked} → ${code(`${String(response.status)}${answered}`)}`;
};

const section = ({ name, asks, verdict, because, decisions = {}, evidence }: Finding): string =>
  [
    `### ${name}: ${verdict}`,
    asks,
    ...Object.entries(decisions).map(([place, text]) => `> ${place}: ${cell(text)}`),
    ...(because === undefined ? [] : [`**${cell(because)}**`]),
    evidence.map(exchangeLine).join("\n"),
  ]
    .filter((each) => each !== "")
    .join("\n\n");

/** The report as Markdown: numbers, one table, and the evidence. */
export const toMarkdown = ({ server, at, counts, findings, leftBehind }: RunReport): string => {
  const rows = findings.map(
    ({ kind, name, verdict, asks, because = "" }) =>
      `| ${verdict} | ${kind} | ${cell(name)} | ${cell(asks)} | ${cell(because)} |`,
  );
  const table = [
    "| verdict | about | name | question | seen |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ];
  const parts = (Object.keys(TITLES) as Finding["kind"][]).flatMap((kind) => {
    const own = findings.filter((finding) => finding.kind === kind && finding.evidence.length > 0);
    return own.length === 0 ? [] : [`## ${TITLES[kind]}`, ...own.map(section)];
  });
  const { held, differs } = counts;
  return `${[
    `# ${server}`,
    `${at}: ${String(held)} held, ${String(differs)} differ, ${String(counts["not tried"])} not tried.`,
    ...(leftBehind.length === 0
      ? []
      : [`**Left behind, to be removed by hand: ${leftBehind.join(", ")}**`]),
    table.join("\n"),
    ...parts,
  ].join("\n\n")}\n`;
};

const cutExchange = (exchange: Exchange): Exchange => {
  const { request, response } = exchange;
  const short = <Part extends { readonly body?: string }>(part: Part): Part =>
    part.body === undefined ? part : { ...part, body: cut(part.body, SHOWN.json) };
  return { ...exchange, request: short(request), response: short(response) };
};

/** The report as JSON. */
export const toJson = (report: RunReport): string =>
  `${JSON.stringify(
    {
      ...report,
      findings: report.findings.map((finding) => ({
        ...finding,
        evidence: finding.evidence.map(cutExchange),
      })),
    },
    null,
    2,
  )}\n`;
