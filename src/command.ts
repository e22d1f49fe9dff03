#!/usr/bin/env node
import { version } from "./ga/version.ts";

const help = `Usage: ga-listeners mock [options]
       ga-listeners explain CODE

  mock       serve the listener API from memory; see ga-listeners mock --help
  explain    say what an error code means, and what to do about it
  help       show this, or a command's own help
  --version  show the version
`;

// Whoever reads may go away (`| head -1`): that is no reason to stop, nor to complain.
process.stdout.on("error", () => undefined);

const run = async (command = "help", args: readonly string[]): Promise<number> => {
  switch (command) {
    case "mock":
    case "explain": {
      if (args.length === 1 && args[0] === "--version") return run("--version", []);
      if (args.length === 1 && args[0] === "help") return run(command, ["--help"]);
      if (command === "explain") return (await import("./ga/explain.ts")).runExplain(args);
      return (await import("./ga/mock/command.ts")).runMock(args);
    }
    case "--version":
    case "-v":
      process.stdout.write(`${version}\n`);
      return 0;
    case "help":
    case "--help":
    case "-h":
      if (args.length > 0) return run(args[0], ["--help"]);
      process.stdout.write(help);
      return 0;
    default:
      process.stderr.write(
        `ga-listeners: there is no command ${command}; known are mock, explain and help.\n`,
      );
      return 2;
  }
};

const [command, ...args] = process.argv.slice(2);
process.exitCode = await run(command, args);
