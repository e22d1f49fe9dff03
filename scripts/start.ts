/**
 * Serves what `npm start` has just generated and built: the docs site, and the mock with the options of `npm run mock`.
 * Without `--seed` it starts with the listener that the samples of the docs speak of. What changes in `openapi/` from then
 * on is served at once. Ctrl+C ends it all.
 */
import { join } from "node:path";
import { runMock } from "../src/ga/mock/command.ts";
import { createDocsServer } from "./start/docs-server.ts";
import { watchDocuments } from "./start/watch.ts";

const docsPort = 4011;
const samples = join(import.meta.dirname, "../openapi/samples/seed.json");

const docs = createDocsServer(join(import.meta.dirname, "../dist/docs"));
let watch: ReturnType<typeof watchDocuments> | undefined;

// Where the mock can't start, it says so, and nothing else is printed.
const options = process.argv.slice(2);
const isSeeded = options.some((each) => /^--(seed|stateless)\b/.test(each));
process.exitCode = await runMock(isSeeded ? options : ["--seed", samples, ...options], {
  introduce: async (server) => {
    // Nothing but the line printed here depends on the docs' port, so a taken one is no reason to give up.
    const url = await docs.listen(docsPort);
    watch = watchDocuments({
      server,
      built: docs.built,
      say: (text) => process.stdout.write(`${text}\n`),
      complain: (text) => process.stderr.write(`${text}\n`),
    });
    return `Docs      ${url}\n`;
  },
});
watch?.close();
docs.close();
