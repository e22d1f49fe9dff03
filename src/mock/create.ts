import { apis } from "../ga/documents.ts";
import { createCore, namespaceHeader } from "./handler.ts";
import { parseDuration } from "./duration.ts";
import type { Seed } from "./memory/snapshot.ts";
import { createEngine, readyTokens } from "./memory/memory.ts";
import { fromRequest, toResponse, untilAborted } from "./adapters/fetch.ts";
import type { Core, CoreOptions } from "./handler.ts";
import type { Duration } from "./duration.ts";
import type { ContractMock } from "./prism/prism.ts";
import type { Room } from "./namespace.ts";

/** How a mock behaves. */
export interface MockOptions extends Pick<
  CoreOptions,
  "latency" | "random" | "journal" | "now" | "sleep" | "newRequestId" | "control"
> {
  /** Answers everything from the document's examples instead of from memory; default false. */
  readonly stateless?: boolean | undefined;
  /** How long a resource stays PENDING or DELETING, or `manual`: until `clock.settle()`; default 2s. */
  readonly settle?: Duration | "manual" | undefined;
  /** What it starts with, as a seed file has it; default empty. Throws a TypeError where it is wrong. */
  readonly seed?: Seed | undefined;
}

/** One namespace of a mock. */
export interface Namespace extends Room {
  /** The headers that name it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Forgets it. */
  drop(): void;
}

/** What every form of the mock has. What is not said of a namespace is said of the unnamed one. */
export interface MockParts extends Room {
  /** A token that is valid from the start. */
  readonly token: string;
  /** A part of the mock of its own: requests with its headers see nothing of the others. */
  namespace(name: string): Namespace;
}

/** A mock without a network. */
export interface Mock extends MockParts {
  /** Answers like the server would. Works as the `fetch` of a client. */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
}

const [readyToken = ""] = Object.keys(readyTokens);

/** The core and its handles, for the adapters. */
export const createMockCore = (
  options: MockOptions,
  contractMock?: ContractMock,
): { core: Core; parts: MockParts } => {
  const { settle = 2_000, random, seed } = options;
  const engine = createEngine({
    apis,
    settle: settle === "manual" ? settle : parseDuration(settle),
    random,
    seed,
  });
  const createMemory = options.stateless ? undefined : engine.createMemory;
  const core = createCore({ ...options, apis, contractMock, createMemory });
  return {
    core,
    parts: {
      ...core.room(),
      token: readyToken,
      namespace: (name) => ({
        ...core.room(name),
        headers: { [namespaceHeader]: name },
        drop: () => {
          core.drop(name);
        },
      }),
    },
  };
};

/** Makes a mock that answers in this process, in any runtime with fetch's classes. */
export const createMock = (options: MockOptions = {}): Mock => {
  const { core, parts } = createMockCore(options);
  return {
    ...parts,
    async fetch(input, init) {
      const request = new Request(input, init);
      const answer = async (): Promise<Response> =>
        toResponse(await core.handle(await fromRequest(request)), request);
      return Promise.race([answer(), untilAborted(request.signal)]);
    },
  };
};
