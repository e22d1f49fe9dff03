/** What this project's own site runs: its engine, its client, its samples' memory, and the stories of its errors. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { readyTokens } from "../../../../src/ga/mock/accounts.ts";
import type { Seed } from "../../../../src/mock/control/seed.ts";
import type { OwnRun } from "../run.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const [token = "", readonly = "", frozen = ""] = Object.keys(readyTokens);

export const ownRun = async (): Promise<OwnRun> => ({
  engine: here("engine.ts"),
  client: { name: "ga-listeners", file: here("../../../../src/index.ts") },
  credentials: {
    token: {
      value: token,
      others: { [readonly]: "may only look", [frozen]: "belongs to a frozen account" },
    },
  },
  seed: JSON.parse(await readFile(here("../../../../openapi/samples/seed.json"), "utf8")) as Seed,
  stories: here("../../../../openapi/stories.yaml"),
});
