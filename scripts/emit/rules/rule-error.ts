import type { Rule } from "../../document/rules.ts";

/** A rule that can't be printed: in which of its texts, and from which character on. */
export class RuleError extends Error {
  override readonly name = "RuleError";
  readonly part: keyof Rule;
  readonly offset: number;

  constructor(part: keyof Rule, message: string, offset = 0) {
    super(message);
    this.part = part;
    this.offset = offset;
  }
}
