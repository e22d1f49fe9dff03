/**
 * What turns a mock from outside, and what it writes down. Read control.ts first (the requests below `/_mock/`), then
 * handlers.ts (what each does), handles.ts (what they share with tests), origin.ts (which pages may send them), seed.ts (a
 * state as JSON), fault-rule.ts and faults.ts (what goes wrong, as it is said and as it happens), journal.ts (what came,
 * and what was answered) and redaction.ts (what the journal doesn't show).
 */
import { readJson } from "../gateway/body.ts";
import { controlCorsHeaders, isPreflight, preflightHeaders } from "../gateway/cors.ts";
import { splitUrl } from "../gateway/gateway.ts";
import { decode } from "../gateway/router.ts";
import { jsonResponse } from "../types.ts";
import { handlers, namesBehind } from "./handlers.ts";
import { isTrusted, untrustedMessage } from "./origin.ts";
import type { ControlHandler, ControlOptions } from "./handlers.ts";
import type { MockRequest, MockResponse } from "../types.ts";

/** Where the control plane lives. */
export const controlPrefix = "/_mock/";

/** The JSON of a control request, whatever its Content-Type says; undefined where there is none. */
const readControlBody = ({ body, unreadable }: MockRequest): unknown => {
  if (unreadable !== undefined) throw new TypeError(`The body ${unreadable}.`);
  if (body === undefined || body === "") return undefined;
  const json = readJson(body);
  if ("rule" in json) throw new TypeError(`The body ${json.rule}.`);
  return json.value;
};

/** What is said of a namespace that has been forgotten. */
export const forgottenMessage = (name: string): string =>
  `The namespace ${name} was forgotten, since others needed its room; POST ${controlPrefix}reset with its name begins it anew`;

const controlError = (status: number, message: string, requestId: string): MockResponse =>
  jsonResponse(
    status,
    { error_code: `MOCK.0${status}`, error_msg: message, request_id: requestId },
    requestId,
  );

/** What an object has itself under a name. */
const at = <Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(object, name) ? object[name] : undefined;

/** What a path takes, by its method; what health says needs no handler, for it is no namespace's. */
type Methods = Readonly<Record<string, ControlHandler | undefined>>;

const run = (options: ControlOptions, request: MockRequest, requestId: string): MockResponse => {
  const { path, query } = splitUrl(request.url);
  const [name = "", ...behind] = path.slice(controlPrefix.length).split("/");
  const rest = behind.filter((part) => part !== "");
  const method = request.method === "HEAD" ? "GET" : request.method;
  const methods: Methods | undefined = name === "health" ? { GET: undefined } : at(handlers, name);
  if (methods === undefined || rest.length > (at(namesBehind, name) ?? 0)) {
    const known = ["health", ...Object.keys(handlers)].join(", ");
    return controlError(404, `The control plane has ${known}, not ${path}`, requestId);
  }
  const Allow = [...Object.keys(methods), "OPTIONS"].join(", ");
  if (method === "OPTIONS") return jsonResponse(204, undefined, requestId, { Allow });
  if (name === "health" && method === "GET") return jsonResponse(200, options.health(), requestId);
  const handler = at(methods, method);
  if (handler === undefined) {
    const response = controlError(405, `${path} takes ${Allow}`, requestId);
    return { ...response, headers: { ...response.headers, Allow } };
  }
  // What replaces everything needs nothing of what was there.
  const isFresh = name === "reset" || (name === "state" && method === "PUT");
  const namespace = isFresh ? options.open(request) : options.find(request);
  if (namespace === undefined) {
    const forgotten = request.headers["x-mock-namespace"] ?? "";
    return controlError(410, forgottenMessage(forgotten), requestId);
  }
  try {
    const { status, value } = handler({
      namespace,
      query: new URLSearchParams(query),
      body: readControlBody(request),
      rest: rest.map((part) => decode(part) ?? part),
      options,
    });
    return jsonResponse(status ?? (value === undefined ? 204 : 200), value, requestId);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return controlError(400, error.message, requestId);
    throw error;
  }
};

/** Answers a request below `/_mock/`. Pages of other origins are refused unless allowed, in words that they may read. */
export const handleControl = (
  options: ControlOptions,
  request: MockRequest,
  requestId: string,
): MockResponse => {
  const { method, headers, url } = request;
  const respond = (): MockResponse => {
    // A preflight asks for nothing yet; refused here, a page could not read why.
    if (isPreflight(method, headers)) {
      const granted = preflightHeaders(headers, "GET, POST, PUT, DELETE");
      return jsonResponse(204, undefined, requestId, granted);
    }
    // Whether it is up is no secret, and who waits for it can't be asked for an option.
    const isHealth =
      splitUrl(url).path === `${controlPrefix}health` && /^(?:GET|HEAD)$/.test(method);
    return isHealth || isTrusted(headers, options.origins)
      ? run(options, request, requestId)
      : controlError(403, untrustedMessage(headers), requestId);
  };
  const response = respond();
  const cors = headers["origin"] === undefined ? {} : controlCorsHeaders(headers["origin"]);
  return { ...response, headers: { ...response.headers, ...cors } };
};
