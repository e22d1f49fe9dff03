/** Questions about what is refused: which status, which code, which headers. */
import { filterListenersByTag as operation } from "../../../generated/operations.ts";
import { expect, expectRefusal, expectStatus, NotTried } from "../verdicts.ts";
import { Unreachable } from "../server.ts";
import type { ServerAnswer } from "../exchange.ts";
import type { Probe } from "../probe.ts";
import type { Session } from "../session.ts";

/** More than GA and IAM take: 12 MB by the vendor's pages, and more than the mock does. */
export const TOO_LARGE = 12 * 1024 * 1024 + 1;

/** A body that is larger than any that is taken. A server may hang up before it has read it. */
export const sendTooMuch = (send: () => Promise<ServerAnswer>): Promise<ServerAnswer> =>
  send().catch((error: unknown) => {
    throw error instanceof Unreachable ? new NotTried("the server hung up") : error;
  });

/** Asks the filter, which changes nothing, with a body and headers of one's own. */
const filter = (
  { send }: Session,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<ServerAnswer> =>
  send({ operation, method: operation.method, url: operation.path, body, headers });

/** An answer that only the server can bring about. Our mock gives it where it is asked to; others may. */
const whenever = async ({ call }: Session, status: number): Promise<ServerAnswer> => {
  const answer = await call("listListeners", {
    query: { limit: 1 },
    headers: { Prefer: `code=${String(status)}` },
  });
  if (answer.status === 200)
    throw new NotTried(`a client can't bring ${String(status)} about, and it didn't come up`);
  return answer;
};

export const errorProbes: readonly Probe[] = [
  {
    name: "body-that-is-no-json",
    decisions: ["examples GA.9001"],
    asks: "Is a body that is no JSON refused with GA.9001, as `Invalid body: …`?",
    run: async (session) => {
      const answer = await filter(session, '{"tags":');
      expectRefusal(answer, 400, "GA.9001");
      const { message } = answer;
      expect(message?.startsWith("Invalid body: ") === true, "Invalid body: …", message);
    },
  },
  {
    name: "missing-permission",
    decisions: ["examples APIGW.0302"],
    asks: "Is a caller who may only look refused with 403 APIGW.0302?",
    writes: true,
    run: async ({ call, option, target: { reader } }) => {
      if (reader === undefined) throw new NotTried("it takes a token in GA_TOKEN_READONLY");
      const body = { listener: option() };
      expectRefusal(await call("createListener", { body, auth: reader }), 403, "APIGW.0302");
    },
  },
  {
    name: "unknown-path",
    decisions: ["examples APIGW.0101"],
    asks: "Is an unknown path answered with 404 APIGW.0101?",
    run: async ({ send }) => {
      expectRefusal(await send({ method: "GET", url: "/v1/no-such-path" }), 404, "APIGW.0101");
    },
  },
  {
    name: "method-not-allowed",
    decisions: ["examples APIGW.0101", "responses MethodNotAllowed"],
    asks: "Is an unknown method answered with 405 APIGW.0101, and Allow?",
    run: async ({ send }) => {
      const answer = await send({ method: "GET", url: operation.path });
      expectRefusal(answer, 405, "APIGW.0101");
      const allow = answer.headers.get("Allow");
      expect(allow?.includes("POST") === true, "Allow with POST", allow);
    },
  },
  {
    name: "not-acceptable",
    decisions: ["responses NotAcceptable"],
    asks: "Is who doesn't accept JSON answered with 406 APIGW.0201?",
    run: async ({ call }) => {
      const query = { limit: 1 };
      const answer = await call("listListeners", { query, headers: { Accept: "text/html" } });
      expectRefusal(answer, 406, "APIGW.0201");
    },
  },
  {
    name: "not-json",
    decisions: ["responses NotJson", "examples APIGW.0201"],
    asks: "Is a body of another media type answered with 415 APIGW.0201?",
    run: async (session) => {
      const answer = await filter(session, "{}", { "Content-Type": "text/plain" });
      expectRefusal(answer, 415, "APIGW.0201");
    },
  },
  {
    name: "too-large",
    decisions: ["responses TooLarge", "examples APIGW.0201"],
    asks: "Is a body of more than 12 MB answered with 413 APIGW.0201?",
    run: async (session) => {
      const body = `{"surplus":"${"a".repeat(TOO_LARGE)}"}`;
      const answer = await sendTooMuch(() => filter(session, body));
      expectRefusal(answer, 413, "APIGW.0201");
    },
  },
  {
    name: "throttled",
    decisions: ["examples APIGW.0308"],
    asks: "Has throttling the status 429 and the code APIGW.0308?",
    run: async (session) => {
      expectRefusal(await whenever(session, 429), 429, "APIGW.0308");
    },
  },
  {
    name: "unavailable",
    decisions: ["examples SYS.0503", "responses Unavailable"],
    asks: "Has a service that isn't available 503, SYS.0503 and Retry-After?",
    run: async (session) => {
      const answer = await whenever(session, 503);
      expectStatus(answer, 503);
      expectRefusal(answer, 503, "SYS.0503");
      expect(answer.headers.has("Retry-After"), "Retry-After", null);
    },
  },
];
