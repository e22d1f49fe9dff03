import { readFileSync } from "node:fs";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { help, readOptions } from "./options.ts";
import { startMock } from "./adapters/start.ts";
import type { Seed } from "./memory/snapshot.ts";
import type { CommandOptions } from "./options.ts";
import type { MockServer } from "./adapters/start.ts";
import type { Service } from "./create.ts";

/** What `ga-listeners mock` serves, and what `--seed example` stands for. */
export interface CommandService extends Service {
  exampleSeed(random: number): Promise<Seed>;
}

const readSeed = async (
  file: string,
  random: number,
  { exampleSeed }: CommandService,
): Promise<Seed> => {
  if (file === "example") return exampleSeed(random);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Seed; // checked when the mock is made
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : message;
    throw new TypeError(`The seed ${file} can't be read: ${reason}`, { cause: error });
  }
};

/** What stands on the terminal when the mock is ready. */
export const greet = ({ url, token }: Pick<MockServer, "url" | "token">): string =>
  [
    `Mock      ${url}`,
    `Token     ${token}`,
    `Try       curl -H "X-Auth-Token: ${token}" ${url}/v1/listeners`,
    "",
  ].join("\n");

const complain = (error: unknown): undefined => {
  process.stderr.write(`ga-listeners mock: ${(error as Error).message}\n`);
  return undefined;
};

const start = async (
  options: CommandOptions,
  service: CommandService,
): Promise<MockServer | undefined> => {
  try {
    const { seed, help: _, ...rest } = options;
    return await startMock({
      ...service,
      ...rest,
      ...(seed === undefined ? {} : { seed: await readSeed(seed, rest.random, service) }),
    });
  } catch (error) {
    return complain(error);
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

/**
 * Runs `ga-listeners mock`. Resolves to the exit code: 2 for a wrong option, 1 where it can't
 * start, 0 when Ctrl+C or SIGTERM has ended it.
 */
export const runMock = async (
  args: readonly string[],
  service: CommandService,
): Promise<number> => {
  let options: CommandOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    complain(error);
    return 2;
  }
  if (options.help) {
    process.stdout.write(help);
    return 0;
  }
  const mock = await start(options, service);
  if (mock === undefined) return 1;
  boundYoungGeneration();
  process.stdout.write(greet(mock));
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        resolve();
      });
  });
  await mock.close();
  return 0;
};
