import { takeNoOptions } from "./no-options.ts";

takeNoOptions("checks documents, code and prose");

// What it takes is only loaded for a run.
const { lint } = await import("./lint-checks.ts");
process.exitCode = (await lint()) ? 0 : 1;
