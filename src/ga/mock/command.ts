import { runMock as runGenericMock } from "../../mock/command.ts";
import { serverService } from "./start.ts";

/**
 * Runs `ga-listeners mock`. Resolves to the exit code: 2 for a wrong option, 1 where it can't
 * start, 0 when Ctrl+C or SIGTERM has ended it.
 */
export const runMock = (args: readonly string[]): Promise<number> =>
  runGenericMock(args, {
    ...serverService,
    exampleSeed: async (random) => (await import("./example-seed.ts")).exampleSeed(random),
  });
