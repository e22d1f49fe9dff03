/**
 * Serves what `npm start` has just generated and built: the docs site, and the mock with the options of
 * `npm run mock`. Ctrl+C ends both.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";
import { runMock } from "../src/ga/mock/command.ts";

const docsPort = 4011;

const docs = createServer(sirv(join(import.meta.dirname, "../dist/docs"), { dev: true }));
const listen = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    docs.once("error", reject);
    docs.listen(port, "127.0.0.1", () => {
      docs.off("error", reject);
      resolve();
    });
  });

// Nothing but the line printed here depends on the docs' port, so a taken one is no reason to give up.
await listen(docsPort).catch(() => listen(0));
process.stdout.write(
  `Docs      http://127.0.0.1:${String((docs.address() as AddressInfo).port)}/\n`,
);
process.exitCode = await runMock(process.argv.slice(2));
docs.close();
docs.closeAllConnections();
