import { expect, test } from "vitest";
import type { Document, Schema } from "../../scripts/document/types.ts";
import { api, json, ref } from "./support/api.ts";
import { compileAll } from "./support/project.ts";

/** A document whose component `Value` is both sent and answered. */
const twoWays = (schemas: Readonly<Record<string, Schema>>, openapi = "3.0.3"): Document =>
  api(
    {
      "post /value": {
        operationId: "swap",
        tags: ["api"],
        requestBody: { ...json(ref("Value")), required: true },
        responses: { "200": json(ref("Value")) },
      },
    },
    schemas,
    openapi,
  );

const text: Schema = { type: "string" };

/** Percent signs wherever a name may have them. */
const percent: Document = api(
  {
    "post /50%/{x%}": {
      operationId: "swap",
      tags: ["api"],
      parameters: [
        { name: "x%", in: "path", required: true, schema: text },
        {
          name: "off%",
          in: "query",
          schema: { oneOf: [text, { type: "object", properties: { "%": { type: "integer" } } }] },
        },
      ],
      requestBody: { ...json(ref("Value")), required: true },
      responses: { "200": json(ref("Value")) },
    },
  },
  {
    Value: {
      type: "object",
      properties: {
        "100%": { anyOf: [text, { type: "object", properties: { "%zz": { enum: ["a", "b"] } } }] },
      },
    },
  },
);

