#!/usr/bin/env node
const help = `Usage: ga-listeners mock [options]

  mock    serve the listener API from memory; see ga-listeners mock --help
`;

// Whoever reads may go away (`| head -1`): that is no reason to stop, nor to complain.
process.stdout.on("error", () => undefined);

const [command, ...args] = process.argv.slice(2);

if (command === "mock") {
  const { runMock } = await import("./ga/mock/command.ts");
  process.exitCode = await runMock(args);
} else if (command === undefined || command === "--help" || command === "-h") {
  process.stdout.write(help);
} else {
  process.stderr.write(`ga-listeners: there is no command ${command}; known is mock.\n`);
  process.exitCode = 2;
}

export {};
