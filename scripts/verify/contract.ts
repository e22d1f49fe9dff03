/** Holds what a server answered to the documents, operation by operation: Redocly's `drift` is the judge. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contracts as iam } from "../../generated/iam/operations.ts";
import { contracts as listeners } from "../../generated/operations.ts";
import type { Contract } from "../../src/contract.ts";
import { tryRedocly } from "../docs/redocly.ts";
import { toHar } from "./har.ts";
import type { Api, Exchange } from "./exchange.ts";
import type { Finding } from "./run.ts";

interface Described {
  readonly file: string;
  readonly contracts: Readonly<Record<string, Contract>>;
}

const documents: Readonly<Record<Api, Described>> = {
  listeners: { file: "openapi.yaml", contracts: listeners },
  iam: { file: "iam/openapi.yaml", contracts: iam },
};

/** Any origin does: exchanges name paths only. */
const ORIGIN = "https://recorded.invalid";

/** Headers of credentials and of our own that no document has as parameters. */
const KNOWN_HEADERS = "x-auth-token,authorization,x-sdk-date,x-domain-id,x-security-token,prefer";

interface Problem {
  readonly operationId?: string;
  readonly message: string;
  readonly status?: number;
  readonly exchangeIndex: number;
}

const inFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), "verify-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** What is wrong with exchanges by one document. */
const drift = (api: Api, exchanges: readonly Exchange[]): Promise<readonly Problem[]> =>
  inFolder(async (folder) => {
    const [traffic, report] = [join(folder, "traffic.har"), join(folder, "report.json")];
    await writeFile(traffic, JSON.stringify(toHar(ORIGIN, exchanges)));
    const document = fileURLToPath(
      new URL(`../../generated/${documents[api].file}`, import.meta.url),
    );
    const { stderr } = await tryRedocly(
      ...["drift", traffic, "--api", document, "--server", ORIGIN, "--ignore-cookies"],
      ...["--ignore-headers", KNOWN_HEADERS, "--min-severity", "warning"],
      ...["--format", "json", "--output", report],
    );
    const text = await readFile(report, "utf8").catch(() => {
      throw new Error(`redocly drift failed: ${stderr.trim()}`);
    });
    return (JSON.parse(text) as { problems: readonly Problem[] }).problems;
  });

const wordsOf = ({ status, message }: Problem): string =>
  `${String(status ?? "")} ${message}`.trim();

/** What `drift` doesn't look at: the status, and the headers that the document gives it. Each of ours is always there. */
const misfit = ({ responses }: Contract, { response }: Exchange): string | undefined => {
  const { status, headers } = response;
  const described = responses[String(status)];
  if (described === undefined) return `the document has no status ${String(status)}`;
  const sent = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const missing = described.headers.find((name) => !sent.has(name.toLowerCase()));
  return missing === undefined ? undefined : `${String(status)} without the header ${missing}`;
};

/** Says of every operation of a document whether the answers to it are as the document says. */
const judgeApi = async (api: Api, exchanges: readonly Exchange[]): Promise<Finding[]> => {
  const own = exchanges.filter((each) => each.api === api && each.operation !== undefined);
  const problems = own.length === 0 ? [] : await drift(api, own);
  return Object.entries(documents[api].contracts).map(([id, contract]): Finding => {
    const asks = `Are all answers to ${id} as the document describes them?`;
    const common = { kind: "operation" as const, name: id, asks };
    const evidence = own.filter(({ operation }) => operation === id);
    const wrong = problems.filter(
      ({ operationId, exchangeIndex }) =>
        (operationId ?? own[exchangeIndex]?.operation ?? "") === id,
    );
    if (evidence.length === 0)
      return { ...common, verdict: "not tried", because: "it wasn't called", evidence };
    const found = [
      ...wrong.map((problem) => ({ text: wordsOf(problem), exchange: own[problem.exchangeIndex] })),
      ...evidence.map((exchange) => ({ text: misfit(contract, exchange), exchange })),
    ].filter(({ text }) => text !== undefined);
    if (found.length === 0) return { ...common, verdict: "held", evidence: evidence.slice(0, 1) };
    const because = [...new Set(found.map(({ text }) => text))].join("; ");
    const shown = [...new Set(found.flatMap(({ exchange }) => exchange ?? []))];
    return { ...common, verdict: "differs", because, evidence: shown };
  });
};

/** Judges exchanges by both documents. */
export const judgeExchanges = async (exchanges: readonly Exchange[]): Promise<Finding[]> => [
  ...(await judgeApi("listeners", exchanges)),
  ...(await judgeApi("iam", exchanges)),
];
