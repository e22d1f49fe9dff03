import { element } from "./dom.ts";
import { sendTo, type ChosenServer } from "./server.ts";
import type { PageEngine } from "./engine.ts";
import type { Answer, PageMemory } from "./memory.ts";
import type { PageRequest } from "./request.ts";

/** What a page's samples are made of; `assets/samples.js` puts it there. */
export interface Samples {
  /** The client's module, as a function that gives what it exports. */
  readonly client: () => Readonly<Record<string, unknown>>;
  /** By operation and language: the sample as the body of an async function of `module`, `process`, `console` and `fetch`. */
  readonly programs: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a worker tells the page. */
type Told =
  | { readonly kind: "print"; readonly text: string }
  | { readonly kind: "request"; readonly number: number; readonly request: PageRequest }
  | { readonly kind: "end"; readonly error?: string };

/**
 * What runs in the worker around a sample. It is sent as text, so it uses nothing of this module: `fetch` asks the page, and
 * what is printed goes there too.
 */
const inWorker = (
  client: Samples["client"],
  environment: Readonly<Record<string, string>>,
  sample: (
    module: Readonly<Record<string, unknown>>,
    process: { readonly env: Readonly<Record<string, string>> },
    fetch: (input: Request | URL | string, init?: RequestInit) => Promise<Response>,
  ) => Promise<void>,
): void => {
  const tell = (told: unknown): void => {
    self.postMessage(told);
  };
  const waiting = new Map<number, (response: Response) => void>();
  let last = 0;
  self.onmessage = ({ data }: MessageEvent<{ number: number; answer: Answer }>) => {
    const { status, headers, body } = data.answer;
    const isBodiless = status === 204 || status === 205 || status === 304;
    const init = {
      status,
      headers: headers.map(([name, value]): [string, string] => [name, value]),
    };
    waiting.get(data.number)?.(new Response(isBodiless ? null : body, init));
    waiting.delete(data.number);
  };
  const askPage = async (input: Request | URL | string, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    const body = await request.text();
    const number = ++last;
    const answered = new Promise<Response>((resolve) => waiting.set(number, resolve));
    tell({
      kind: "request",
      number,
      request: {
        method: request.method,
        path: pathname + search,
        headers: [...request.headers],
        ...(body === "" ? {} : { body }),
      },
    });
    return answered;
  };
  const write = (value: unknown): string =>
    typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  const print = (...values: unknown[]): void => {
    tell({ kind: "print", text: values.map(write).join(" ") });
  };
  for (const level of ["log", "info", "warn", "error", "debug"] as const) console[level] = print;
  self.fetch = askPage;
  sample(client(), { env: environment }, askPage).then(
    () => {
      tell({ kind: "end" });
    },
    (error: unknown) => {
      tell({ kind: "end", error: String(error) });
    },
  );
};

const workerText = ({ client }: Samples, environment: object, program: string): string =>
  `(${String(inWorker)})(${String(client)}, ${JSON.stringify(environment)}, async (module, process, fetch) => {
${program}
});`;

const show = (line: string, kind: string): HTMLElement =>
  element("span", { class: `sample-${kind}` }, `${line}\n`);

/** How a sample finds what it runs against. */
export interface SampleSetting {
  readonly engine: PageEngine;
  readonly memory: PageMemory;
  readonly server: () => ChosenServer;
}

/** Runs a sample in a worker of its own, against a fresh memory, or the mock that was chosen; prints what it prints. */
export const runSample = (
  samples: Samples,
  [operation, language]: readonly [operation: string, language: string],
  { engine, memory, server: chosen }: SampleSetting,
  output: HTMLElement,
): void => {
  const program = samples.programs[operation]?.[language] ?? "";
  const text = workerText(samples, engine.environment ?? {}, program);
  const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(address);
  const namespace = memory.mock.namespace("sample");
  namespace.reset();
  const server = chosen();
  const since = performance.now();
  const printed = element("code");
  const line = element("p", { class: "answer-line" }, "It runs …");
  output.replaceChildren(
    line,
    element(
      "pre",
      { tabindex: "0", role: "group", "aria-label": "What the sample prints" },
      printed,
    ),
  );
  const end = (error: string | undefined): void => {
    worker.terminate();
    URL.revokeObjectURL(address);
    if (error !== undefined) printed.append(show(error, "error"));
    const took = `${String(Math.round(performance.now() - since))} ms`;
    line.textContent =
      error === undefined ? `It ran to its end in ${took}.` : `It failed after ${took}.`;
  };
  const answerTo = async (number: number, request: PageRequest): Promise<void> => {
    const answer = await (server.kind === "page"
      ? memory.send(request, namespace)
      : sendTo(server.address, request, engine.command));
    printed.append(show(`${request.method} ${request.path} → ${String(answer.status)}`, "request"));
    worker.postMessage({ number, answer });
  };
  worker.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === "print") printed.append(show(data.text, "print"));
    else if (data.kind === "end") end(data.error);
    else
      answerTo(data.number, data.request).catch((error: unknown) => {
        end(error instanceof Error ? error.message : String(error));
      });
  };
  worker.onerror = ({ message }) => {
    end(message);
  };
};