/** Each with a program that must compile, and with the errors that it expects. */
const cases: Readonly<Record<string, readonly [document: Document, program: string]>> = {
  "a key is required where one part of a whole says so, and has its type where another does": [
    twoWays({
      Value: { allOf: [ref("Order"), ref("Placed"), { required: ["total"] }] },
      Order: { type: "object", properties: { number: text, total: { type: "integer" } } },
      Placed: { type: "object", required: ["number"] },
    }),
    `export const numbers: [string, number] = [value.number, value.total];
     await api.swap({ number: "1", total: 2 });
     // @ts-expect-error the number is required
     await api.swap({ total: 2 });`,
  ],
  "a key that a variant requires has the type that the whole gives it": [
    twoWays({
      Value: {
        type: "object",
        properties: { mail: text, phone: text },
        anyOf: [{ required: ["mail"] }, { required: ["phone"] }],
      },
    }),
    `await api.swap({ mail: "m" });
     await api.swap({ phone: "p" });
     // @ts-expect-error one of them is needed
     await api.swap({});
     if (value.mail === undefined) export_(value.phone);`,
  ],
  "a key that a whole requires is required of every variant that has it": [
    twoWays({
      Value: { required: ["size"], oneOf: [ref("Box"), ref("Ball")] },
      Box: { type: "object", properties: { size: { type: "integer" }, lid: text } },
      Ball: { type: "object", properties: { size: text } },
    }),
    `export const size: number | string = value.size;
     await api.swap({ size: 3, lid: "x" });
     // @ts-expect-error the size is missing
     await api.swap({ lid: "x" });`,
  ],
  "what only the server or only the client writes is neither asked for nor shown the other way": [
    twoWays({
      Value: {
        allOf: [
          { allOf: [ref("Kept")] },
          { type: "object", required: ["id", "secret", "by"], properties: { by: ref("Person") } },
        ],
      },
      Kept: {
        type: "object",
        properties: {
          id: { allOf: [ref("Id")] },
          secret: { ...text, writeOnly: true },
        },
      },
      Id: { ...text, readOnly: true },
      Person: { oneOf: [ref("Id"), { ...text, readOnly: true }] },
    }),
    `export const id: string = value.id;
     export const by: string = value.by;
     // @ts-expect-error it is never answered
     value.secret;
     await api.swap({ secret: "s" });
     // @ts-expect-error the server makes the id
     await api.swap({ secret: "s", id: "i" });`,
  ],
  "a part that is hidden by another is not required": [
    twoWays({
      Value: { allOf: [ref("Named"), { properties: { name: { readOnly: true } } }] },
      Named: { type: "object", required: ["name", "age"], properties: { name: text, age: text } },
    }),
    `export const name: string = value.name;
     await api.swap({ age: "3" });`,
  ],
  "a schema told apart from its kin is one of them, over any number of levels": [
    twoWays({
      Value: {
        type: "object",
        required: ["kind"],
        properties: { kind: text, legs: { type: "integer" } },
        discriminator: {
          propertyName: "kind",
          mapping: {
            thing: "Value",
            chair: "Chair",
            throne: "Throne",
            crown: "#/components/schemas/Crowned",
          },
        },
      },
      Chair: {
        allOf: [ref("Value"), { type: "object", properties: { arms: { type: "boolean" } } }],
      },
      Throne: {
        allOf: [ref("Chair"), { type: "object", required: ["king"], properties: { king: text } }],
      },
      Crowned: {
        allOf: [
          { allOf: [ref("Throne")] },
          { type: "object", required: ["gems"], properties: { gems: { type: "integer" } } },
        ],
      },
      Holder: { type: "object", properties: { seat: ref("Throne") } },
    }),
    `await api.swap({ kind: "thing", legs: 2 });
     await api.swap({ kind: "chair", arms: true });
     await api.swap({ kind: "throne", king: "K" });
     await api.swap({ kind: "crown", king: "K", gems: 3, arms: false, legs: 4 });
     // @ts-expect-error a crown has gems
     await api.swap({ kind: "crown", king: "K" });
     // @ts-expect-error there is no such kind
     await api.swap({ kind: "stool" });
     if (value.kind === "throne") export_(value.king);
     else if (value.kind === "crown") export_(value.gems.toFixed() + value.king);
     else if (value.kind === "thing") export_(value.legs?.toFixed());
     else export_(value.arms?.valueOf());
     const throne: Throne = { kind: "crown", king: "K", gems: 1 };
     // @ts-expect-error a chair is no throne
     export const holder: Holder = { seat: { kind: "chair" } };
     export_(throne.king);`,
  ],
  "a list of one value is a constant, in answers too": [
    twoWays({
      Value: { oneOf: [ref("Cat"), ref("Dog")] },
      Cat: {
        type: "object",
        required: ["kind", "lives"],
        properties: { kind: { type: "string", enum: ["cat"] }, lives: { type: "integer" } },
      },
      Dog: {
        type: "object",
        required: ["kind", "barks"],
        properties: { kind: { enum: ["dog"] }, barks: { type: "boolean" } },
      },
    }),
    `if (value.kind === "cat") export_(value.lives.toFixed());
     else export_(value.barks.valueOf());`,
  ],
  "where the document contradicts a discriminator's names, the schemas' own values count": [
    twoWays({
      Value: { oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } },
      Cat: {
        type: "object",
        required: ["kind", "lives"],
        properties: { kind: { type: "string", enum: ["cat"] }, lives: { type: "integer" } },
      },
      Dog: { type: "object", required: ["kind"], properties: { kind: text } },
    }),
    `if (value.kind === "cat") export_(value.lives.toFixed());
     await api.swap({ kind: "Dog" });`,
  ],
  "a discriminator may be a number": [
    twoWays({
      Value: {
        oneOf: [ref("One"), ref("Two")],
        discriminator: { propertyName: "v", mapping: { "1": "One", "2": "Two" } },
      },
      One: {
        type: "object",
        required: ["v", "a"],
        properties: { v: { type: "integer" }, a: text },
      },
      Two: {
        type: "object",
        required: ["v", "b"],
        properties: { v: { type: "integer" }, b: text },
      },
    }),
    `if (value.v === 1) export_(value.a); else export_(value.b);`,
  ],
  "bytes are bytes in forms and text in JSON": [
    api(
      {
        "post /value": {
          operationId: "swap",
          tags: ["api"],
          requestBody: {
            required: true,
            content: { "multipart/form-data": { schema: ref("Upload") } },
          },
          responses: { "200": json(ref("Value")) },
        },
        "post /both": {
          operationId: "both",
          tags: ["api"],
          requestBody: {
            required: true,
            content: { "multipart/form-data": { schema: ref("Value") } },
          },
        },
      },
      {
        Upload: {
          type: "object",
          required: ["file"],
          properties: {
            file: ref("Binary"),
            many: { type: "array", items: { type: "string", format: "binary" } },
            text: { ...text, contentEncoding: "base64", contentMediaType: "image/png" },
            image: { contentMediaType: "image/png" },
          },
        },
        Binary: { type: "string", format: "binary" },
        Value: {
          type: "object",
          required: ["bin", "b64"],
          properties: {
            bin: { type: "string", format: "binary" },
            b64: {
              ...text,
              contentEncoding: "base64",
              contentMediaType: "application/octet-stream",
            },
          },
        },
      },
    ),
    `export const both: [string, string] = [value.bin, value.b64];
     const blob = new Blob([]);
     await api.swap({ file: blob, many: [blob], text: "aGk=", image: blob });
     await api.both({ bin: blob, b64: "aGk=" });
     // @ts-expect-error a file is no text
     await api.swap({ file: "text" });`,
  ],
  "a map takes what follows the schema beside its own properties": [
    twoWays(
      {
        Value: {
          type: "object",
          properties: {
            objects: ref("Objects"),
            lists: ref("Lists"),
            rest: ref("Rest"),
            same: ref("Same"),
          },
        },
        Objects: {
          type: "object",
          properties: { meta: { type: "object", properties: { x: { type: "integer" } } } },
          additionalProperties: { type: "object", properties: { y: text } },
        },
        Lists: {
          type: "object",
          properties: { ids: { type: "array", items: { type: "integer" } } },
          patternProperties: { "^x": { type: "array", items: text } },
        },
        Rest: {
          type: "object",
          allOf: [{ properties: { label: text } }],
          unevaluatedProperties: { type: "integer" },
        },
        Same: { type: "object", properties: { a: text }, additionalProperties: text },
      },
      "3.1.0",
    ),
    `await api.swap({
       objects: { meta: { x: 1 }, other: { y: "b" } },
       lists: { ids: [1], xs: ["a"] },
       rest: { label: "a", n: 1 },
       same: { a: "a", b: "b" },
     });
     // @ts-expect-error every value is a text
     await api.swap({ same: { b: 1 } });
     export const label: string | undefined = value.rest?.label;`,
  ],
  "what stands beside a reference counts": [
    twoWays(
      {
        Value: { oneOf: [ref("Dog"), ref("Cat")] },
        Kind: { type: "string", enum: ["dog", "cat", "cow"] },
        Dog: {
          type: "object",
          required: ["kind", "barks"],
          properties: { kind: { ...ref("Kind"), const: "dog" }, barks: { type: "boolean" } },
        },
        Cat: {
          type: "object",
          required: ["kind", "lives", "name"],
          properties: {
            kind: { ...ref("Kind"), enum: ["cat"] },
            lives: { type: "integer" },
            name: { ...ref("Maybe"), type: "string" },
            tags: { ...ref("Any"), items: text },
          },
        },
        Maybe: { type: ["string", "null"] },
        Any: { type: "array" },
      },
      "3.1.0",
    ),
    `if (value.kind === "cat") {
       export_(value.lives.toFixed());
       const name: string = value.name;
       const tags: string[] | undefined = value.tags;
       export_(name + String(tags?.length));
     } else export_(value.barks.valueOf());
     // @ts-expect-error a dog is a dog
     await api.swap({ kind: "cow", barks: true });`,
  ],
  "a name may have a percent sign that encodes nothing": [
    percent,
    `await api.swap("x", { "100%": { "%zz": "a" } }, { "off%": { "%": 1 } });
     const part = value["100%"];
     if (typeof part === "object") export_(part["%zz"]?.length);
     // @ts-expect-error a value that isn't listed
     await api.swap("x", { "100%": { "%zz": "c" } });`,
  ],
  "a text whose values stand elsewhere is one of them": [
    api(
      {
        "post /value": {
          operationId: "swap",
          tags: ["api"],
          requestBody: { content: { "text/plain": { schema: ref("Value") } }, required: true },
          responses: {
            "200": { description: "", content: { "text/plain": { schema: ref("Name") } } },
          },
        },
      },
      { Value: { type: "string", enum: ["a", "b"] }, Name: { allOf: [text, { minLength: 1 }] } },
    ),
    `export const name: schema.Name = await api.swap("a");
     export const length: number = name.length;
     // @ts-expect-error a value that isn't listed
     await api.swap("c");`,
  ],
};

const programOf = (name: string, program: string): string => `
import { createMethods, type Send } from "./${name}/client.ts";
import type * as schema from "./${name}/schema.ts";
declare const send: Send;
declare const export_: (value: unknown) => void;
const { api } = createMethods(send);
declare const value: schema.Value;
${program.includes("Throne") ? "type Throne = schema.Throne; type Holder = schema.Holder;" : ""}
${program}
`;

const names = new Map(Object.keys(cases).map((title, at) => [title, `case${String(at)}`]));

test("types say what the document's schemas say together", async () => {
  const documents: Record<string, Document> = {};
  const programs: Record<string, string> = {};
  for (const [title, [document, program]] of Object.entries(cases)) {
    const name = names.get(title) ?? "";
    documents[name] = document;
    programs[`${name}.ts`] = programOf(name, program);
  }
  const said = await compileAll(documents, programs);
  const titled = [...names].reduce(
    (all, [title, name]) => all.replaceAll(`${name}.ts`, title),
    said,
  );
  expect(titled).toBe("");
});
