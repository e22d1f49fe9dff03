import type { AjvSchema } from "./for-ajv.ts";

/** One validator. */
export interface Check {
  /** The name under which it is exported. */
  readonly name: string;
  readonly operation: string;
  readonly kind: "requests" | "responses";
  /** `body`, `query`, `path`, `header`, `cookie` or a status. */
  readonly key: string;
  readonly schema: AjvSchema | boolean;
}

export interface Checks {
  readonly checks: readonly Check[];
  /** The component schemas they refer to, by the key of the reference. */
  readonly components: ReadonlyMap<string, AjvSchema | boolean>;
  /** Whether a schema asks for what other schemas have evaluated. */
  readonly usesUnevaluated: boolean;
}
