/**
 * The runtime of any generated client: what `generated/client.ts` stands on, and what makes its `send`. It knows no
 * document. Read in the order of a call: `send`, `perform`, then the chain in `runtime`.
 */
export { createRuntime } from "./runtime.ts";
export type { Runtime, RuntimeOptions } from "./runtime.ts";
export * as serialize from "./serialize.ts";
export type * from "../contract.ts";
