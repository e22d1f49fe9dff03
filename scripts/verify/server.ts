/** The server that is asked: every request goes through here, is recorded, and changes nothing unless it may. */
import * as iam from "../../generated/iam/operations.ts";
import * as ga from "../../generated/operations.ts";
import type { Auth } from "../../src/client/auth.ts";
import { systemClock } from "../../src/client/clock.ts";
import type { ClientContext } from "../../src/client/context.ts";
import { createCallState } from "../../src/client/request.ts";
import type { Operation } from "../../src/contract.ts";
import { answerOf, asKept, withoutSecrets } from "./exchange.ts";
import type { ServerAnswer, Api, Exchange } from "./exchange.ts";
import { NotTried } from "./verdicts.ts";

/** Where a server is, and what may be done to it. */
export interface Target {
  /** The base URLs, without a slash at the end. */
  readonly urls: { readonly listeners: string; readonly iam?: string | undefined };
  readonly auth: Auth;
  /** A caller who may only look. */
  readonly reader?: Auth | undefined;
  /** An IAM user to ask tokens for. */
  readonly account?: { readonly user: string; readonly password: string; readonly domain: string };
  /** The accelerator to add listeners to; without one nothing is written. */
  readonly accelerator?: string | undefined;
  /** Waits so many milliseconds, by the server's clock. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** One request, before it has credentials. */
export interface Outgoing {
  readonly api?: Api;
  readonly operation?: Operation | undefined;
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  /** Who sends it; the target's own caller where it is left out, nobody where it is null. */
  readonly auth?: Auth | null | undefined;
}

/** What a call of an operation may say. */
export interface CallValues {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent as JSON. */
  readonly body?: unknown;
  readonly auth?: Auth | null;
}

export interface AskedServer {
  readonly target: Target;
  /** Everything that was sent, in order. */
  readonly exchanges: readonly Exchange[];
  /** Sends one request, and again where the server throttles. */
  readonly send: (request: Outgoing) => Promise<ServerAnswer>;
  /** Calls an operation of the documents by its id. */
  readonly call: (operation: OperationId, call?: CallValues) => Promise<ServerAnswer>;
}

/** Where an answer is told of, before anybody looks at it. */
export type OnAnswer = (request: Outgoing, answer: ServerAnswer) => void;

const { createToken } = iam;
const operations = { ...ga.operations, createToken };
export type OperationId = keyof typeof operations;

/** How long one request may take, in milliseconds. */
const TIMEOUT = 60_000;
/** How often a request is sent again where the server throttles. */
const THROTTLED = 3;

/** A request that could change something. */
export const isWriting = ({ method, operation }: Pick<Outgoing, "method" | "operation">): boolean =>
  !/^(GET|HEAD)$/.test(method) && operation?.safe !== true;

const apiOf = (operation: Operation | undefined): Api =>
  operation === createToken ? "iam" : "listeners";

/** An operation of either document. */
export const operationWithId = (id: string): Operation | undefined =>
  (operations as Readonly<Record<string, Operation>>)[id];

/** The operation that a request calls. */
export const operationAt = (method: string, path: string): Operation | undefined =>
  Object.values<Operation>(operations).find((each) => {
    const form = new RegExp(`^${each.path.replace(/\{[^}]+\}/g, "[^/]+")}$`);
    return each.method === method && form.test(path);
  });

/** Why a server can't be asked, in a few words. */
const reasonOf = (error: unknown): string => {
  const { cause, name, message } = error as Error & { cause?: { code?: string } };
  if (name === "TimeoutError") return `no answer within ${String(TIMEOUT / 1000)} seconds`;
  return cause?.code ?? message;
};

/** The server can't be reached. */
export class Unreachable extends Error {}

/** Makes what asks a server. An abort of the signal ends what is under way. */
export const createServer = (
  target: Target,
  onAnswer: OnAnswer,
  signal?: () => AbortSignal | undefined,
): AskedServer => {
  const exchanges: Exchange[] = [];

  const once = async (request: Outgoing): Promise<ServerAnswer> => {
    const { operation, method, url, body, auth = target.auth, api = apiOf(operation) } = request;
    const base = target.urls[api];
    if (base === undefined) throw new NotTried("where IAM is isn't known: give --iam-url");
    const isAllowed = target.accelerator !== undefined || !isWriting(request);
    if (!isAllowed) throw new NotTried("it writes: give --write and --accelerator");
    const headers = new Headers(request.headers);
    if (body !== undefined && !headers.has("Content-Type"))
      headers.set("Content-Type", "application/json");
    // All that our credentials read of a client is its clock.
    const context = { clock: systemClock } as ClientContext;
    const state = createCallState({ operation, timeout: TIMEOUT, secrets: [] });
    if (api === "listeners")
      await auth?.apply({ method, url: base + url, headers, body }, context, state);
    const at = new Date().toISOString();
    const given = signal?.();
    const timeout = AbortSignal.timeout(TIMEOUT);
    const init = {
      ...{ method, headers, redirect: "manual" as const },
      ...(body === undefined ? {} : { body }),
      signal: given === undefined ? timeout : AbortSignal.any([given, timeout]),
    };
    const response = await fetch(base + url, init).catch((error: unknown) => {
      given?.throwIfAborted();
      throw new Unreachable(`${base} can't be reached: ${reasonOf(error)}`, { cause: error });
    });
    const text = await response.text().catch((error: unknown) => {
      given?.throwIfAborted();
      throw new Unreachable(`${base} broke off: ${reasonOf(error)}`, { cause: error });
    });
    exchanges.push({
      ...{ at, api, ...(operation === undefined ? {} : { operation: operation.id }) },
      request: {
        ...{ method, url, headers: withoutSecrets(headers) },
        ...(body === undefined ? {} : { body: asKept(body) }),
      },
      response: {
        status: response.status,
        headers: withoutSecrets(response.headers),
        ...(text === "" ? {} : { body: text }),
      },
    });
    const answer = answerOf(api, response.status, response.headers, text);
    onAnswer(request, answer);
    return answer;
  };

  const send = async (request: Outgoing): Promise<ServerAnswer> => {
    for (let left = THROTTLED; ; left -= 1) {
      const answer = await once(request);
      const isAsked = request.headers?.["Prefer"] !== undefined;
      if (answer.status !== 429 || left === 0 || isAsked) return answer;
      await target.wait(Number(answer.headers.get("Retry-After") ?? 1) * 1000);
    }
  };

  const call = (id: OperationId, given: CallValues = {}): Promise<ServerAnswer> => {
    const operation: Operation = operations[id];
    const { path = {}, query = {}, headers, body, auth } = given;
    const filled = operation.path.replace(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(path[name] ?? ""),
    );
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]) => [name, String(value)]),
    ).toString();
    return send({
      ...{ operation, method: operation.method, headers, auth },
      url: search === "" ? filled : `${filled}?${search}`,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  };

  return { target, exchanges, send, call };
};
