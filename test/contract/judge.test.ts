import { beforeEach, describe, expect, test } from "vitest";
import { createMockCore } from "../support/mock.ts";
import type { MockRequest, MockResponse } from "../support/mock.ts";
import { requestOf } from "./documents.ts";
import { judgeAnswer, judgeRequest } from "./judge.ts";
import { variants } from "./requests.ts";
import { legal, listenerWith, vendor, wrong } from "./wrong.ts";

const id = "1b11747a-b139-492f-9692-2df0b1c87193";

const { core, parts } = createMockCore({
  settle: "manual",
  seed: { resources: { listener: [{ value: { ...vendor, id } }] } },
});

beforeEach(() => {
  parts.reset();
});

/** The engine's verdict on the form of a request, beside the judge's on request and answer. */
const compare = async (operation: string, request: MockRequest) => {
  const response = await core.handle(request);
  const faults = await judgeAnswer(operation, response);
  const verdict = await judgeRequest(request);
  return { response, faults, verdict, own: ownVerdict(response) };
};

const ownVerdict = ({ status, body }: MockResponse) => {
  if (status === 401) return { status, message: "" };
  if (status !== 400) return undefined;
  const { error_code, error_msg, error } = JSON.parse(body ?? "") as {
    error_code?: string;
    error_msg?: string;
    error?: { message: string };
  };
  if (error !== undefined) return { status, message: error.message };
  return error_code === "GA.9001" ? { status, message: error_msg } : undefined;
};

const withoutToken = (request: MockRequest): MockRequest => {
  const { "x-auth-token": token, ...headers } = request.headers;
  return token === "" ? { ...request, headers } : request;
};

describe("Prism and the engine agree on", () => {
  test.each(variants)("%s (%s)", async (_what, operation, difference) => {
    const request = withoutToken(requestOf(operation, difference));
    const { faults, verdict, own } = await compare(operation, request);
    expect(faults).toEqual([]);
    expect(own).toEqual(verdict);
  });

  test.each([
    ...wrong.map(([what, body]) => [what, body] as const),
    ...legal.map(([what, change]) => [what, listenerWith(change)] as const),
  ])("a new listener with %s", async (_what, body) => {
    const { faults, verdict, own } = await compare(
      "createListener",
      requestOf("createListener", { body }),
    );
    expect(faults).toEqual([]);
    expect(own).toEqual(verdict);
  });
});

test.each([null, false, 0, ""])(
  "both refuse the body %j, which Prism takes for none",
  async (body) => {
    const request = requestOf("updateListener", { body });
    const { faults, verdict, own } = await compare("updateListener", request);
    expect(faults).toEqual([]);
    expect(own).toEqual({ status: 400, message: "Invalid body: must be object" });
    expect(verdict).toEqual({ status: 400, message: "Invalid body: must be given" });
  },
);

describe("the judge", () => {
  const answered = (change: Partial<MockResponse>): MockResponse => ({
    status: 200,
    headers: { "Content-Type": "application/json", "X-Request-Id": "a" },
    body: JSON.stringify({ listeners: [], page_info: { current_count: 0 }, request_id: "a" }),
    ...change,
  });

  test("has nothing against a good answer", async () => {
    expect(await judgeAnswer("listListeners", answered({}))).toEqual([]);
  });

  test.each<[string, Partial<MockResponse>]>([
    ["a status that isn't declared", { status: 418 }],
    ["a body that lacks something", { body: "{}" }],
    ["a value of the wrong type", { body: '{"listeners":[],"page_info":{"current_count":"0"}}' }],
    ["another media type", { headers: { "Content-Type": "text/html", "X-Request-Id": "a" } }],
    ["a missing header", { headers: { "Content-Type": "application/json" } }],
  ])("finds %s", async (_what, change) => {
    expect(await judgeAnswer("listListeners", answered(change))).not.toEqual([]);
  });
});
