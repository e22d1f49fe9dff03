import type { Model } from "../../document/model.ts";
import { unicodePattern } from "../../document/pattern.ts";
import { resolve, stepsOf } from "../../document/pointer.ts";
import type { NormalSchema } from "../../document/types.ts";

/** A part of a schema: the value itself again, or something in it. */
interface Part {
  readonly schema: NormalSchema;
  /** How the rules of what is in a value are called, up to the rules; undefined for the value itself. */
  readonly call?: string;
  /** Which items or keys are meant, behind the rules; default all. */
  readonly which?: string | undefined;
}

interface Tools {
  readonly model: Model;
  /** The names of the functions for a schema's own rules. */
  readonly ownRules: (schema: NormalSchema) => readonly string[];
  /** Declares a function and gives its name. */
  readonly declare: (name: string, code: (name: string) => string) => string;
}

/**
 * Prints the rules that a value has to follow, by its schema: those of what is in it first, then its own, and a component's
 * as a function that all its users share.
 */
export const createRequestRules = ({ model, ownRules, declare }: Tools) => {
  const shared = new Map<NormalSchema, string>();

  const hasRules = (schema: NormalSchema, seen = new Set<NormalSchema>()): boolean => {
    if (seen.has(schema)) return false;
    seen.add(schema);
    return (
      Array.isArray(schema["x-rules"]) ||
      partsOf(schema).some((part) => hasRules(followed(part.schema), seen))
    );
  };

  const followed = (schema: NormalSchema): NormalSchema => resolve(model.document, schema);

  const callsOf = (schema: NormalSchema): string[] => [
    ...partsOf(schema)
      .filter((part) => hasRules(followed(part.schema)))
      .flatMap(({ call, which, schema: part }) => {
        const rest = which === undefined ? "" : `, ${which}`;
        if (call !== undefined) return [`${call}, ${functionOf(part)}${rest})`];
        return part.$ref === undefined ? callsOf(part) : [`${functionOf(part)}(self)`];
      }),
    ...ownRules(schema).map((name) => `${name}(self)`),
  ];

  /** The code of a function that checks a value of this schema. */
  const functionOf = (schema: NormalSchema): string => {
    if (schema.$ref === undefined) return lambdaOf(callsOf(schema));
    const component = followed(schema);
    const known = shared.get(component);
    if (known !== undefined) return known;
    const [own, ...more] = ownRules(component);
    const isAlone =
      more.length === 0 && !partsOf(component).some((part) => hasRules(followed(part.schema)));
    if (own !== undefined && isAlone) return own;
    return declare(`${stepsOf(schema.$ref).at(-1) ?? ""} rules`, (name) => {
      shared.set(component, name);
      return `const ${name}: RuleCheck = ${lambdaOf(callsOf(component))};\n`;
    });
  };

  return { hasRules: (schema: NormalSchema) => hasRules(followed(schema)), functionOf };
};

const lambdaOf = (calls: readonly string[]): string => {
  const [only = "", ...more] = calls;
  return more.length === 0 && /^\w+\(self\)$/.test(only)
    ? only.replace("(self)", "")
    : `(self: any) =>${calls.length === 1 ? " " : "\n  "}${calls.join(" ??\n  ")}`;
};

/** What a value that follows a schema follows as well. Of alternatives only the one beside null is sure. */
const partsOf = (schema: NormalSchema): Part[] => {
  const { $ref, allOf = [], anyOf = [], oneOf = [], properties = {}, items } = schema;
  const { additionalProperties, patternProperties = {}, prefixItems = [] } = schema;
  const alternatives = [...anyOf, ...oneOf].filter(({ type }) => type !== "null");
  return [
    ...($ref === undefined ? [] : [{ schema: { $ref } }]),
    ...[...allOf, ...(alternatives.length === 1 ? alternatives : [])].map((each) => ({
      schema: each,
    })),
    ...Object.entries(properties).map(([name, each]) => ({
      schema: each,
      call: `inProperty(self, ${JSON.stringify(name)}`,
    })),
    ...prefixItems.map((each, index) => ({
      schema: each,
      call: "inItems(self",
      which: `${String(index)}, ${String(index + 1)}`,
    })),
    ...(items === undefined
      ? []
      : [
          {
            schema: items,
            call: "inItems(self",
            which: prefixItems.length === 0 ? undefined : String(prefixItems.length),
          },
        ]),
    ...Object.entries(patternProperties).map(([pattern, each]) => ({
      schema: each,
      call: "inValues(self",
      which: `(key) => ${matches(pattern)}`,
    })),
    ...(typeof additionalProperties === "object"
      ? [{ schema: additionalProperties, call: "inValues(self", which: othersThan(schema) }]
      : []),
  ];
};

/** What is no pattern matches nothing. */
const matches = (pattern: string): string =>
  `${String(new RegExp(unicodePattern(pattern) ?? "(?!)", "u"))}.test(key)`;

/** Which keys are additional: neither of properties nor of patterns. */
const othersThan = ({ properties = {}, patternProperties = {} }: NormalSchema) => {
  const names = Object.keys(properties);
  const known = [
    ...(names.length === 0 ? [] : [`${JSON.stringify(names)}.includes(key)`]),
    ...Object.keys(patternProperties).map(matches),
  ];
  return known.length === 0 ? undefined : `(key) => !(${known.join(" || ")})`;
};
