import { createHandler, namespaceHeader } from "./handler.ts";
import { latency } from "./control/fault-rule.ts";
import { isAllowable } from "./control/origin.ts";
import { parseDuration } from "./duration.ts";
import {
  aFunction,
  anything,
  isObject,
  isText,
  isTexts,
  quote,
  trueOrFalse,
  wholeNumber,
} from "./properties.ts";
import type { PropertyRules } from "./properties.ts";
import type { Scenarios, Seed } from "./control/seed.ts";
import { createMemoryFactory } from "./memory/memory.ts";
import { copyOf } from "./memory/seed-format.ts";
import type { MockHandler, MockHandlerOptions } from "./handler.ts";
import type { ServedApi } from "./served-api.ts";
import type { MemoryOptions } from "./memory/memory.ts";
import type { LeaveOut } from "./memory/snapshot.ts";
import { createExampleMock } from "./examples/examples.ts";
import type { ContractMock } from "./examples/examples.ts";
import type { Source } from "./examples/prism.ts";
import type { Duration } from "./duration.ts";
import type { NamespaceHandles } from "./control/handles.ts";

/** What a mock serves: documents, and what no document says. */
export interface Service extends Pick<MemoryOptions, "documents" | "accounts" | "handlers"> {
  /** Seeds that have a name, for `--seed` and the control plane. */
  readonly scenarios?: Scenarios | undefined;
  /** The documents themselves, for Prism; read when the first request asks for an example. */
  readonly sources?: (() => Promise<readonly Source[]>) | undefined;
}

/** How a mock behaves. */
export interface MockOptions extends Pick<
  MockHandlerOptions,
  "latency" | "random" | "journal" | "now" | "sleep" | "newRequestId" | "control"
> {
  /** Answers everything from the document's examples instead of from memory; default false. */
  readonly stateless?: boolean | undefined;
  /** How long a created, changed or deleted thing is busy, or `manual`: until `clock.settle()`; default 2s. */
  readonly settle?: Duration | "manual" | undefined;
  /** What it starts with, as a seed file has it; default empty. Throws a TypeError where it is wrong. */
  readonly seed?: Seed | undefined;
}

/** Without white space around it, which HTTP drops; the empty one is the unnamed. */
const isHeaderText = (value: unknown): boolean =>
  isText(value) && /^[\x20-\x7e]*$/.test(value) && value === value.trim();

const isControlPlane = (value: unknown): boolean =>
  isObject(value) &&
  Object.entries(value).every(
    ([name, given]) =>
      name === "origins" && (given === undefined || (isTexts(given) && given.every(isAllowable))),
  );

/** The options of every form of the mock, to be checked: not everybody's compiler does. */
export const mockOptions: PropertyRules<keyof (Service & MockOptions)> = {
  latency,
  // These say themselves what they take, wherever they come from.
  settle: anything,
  random: anything,
  seed: anything,
  journal: wholeNumber,
  now: aFunction,
  sleep: aFunction,
  newRequestId: aFunction,
  control: [
    (value) => trueOrFalse[0](value) || isControlPlane(value),
    "true, false, or { origins: [one like http://localhost:5173, or *] }",
  ],
  stateless: trueOrFalse,
  documents: anything,
  accounts: anything,
  handlers: anything,
  scenarios: anything,
  sources: anything,
};

/** One namespace of a mock. */
export interface Namespace extends NamespaceHandles {
  /** The headers that name it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Forgets it. */
  drop(): void;
}

/** What every form of the mock has. What is not said of a namespace is said of the unnamed one. */
export interface MockParts extends NamespaceHandles {
  /** A token that is valid from the start; empty where the accounts have none. */
  readonly token: string;
  /** A part of the mock of its own: requests with its headers see nothing of the others. */
  namespace(name: string): Namespace;
}

/** The core of a mock, and its handles, for the adapters. */
export interface MockCore {
  readonly core: MockHandler;
  readonly parts: MockParts;
  /** Serves another API from now on, as `MockHandler.serve` does. */
  serve(service: Service, prism?: ContractMock): readonly string[];
}

/** Makes the core of a mock. `prism` makes up what the documents show no example of. */
export const createMockCore = (
  options: Service &
    MockOptions &
    Pick<MockHandlerOptions, "longestWait" | "onComplete" | "onChange">,
  prism?: ContractMock,
): MockCore => {
  const { accounts, settle = 2_000, random, stateless } = options;
  // Every reset, and every namespace, begins with it, whatever becomes of the caller's own.
  const seed = copyOf(options.seed, "seed");
  if (stateless && prism === undefined) {
    throw new TypeError(
      "stateless needs Prism, which only a mock with a server has: startMock({ stateless: true })",
    );
  }
  if (stateless && seed !== undefined) {
    throw new TypeError("stateless remembers nothing, so it can't start with a seed.");
  }
  const apiOf = (service: Service, generate?: ContractMock, leaveOut?: LeaveOut): ServedApi => {
    const { documents, handlers } = service;
    const memoryFactory = createMemoryFactory({
      documents,
      accounts: service.accounts,
      handlers,
      settle: settle === "manual" ? settle : parseDuration(settle),
      random,
      seed,
      leaveOut,
    });
    return {
      documents,
      createMemory: stateless ? undefined : memoryFactory,
      contractMock: createExampleMock({ generate, isStateless: stateless }),
    };
  };
  const core = createHandler({ ...options, seed, ...apiOf(options, prism) });
  return {
    core,
    // The seed was right for the API it was given with; of another one it says what it can.
    serve: (service, generate) => core.serve(apiOf(service, generate, () => undefined)),
    parts: {
      ...core.namespace(),
      token: accounts?.token ?? "",
      namespace(name) {
        if (!isHeaderText(name)) {
          throw new TypeError(
            `A namespace's name must be text that a header carries as it is, not ${quote(name)}.`,
          );
        }
        return {
          ...core.namespace(name),
          headers: { [namespaceHeader]: name },
          drop: () => {
            core.drop(name);
          },
        };
      },
    },
  };
};
