import {
  apis,
  createGateway,
  isMatched,
  findOperation,
  toPrismRequest,
  loadPrism,
  silentLogger,
  explainPrism,
  sources,
  toMockResponse,
} from "../support/mock.ts";
import type {
  MockRequest,
  MockResponse,
  PrismConfig,
  PrismOutcome,
  PrismRequest,
} from "../support/mock.ts";
import { answerOf } from "./bases.ts";
import { operationOf } from "./documents.ts";
import { absent, answerWith } from "./probes.ts";
import type { LedgerPlace } from "../../scripts/docs/ledger.ts";
import type { Probe } from "./probes.ts";

const prism = await loadPrism();
if (prism === undefined) throw new Error("Prism is not installed");

const operations = await Promise.all(
  sources.map(async ({ document }) => prism.getHttpOperationsFromSpec(await document())),
);

const gateway = createGateway(apis);

/** As a proxy that only looks on: nothing is checked before the answer, everything about the answer. */
const [ga] = apis;

const onlooker: PrismConfig = {
  isProxy: true,
  upstream: new URL("http://mock.invalid"),
  checkSecurity: false,
  validateRequest: false,
  validateResponse: true,
  errors: false,
  mock: { dynamic: false },
};

const toPrismResponse = ({ status, headers, body }: MockResponse) => ({
  statusCode: status,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  ),
  ...(body === undefined ? {} : { body: JSON.parse(body) as unknown }),
});

const right = (outcome: PrismOutcome) => {
  if (outcome._tag === "Left") throw outcome.left;
  return outcome.right;
};

/** What Prism finds wrong with an answer to an operation; a status the document doesn't have is wrong. */
export const judgeAnswer = async (id: string, response: MockResponse): Promise<string[]> => {
  const { api, operation, contract } = operationOf(id);
  const declared = Object.keys(contract.responses);
  if (!declared.includes(String(response.status))) return [`${response.status} is not declared`];
  const request: PrismRequest = {
    method: operation.method.toLowerCase(),
    url: { path: operation.path.replace(/\{[^}]+\}/g, "1"), query: {} },
    headers: {},
  };
  const answered = { _tag: "Right" as const, right: toPrismResponse(response) };
  const judge = prism.createInstance(onlooker, {
    logger: silentLogger,
    forward: () => () => () => Promise.resolve(answered),
  });
  const own = operations[apis.indexOf(api)]?.filter(
    ({ method, path }) => path === operation.path && method === operation.method.toLowerCase(),
  );
  const { validations } = right(await judge.request(request, own ?? [])());
  return validations.output.map(({ path, message }) => `${path?.join(".") ?? ""} ${message}`);
};

/** Prism's verdict on a request: its status where it is refused, and what is wrong with it. */
export const judgeRequest = async (
  request: MockRequest,
): Promise<{ status: number; message: string } | undefined> => {
  const matched = gateway.match(request, "judge");
  if (!isMatched(matched))
    return {
      status: toMockResponse(matched.outcome, ga, "judge").status,
      message: "refused by the gateway",
    };
  const strict: PrismConfig = {
    ...onlooker,
    isProxy: false,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: false,
  };
  const own = findOperation(operations[apis.indexOf(matched.document)] ?? [], matched);
  const judge = prism.createInstance(strict, { logger: silentLogger });
  const { validations } = right(await judge.request(toPrismRequest(matched), own)());
  if (validations.input.some(({ code }) => code === 401)) return { status: 401, message: "" };
  const violation = explainPrism(validations.input);
  return violation && { status: 400, message: violation.message };
};

/** Headers that Prism looks for in an answer with a probe: right ones, but for what the probe changes. */
const headersWith = ({ part, steps }: LedgerPlace, { value }: Probe): Record<string, string> => {
  const [status = ""] = part.split(" ");
  const right: Record<string, string> = {
    "Content-Type": "application/json",
    "X-Request-Id": "1",
    ...(status === "405" ? { Allow: "GET" } : {}),
    ...(["429", "503"].includes(status) ? { "Retry-After": "1" } : {}),
    ...(status === "201" ? { "X-Subject-Token": "t" } : {}),
  };
  if (!part.endsWith("header")) return right;
  const [name = ""] = steps;
  const { [name]: _, ...others } = right;
  return value === absent ? others : { ...others, [name]: String(value) };
};

/** Whether Prism takes an answer with a probe in its body or in one of its headers. */
export const acceptsAnswer =
  (place: LedgerPlace) =>
  async (probe: Probe): Promise<boolean> => {
    const [status = ""] = place.part.split(" ");
    const body = place.part.endsWith("header")
      ? answerOf(place.operation, status)
      : answerWith(place, probe);
    const found = await judgeAnswer(place.operation, {
      status: Number(status),
      headers: headersWith(place, probe),
      body: status === "204" ? undefined : JSON.stringify(body),
    });
    return found.length === 0;
  };
