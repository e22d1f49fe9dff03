/** Holds what a server answered to the documents, operation by operation: Redocly's `drift` is the judge. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { operations as iam } from "../../generated/iam/operations.ts";
import { operations as listeners } from "../../generated/operations.ts";
import { tryRedocly } from "../docs/redocly.ts";
import { toHar } from "./har.ts";
import type { Api, Exchange } from "./exchange.ts";
import type { Finding } from "./run.ts";

const documents: Readonly<Record<Api, { readonly file: string; readonly operations: object }>> = {
  listeners: { file: "openapi.yaml", operations: listeners },
  iam: { file: "iam/openapi.yaml", operations: iam },
};

/** Any origin does: exchanges name paths only. */
const ORIGIN = "http://recorded.invalid";

/** Headers of credentials and of our own that no document has as parameters. */
const KNOWN_HEADERS = "x-auth-token,authorization,x-sdk-date,x-domain-id,x-security-token,prefer";

interface Problem {
  readonly operationId?: string;
  readonly message: string;
  readonly status?: number;
  readonly exchangeIndex: number;
  readonly details?: { readonly errors?: readonly unknown[] };
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

const wordsOf = ({ status, message, details }: Problem): string => {
  const more = details?.errors?.[0];
  const shown = more === undefined ? "" : `: ${JSON.stringify(more)}`;
  return `${String(status ?? "")} ${message}${shown}`.trim();
};

/** Says of every operation of a document whether the answers to it are as the document says. */
const judgeApi = async (api: Api, exchanges: readonly Exchange[]): Promise<Finding[]> => {
  const own = exchanges.filter((each) => each.api === api && each.operation !== undefined);
  const problems = own.length === 0 ? [] : await drift(api, own);
  return Object.keys(documents[api].operations).map((id): Finding => {
    const asks = `Are all answers to ${id} as the document describes them?`;
    const common = { kind: "operation" as const, name: id, asks };
    const evidence = own.filter(({ operation }) => operation === id);
    const wrong = problems.filter(
      ({ operationId, exchangeIndex }) =>
        (operationId ?? own[exchangeIndex]?.operation ?? "") === id,
    );
    if (evidence.length === 0)
      return { ...common, verdict: "not tried", because: "it wasn't called", evidence };
    if (wrong.length === 0) return { ...common, verdict: "held", evidence: evidence.slice(0, 1) };
    const because = [...new Set(wrong.map(wordsOf))].join("; ");
    const shown = wrong.flatMap(({ exchangeIndex }) => own[exchangeIndex] ?? []);
    return { ...common, verdict: "differs", because, evidence: shown };
  });
};

/** Judges exchanges by both documents. */
export const judgeExchanges = async (exchanges: readonly Exchange[]): Promise<Finding[]> => [
  ...(await judgeApi("listeners", exchanges)),
  ...(await judgeApi("iam", exchanges)),
];
