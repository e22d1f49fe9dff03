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

/** The rules of a schema or a resource; none where the extension has another form. */
export const readRules = (holder: object): Rule[] => {
  const rules: unknown = "x-rules" in holder ? holder["x-rules"] : undefined;
  if (!Array.isArray(rules)) return [];
  return rules.filter(
    (rule: unknown): rule is Rule =>
      typeof rule === "object" &&
      rule !== null &&
      ["id", "rule", "message", "error"].every(
        (key) => typeof (rule as Readonly<Record<string, unknown>>)[key] === "string",
      ),
  );
};

/** The roles that a rule of a resource is for. */
export const rolesOf = ({ on }: Rule): readonly string[] => on ?? ["create", "update"];

/** The path of the field that a rule's message speaks of; none where it speaks of what a loop has reached. */
export const fieldPathOf = ({ field }: Rule): string | undefined =>
  field?.startsWith("self.") ? field.slice("self.".length) : undefined;
