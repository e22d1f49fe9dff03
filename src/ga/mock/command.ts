import { runMock as runGenericMock } from "../../mock/command.ts";
import type { CommandService } from "../../mock/command.ts";
import { serverService } from "./start.ts";

/** What `ga-listeners mock --help` prints. */
const help = `Usage: ga-listeners mock [options]

Serves the listener API, and the IAM operation that yields a token, from memory.

  --port 4010            where to listen; 0 takes a free port
  --host 127.0.0.1       which address to listen on
  --stateless            answer everything from the document's examples (Prism)
  --settle 2s|0|manual   how long a listener stays PENDING or DELETING
  --seed FILE|NAME       start with what this JSON file says, or in a situation with a name:
                         example   a listener in each condition there is, and 1,200 to page in
                         empty     nothing
                         quota     an accelerator that takes no further listener
                         flaky     one listener; answers are slow, fail, or get lost
                         expiring  one listener, and expiring-token, valid for a minute
  --save FILE            keep what it remembers in this file, and go on from there; --seed
                         is for the first time
  --latency 50-200       milliseconds every answer takes: a number or a range
  --random 1             what ids and chance start from
  --control-origin URL   let pages of this origin use /_mock/ (repeatable; * for all)
  --no-control           switch /_mock/ off
  --quiet                print nothing of the requests that come
  --help                 show this
`;

/**
 * Runs `ga-listeners mock`. Resolves to the exit code: 2 for a wrong option, 1 where it can't
 * start, 0 when Ctrl+C or SIGTERM has ended it.
 */
export const runMock = (
  args: readonly string[],
  more: Pick<CommandService, "introduce"> = {},
): Promise<number> =>
  runGenericMock(args, {
    ...serverService,
    ...more,
    command: "ga-listeners mock",
    help,
    example: ({ url, token }) => `curl -H "X-Auth-Token: ${token}" ${url}/v1/listeners`,
  });
