/** A limiting keyword of JSON Schema in words. */
export interface ConstraintWords {
  /** As documents describe it: `at most 64 characters`. `{}` is the limit. */
  readonly limit: string;
  /** As a rejection names it: `length must be at most 64`. */
  readonly rule: string;
}

/** Every limiting keyword, in the order in which limits are told. Doc comments, reference and rejections read it. */
export const constraintWords: Readonly<Record<string, ConstraintWords>> = {
  type: { limit: "{}", rule: "must be {}" },
  format: { limit: "format {}", rule: "must be a valid {}" },
  const: { limit: "always {}", rule: "must keep to const {}" },
  enum: { limit: "one of {}", rule: "must be one of {}" },
  minimum: { limit: "at least {}", rule: "must be at least {}" },
  maximum: { limit: "at most {}", rule: "must be at most {}" },
  exclusiveMinimum: { limit: "more than {}", rule: "must keep to exclusiveMinimum {}" },
  exclusiveMaximum: { limit: "less than {}", rule: "must keep to exclusiveMaximum {}" },
  multipleOf: { limit: "a multiple of {}", rule: "must keep to multipleOf {}" },
  minLength: { limit: "at least {} characters", rule: "length must be at least {}" },
  maxLength: { limit: "at most {} characters", rule: "length must be at most {}" },
  pattern: { limit: "matches {}", rule: "must match {}" },
  not: { limit: "nothing that {}", rule: "must not be one of the excluded values" },
  minItems: { limit: "at least {} items", rule: "number of items must be at least {}" },
  maxItems: { limit: "at most {} items", rule: "number of items must be at most {}" },
  uniqueItems: { limit: "no item twice", rule: "must not have the same item twice" },
  minProperties: {
    limit: "at least {} properties",
    rule: "number of properties must be at least {}",
  },
  maxProperties: {
    limit: "at most {} properties",
    rule: "number of properties must be at most {}",
  },
  required: { limit: "{} is required", rule: "is required" },
  additionalProperties: {
    limit: "no property but these",
    rule: "is not a known property",
  },
  default: { limit: "{} when left out", rule: "" },
};
