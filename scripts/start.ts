/**
 * Serves what `npm start` has just generated and built: the docs site, and the mock with the options of `npm run mock`.
 * Without `--seed` it starts with the listener that the samples of the docs speak of. Ctrl+C ends both.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { runMock } from "../src/ga/mock/command.ts";

const docsPort = 4011;
const samples = join(import.meta.dirname, "../openapi/samples/seed.json");

const docs = createServer(sirv(join(import.meta.dirname, "../dist/docs"), { dev: true }));
const listen = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    docs.once("error", reject);
    docs.listen(port, "127.0.0.1", () => {
      docs.off("error", reject);
      resolve();
    });
  });

// Where the mock can't start, it says so, and nothing else is printed.
const options = process.argv.slice(2);
const isSeeded = options.some((each) => /^--(seed|stateless)\b/.test(each));
process.exitCode = await runMock(isSeeded ? options : ["--seed", samples, ...options], {
  introduce: async () => {
    // Nothing but the line printed here depends on the docs' port, so a taken one is no reason to give up.
    await listen(docsPort).catch(() => listen(0));
    return `Docs      http://127.0.0.1:${String((docs.address() as AddressInfo).port)}/\n`;
  },
});
docs.close();
docs.closeAllConnections();
