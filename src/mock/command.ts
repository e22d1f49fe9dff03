import { existsSync, readFileSync, statSync } from "node:fs";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { controlPrefix } from "./control/control.ts";
import { createLog } from "./log.ts";
import { readOptions } from "./options.ts";
import { whenParentEnds } from "./parent.ts";
import { createSaver } from "./save.ts";
import { startServer } from "./adapters/start.ts";
import type { Seed } from "./control/seed.ts";
import type { CommandOptions } from "./options.ts";
import type { Saver } from "./save.ts";
import type { MockServer, RunningServer } from "./adapters/start.ts";
import type { Service } from "./create.ts";

/** What the command serves, and what it says. */
export interface CommandService extends Service {
  /** What it is called, before a complaint. */
  readonly command: string;
  /** What `--help` prints. */
  readonly help: string;
  /** A command line to try, for a mock that is ready. */
  example(mock: Pick<MockServer, "url" | "token">): string;
  /** Lines to print above the mock's own, asked for when it is ready. */
  introduce?(server: RunningServer): Promise<string>;
}

/** What bytes are encoded as: by their mark, or by where the zeros of the first character of JSON stand. */
const encodingOf = ([first, second]: Uint8Array): string => {
  if ((first === 0xff && second === 0xfe) || second === 0) return "utf-16le";
  return (first === 0xfe && second === 0xff) || first === 0 ? "utf-16be" : "utf-8";
};

/** The text of a JSON file, as programs on Windows save it too: with a byte order mark, or as UTF-16. */
export const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder(encodingOf(bytes)).decode(bytes); // which leaves the mark out

/** Reads a seed from a file. Throws a TypeError that says why it can't be read; `missing` where there is none. */
const readFile = (kind: string, file: string, missing: string): Seed => {
  try {
    return JSON.parse(decodeText(readFileSync(file))) as Seed; // checked when it is used
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? missing : message;
    throw new TypeError(`The ${kind} ${file} can't be read: ${reason}`, { cause: error });
  }
};

/** What an earlier run has saved, if one has. Throws a TypeError where there is something else than a file to save in. */
const readSaved = (file: string): Seed | undefined => {
  if (!existsSync(file)) return undefined;
  // It is replaced when the state is saved, and a device has no end to read to.
  if (!statSync(file).isFile())
    throw new TypeError(`The state can't be saved in ${file}, which isn't a file: name another.`);
  return readFile("saved state", file, "");
};

const readSeed = (file: string, random: number, { scenarios = {} }: CommandService): Seed => {
  const scenario = Object.hasOwn(scenarios, file) ? scenarios[file] : undefined;
  if (scenario) return scenario(random);
  const names = Object.keys(scenarios).join(", ");
  return readFile("seed", file, `there is no such file, nor is it one of ${names}`);
};

/** What stands on the terminal when the mock is ready. */
const greet = (
  { url, token }: MockServer,
  { example }: CommandService,
  { control }: CommandOptions,
): string =>
  [
    `Mock      ${url}`,
    ...(control === false ? [] : [`Page      ${url}${controlPrefix}`]),
    ...(token === "" ? [] : [`Token     ${token}`]),
    `Try       ${example({ url, token })}`,
    "",
  ].join("\n");

const complain = (error: unknown, { command }: CommandService): void => {
  process.stderr.write(`${command}: ${(error as Error).message}\n`);
};

/** A mock that runs as a command. */
interface Running {
  readonly server: RunningServer;
  /** Ends it; what it has to save is saved first. */
  close(): Promise<void>;
}

const start = async (options: CommandOptions, service: CommandService): Promise<Running> => {
  const { seed, save: file, quiet, help: _, ...rest } = options;
  const saved = file === undefined ? undefined : readSaved(file);
  let saver: Saver | undefined;
  const server = await startServer({
    ...service,
    ...rest,
    ...(seed === undefined ? {} : { seed: readSeed(seed, rest.random, service) }),
    ...(quiet ? {} : { onComplete: createLog((text) => process.stdout.write(text)) }),
    onChange: () => saver?.changed(),
  });
  const { mock } = server;
  if (file === undefined) return { server, close: mock.close };
  try {
    if (saved !== undefined) restore(mock, file, saved);
    saver = createSaver(
      file,
      () => mock.state.export(),
      (line) => {
        process.stderr.write(`${service.command}: ${line}\n`);
      },
    );
    await saver.save(); // whether it can be
  } catch (error) {
    await mock.close();
    throw error;
  }
  const close = async (): Promise<void> => {
    try {
      await saver.save();
    } finally {
      await mock.close();
    }
  };
  return { server, close };
};

const restore = ({ state }: MockServer, file: string, saved: Seed): void => {
  try {
    state.import(saved);
  } catch (error) {
    const message = `The saved state ${file} can't be used: ${(error as Error).message}`;
    throw new TypeError(message, { cause: error });
  }
};

const enoughYoung = 16_000_000;

const youngGeneration = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? 0;

/**
 * Keeps V8's space for new objects from growing beyond 16 MB. Under load it grows to 64 MB by
 * itself, nearly all of it empty, and the mock is no faster for it. For a process of its own only:
 * the flag holds for all that runs in it.
 */
const boundYoungGeneration = (): void => {
  const observer = new PerformanceObserver(() => {
    if (youngGeneration() < enoughYoung) return;
    observer.disconnect();
    setFlagsFromString("--semi-space-growth-factor=1");
  });
  observer.observe({ entryTypes: ["gc"] });
};

/** Waits until the mock, or who started it, is told to end. */
const untilEnded = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
    whenParentEnds(resolve);
  });

/**
 * Runs a mock as a command. Resolves to the exit code: 2 for a wrong option, 1 where it can't
 * start, 0 when Ctrl+C, SIGTERM or SIGHUP has ended it, or the npm or shell that started it.
 */
export const runMock = async (
  args: readonly string[],
  service: CommandService,
): Promise<number> => {
  let options: CommandOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    complain(error, service);
    return 2;
  }
  if (options.help) {
    process.stdout.write(service.help);
    return 0;
  }
  try {
    const { server, close } = await start(options, service);
    boundYoungGeneration();
    const introduction = (await service.introduce?.(server)) ?? "";
    process.stdout.write(`${introduction}${greet(server.mock, service, options)}`);
    await untilEnded();
    await close();
    return 0;
  } catch (error) {
    complain(error, service);
    return 1;
  }
};
