import { startMock } from "../../src/ga/mock/start.ts";
import { exampleSeed } from "../../src/ga/mock/example-seed.ts";
import { token } from "../../src/ga/credentials/token.ts";
import { createSession } from "./session.ts";
import { runProbes } from "./run.ts";
import { probes } from "./probes/index.ts";
const mock = await startMock({ seed: exampleSeed() });
const session = createSession(
  {
    urls: { listeners: mock.url, iam: mock.url },
    auth: token("mock-token"),
    reader: token("mock-token-readonly"),
    account: { user: "u", password: "p", domain: "d" },
    accelerator: "5f0c2a31-8c55-4e0b-9a35-0c5a0f6d7e10",
    wait: (ms) => {
      mock.clock.advance(ms);
      return Promise.resolve();
    },
  },
  "verify-x",
);
console.time("t");
const f = await runProbes(session, probes, new Map());
for (const x of f) console.log(x.verdict, x.name, x.because ?? "", x.evidence.length);
console.log(await session.cleanUp(), session.exchanges.length);
console.timeEnd("t");
await mock.close();
