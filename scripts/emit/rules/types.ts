/** One entry of `x-rules`. */
export interface Rule {
  readonly id: string;
  /** True of every value that is right. */
  readonly rule: string;
  /** What is wrong with one that isn't. Its `{expressions}` see the variables of the leading loops. */
  readonly message: string;
  /** The code of the error that says so. */
  readonly error: string;
  /** The field that is wrong, as in `self.name`, where it isn't the innermost element of `self` that a loop has reached. */
  readonly field?: string;
  /** Only on `x-resource`: the roles it is for, default create and update. */
  readonly on?: readonly string[];
}

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
