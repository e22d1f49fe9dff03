import type { AnySchemaObject, ValidateFunction } from "ajv";

/** What Ajv keeps of a compiled schema: its code and the values that the code names. */
interface Source {
  readonly validateName: { readonly str: string };
  readonly validateCode: string;
  readonly scopeValues: Readonly<Record<string, Set<ScopeName> | undefined>>;
  readonly evaluated?: unknown;
}

interface ScopeName {
  readonly str: string;
  readonly prefix: string;
  readonly value?: { readonly ref: unknown; readonly code?: { toString(): string } };
}

/** Puts compiled schemas into one ES module, each function and constant once, all of them without side effects. */
export const createModuleWriter = () => {
  const parts: string[] = [];
  const written = new Set<string>();

  const write = (name: string, code: () => string): void => {
    if (written.has(name)) return;
    written.add(name);
    parts.push(code());
  };

  const add = (validate: ValidateFunction | { source?: unknown }): string => {
    const source = validate.source as Source | undefined;
    if (source === undefined) throw new Error("Ajv has kept no source");
    const name = source.validateName.str;
    if (written.has(name)) return name;
    written.add(name);
    const code = shortened(
      withLiterals(source.validateCode.toString(), source.scopeValues["schema"]),
    );
    for (const values of Object.values(source.scopeValues)) {
      for (const value of values ?? [])
        if (new RegExp(`\\b${value.str}\\b`).test(code)) addValue(value);
    }
    parts.push(code);
    if (source.evaluated !== undefined)
      parts.push(`${name}.evaluated = ${String(source.evaluated)};`);
    return name;
  };

  const addValue = ({ str: name, prefix, value }: ScopeName): void => {
    const reference = value?.ref;
    if (prefix === "validate" && typeof reference === "function") {
      add(reference as unknown as { source?: unknown });
    } else if (
      (prefix === "root" || prefix === "wrapper") &&
      reference !== null &&
      typeof reference === "object"
    ) {
      const { validate, validateName } = reference as AnySchemaObject & {
        validate?: { source?: unknown };
        validateName: { str: string };
      };
      write(name, () => `const ${name} = { get validate() { return ${validateName.str}; } };`);
      if (validate !== undefined) add(validate);
    } else {
      write(name, () => `const ${name} = ${constant(value?.code?.toString() ?? "undefined")};`);
    }
  };

  return {
    /** Adds a validator with all it needs and returns the name of its function. */
    add,
    code: (): string => {
      const body = parts.join("\n");
      return [
        ...Object.values(HELPERS)
          .filter(({ name }) => body.includes(name))
          .map(({ code }) => code),
        body,
        "",
      ].join("\n");
    },
  };
};

/** Puts the values that code reads out of a schema into the code, so that the schema itself can stay behind. */
const withLiterals = (code: string, schemas: Set<ScopeName> | undefined): string => {
  const roots = new Map([...(schemas ?? [])].map(({ str, value }) => [str, value?.ref]));
  return code.replace(
    /\b(schema\d+)((?:\.[\w$]+|\[\d+\]|\["(?:[^"\\]|\\.)*"\])+)/g,
    (text, name: string, path: string) => {
      if (!roots.has(name)) return text;
      const steps = [...path.matchAll(/\.([\w$]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g)].map(
        ([, key, index, quoted]) => key ?? index ?? (JSON.parse(quoted ?? '""') as string),
      );
      const found = steps.reduce<unknown>(
        (node, step) => (node as Record<string, unknown> | undefined)?.[step],
        roots.get(name),
      );
      return found === undefined ? text : JSON.stringify(found);
    },
  );
};

/** What Ajv writes out for every error there may be, as one call; without the place in the schema, which nobody reads. */
const shortened = (code: string): string =>
  code.replace(
    /const (err\d+) = \{(instancePath.*?),schemaPath:"#(?:[^"\\]|\\.)*"(.*?)\};if\(vErrors === null\)\{vErrors = \[\1\];\}else \{vErrors\.push\(\1\);\}/g,
    "vErrors = withError(vErrors, {$2$3});",
  );

/** A constant's code: helpers instead of Ajv's runtime modules, and nothing a bundler would have to keep. */
const constant = (code: string): string => {
  const helper = HELPERS[code];
  if (helper !== undefined) return helper.name;
  if (code.includes("require(")) throw new Error(`no module is loaded at run time: ${code}`);
  return code.replace(/^new RegExp/, "/* @__PURE__ */ new RegExp");
};

const HELPERS: Readonly<Record<string, { readonly name: string; readonly code: string }>> = {
  withError: {
    name: "withError",
    code: `/** The errors so far, and one more. */
const withError = (errors, error) => {
  if (errors === null) return [error];
  errors.push(error);
  return errors;
};`,
  },
  'require("isMultiple")': {
    name: "isMultiple",
    code: `/** Whether a number is a multiple of another, as their decimals say. */
const isMultiple = (value, unit) => {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(unit)) return value % unit === 0;
  const [one, other] = [value, unit].map((number) => {
    const [digits, exponent = "0"] = String(number).split("e");
    const [whole, decimals = ""] = digits.split(".");
    return { digits: BigInt(whole + decimals), exponent: Number(exponent) - decimals.length };
  });
  const least = Math.min(one.exponent, other.exponent);
  const scaled = ({ digits, exponent }) => digits * 10n ** BigInt(exponent - least);
  return scaled(one) % scaled(other) === 0n;
};`,
  },
  'require("ajv/dist/runtime/ucs2length").default': {
    name: "lengthOf",
    code: `/** Length in characters: one outside the basic plane counts once. */
const lengthOf = (text) => {
  let length = text.length;
  for (let at = 0; at < text.length - 1; at++) if (text.codePointAt(at) > 0xffff) { length--; at++; }
  return length;
};`,
  },
  'require("ajv/dist/runtime/equal").default': {
    name: "isEqual",
    code: `/** Whether two JSON values are the same. */
const isEqual = (one, other) => {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key], other[key]));
};`,
  },
};
