/** Goes through the workflows (Arazzo) with a server: Redocly's `respect` does it, by way of the forwarder. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseYaml } from "../document/redocly-core.ts";
import { runRedocly } from "../docs/redocly.ts";
import { OWN_TOKEN, startForwarder } from "./forwarder.ts";
import { isWriting, operationWithId } from "./server.ts";
import type { Exchange } from "./exchange.ts";
import type { Finding } from "./run.ts";
import type { Session } from "./session.ts";

const FILE = fileURLToPath(
  new URL("../../openapi/workflows/listeners.arazzo.yaml", import.meta.url),
);

interface Workflow {
  readonly workflowId: string;
  readonly description: string;
  readonly steps: readonly { readonly operationId: string }[];
}

/** A step or a workflow that `respect` has gone through. */
interface Executed {
  readonly workflowId?: string;
  readonly stepId?: string;
  readonly executedSteps?: readonly Executed[];
  readonly checks?: readonly { readonly passed: boolean; readonly message: string }[];
}

interface Report {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Executed[] }>>;
}

const operationsOf = ({ steps }: Workflow) =>
  steps.flatMap(({ operationId }) => operationWithId(operationId.replace(/.*\./, "")) ?? []);

/** Why a workflow can't be gone through here. */
const obstacleTo = (
  workflow: Workflow,
  { accelerator, account, urls }: Session["target"],
): string | undefined => {
  const operations = operationsOf(workflow);
  const writes = operations.some(({ method, ...operation }) =>
    isWriting({ method, operation: { method, ...operation } }),
  );
  if (writes && accelerator === undefined) return "it writes: give --write and --accelerator";
  if (!operations.some(({ id }) => id === "createToken")) return undefined;
  if (urls.iam === undefined) return "where IAM is isn't known: give --iam-url";
  if (account === undefined) return "it takes GA_IAM_USER, GA_IAM_PASSWORD and GA_IAM_DOMAIN";
  return undefined;
};

/** What failed in a workflow, in words; undefined where nothing did. A step that is tried again is judged by its last try. */
const failureIn = ({ executedSteps = [] }: Executed): string | undefined => {
  const last = new Map(executedSteps.map((step) => [step.stepId ?? "", step]));
  for (const [stepId, { checks = [] }] of last) {
    const failed = checks.find(({ passed }) => !passed);
    if (failed !== undefined) return `step ${stepId}: ${failed.message.replace(/\s+/g, " ")}`;
  }
  return undefined;
};

/** Tells exchanges of the operations that a workflow calls. */
const isOf = (workflow: Workflow) => {
  const ids = new Set(operationsOf(workflow).map(({ id }) => id));
  return ({ operation = "" }: Exchange): boolean => ids.has(operation);
};

/** Reads the workflows. */
const readWorkflows = async (): Promise<readonly Workflow[]> => {
  const { workflows } = parseYaml(await readFile(FILE, "utf8")) as { workflows: Workflow[] };
  return workflows;
};

/** Goes through workflows, and gives what was executed. */
const execute = async (
  session: Session,
  names: readonly string[],
  whenAnswered?: () => void,
): Promise<readonly Executed[]> => {
  const { accelerator, account } = session.target;
  await using forwarder = await startForwarder(session, whenAnswered);
  const folder = await mkdtemp(join(tmpdir(), "verify-"));
  try {
    const report = join(folder, "report.json");
    const { listeners, iam } = forwarder.urls;
    const inputs = {
      ...{ token: OWN_TOKEN, accelerator_id: accelerator },
      ...{ user: account?.user, password: account?.password, account: account?.domain },
    };
    // A command line is read by others on the machine; the environment isn't.
    const { stdout, stderr } = await runRedocly(
      [
        ...["respect", FILE, "-S", `listeners=${listeners}`, "-S", `iam=${iam}`, "-J", report],
        ...names.flatMap((name) => ["-w", name]),
      ],
      { REDOCLY_CLI_RESPECT_INPUT: JSON.stringify(inputs) },
    );
    const text = await readFile(report, "utf8").catch(() => {
      throw new Error(`redocly respect failed: ${(stderr || stdout).trim()}`);
    });
    return Object.values((JSON.parse(text) as Report).files).flatMap(
      ({ executedWorkflows }) => executedWorkflows,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Says of every workflow whether the server goes along. `whenAnswered` is called after every answer. */
export const runWorkflows = async (
  session: Session,
  whenAnswered?: () => void,
): Promise<Finding[]> => {
  const workflows = await readWorkflows();
  const open = workflows.filter((each) => obstacleTo(each, session.target) === undefined);
  const names = open.map(({ workflowId }) => workflowId);
  const first = session.exchanges.length;
  const executed = names.length === 0 ? [] : await execute(session, names, whenAnswered);
  const evidence = session.exchanges.slice(first);
  return workflows.map((workflow): Finding => {
    const { workflowId: name, description } = workflow;
    const common = { kind: "workflow" as const, name, asks: description };
    const obstacle = obstacleTo(workflow, session.target);
    if (obstacle !== undefined)
      return { ...common, verdict: "not tried", because: obstacle, evidence: [] };
    const own = executed.find(({ workflowId }) => workflowId === name);
    const because = own === undefined ? "it was not gone through" : failureIn(own);
    return because === undefined
      ? { ...common, verdict: "held", evidence: [] }
      : { ...common, verdict: "differs", because, evidence: evidence.filter(isOf(workflow)) };
  });
};
