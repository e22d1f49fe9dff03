import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { explain, explainFirst } from "../../../src/validation-message.ts";

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);

const errorsOf = (schema: object, value: unknown) => {
  const validate = ajv.compile(schema);
  expect(validate(value), "the value breaks the schema").toBe(false);
  return validate.errors ?? [];
};

const cases: [keyword: string, schema: object, value: unknown, message: string][] = [
  ["type", { type: "string" }, 5, "Invalid name: must be string"],
  ["type, one of several", { type: ["string", "null"] }, 5, "Invalid name: must be string, null"],
  ["enum", { enum: ["TCP", "UDP"] }, "SCTP", "Invalid name: must be one of TCP, UDP"],
  ["pattern", { pattern: "^[a-z]+$" }, "A", "Invalid name: must match ^[a-z]+$"],
  ["format", { format: "uuid" }, "A", "Invalid name: must be a valid uuid"],
  ["minLength", { minLength: 1 }, "", "Invalid name: length must be at least 1"],
  ["maxLength", { maxLength: 2 }, "abc", "Invalid name: length must be at most 2"],
  ["minimum", { minimum: 1 }, 0, "Invalid name: must be at least 1"],
  ["maximum", { maximum: 65535 }, 65536, "Invalid name: must be at most 65535"],
  ["minItems", { minItems: 1 }, [], "Invalid name: number of items must be at least 1"],
  ["maxItems", { maxItems: 1 }, [1, 2], "Invalid name: number of items must be at most 1"],
  [
    "minProperties",
    { minProperties: 1 },
    {},
    "Invalid name: number of properties must be at least 1",
  ],
  [
    "maxProperties",
    { maxProperties: 0 },
    { a: 1 },
    "Invalid name: number of properties must be at most 0",
  ],
  ["uniqueItems", { uniqueItems: true }, [1, 1], "Invalid name: must not have the same item twice"],
  [
    "a keyword without words of its own",
    { exclusiveMinimum: 5 },
    5,
    "Invalid name: must keep to exclusiveMinimum 5",
  ],
  ["const", { const: "a" }, "b", "Invalid name: must keep to const a"],
  ["multipleOf", { multipleOf: 5 }, 6, "Invalid name: must keep to multipleOf 5"],
];

describe("a violation", () => {
  test.each(cases)("of %s names field, rule and limit", (_keyword, schema, value, message) => {
    const [error] = errorsOf({ properties: { name: schema } }, { name: value });
    expect(error && explain(error)).toStrictEqual({
      path: "name",
      rule: message.slice("Invalid name: ".length),
      message,
    });
  });

  test("of required names the property that is missing", () => {
    const schema = { properties: { listener: { required: ["name"] } } };
    expect(explainFirst(errorsOf(schema, { listener: {} })).message).toBe(
      "Invalid listener.name: is required",
    );
  });

  test("of additionalProperties names the property that is unknown", () => {
    const schema = { properties: { listener: { additionalProperties: false } } };
    expect(explainFirst(errorsOf(schema, { listener: { "a/~b": 1 } })).message).toBe(
      "Invalid listener.a/~b: is not a known property",
    );
  });

  test("spells a place in arrays and objects as JavaScript does", () => {
    const port = { properties: { from_port: { maximum: 65535 } } };
    const schema = { properties: { listener: { properties: { port_ranges: { items: port } } } } };
    const value = { listener: { port_ranges: [{}, { from_port: 70000 }] } };
    expect(explainFirst(errorsOf(schema, value)).path).toBe("listener.port_ranges[1].from_port");
  });

  test("of the whole value names it as the caller does", () => {
    expect(explainFirst(errorsOf({ type: "object" }, [])).message).toBe(
      "Invalid body: must be object",
    );
    expect(explainFirst(errorsOf({ type: "object" }, []), "query").path).toBe("query");
  });

  test("cuts an endless name", () => {
    const name = "x".repeat(100_000);
    const [error] = errorsOf({ additionalProperties: false }, { [name]: 1 });
    expect(error && explain(error).path).toBe("x".repeat(64) + "…");
  });

  test("of alternatives is the one of the branch that fitted longest", () => {
    const named = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
    const errors = errorsOf({ anyOf: [{ type: "string" }, named] }, { name: 5 });
    expect(errors.length).toBeGreaterThan(1);
    expect(explainFirst(errors).message).toBe("Invalid name: must be string");
  });
});
