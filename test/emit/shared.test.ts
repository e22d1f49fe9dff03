/** What stands at several places of a document is written once, wherever it was described first. */
import { expect, test } from "vitest";
import { modelOf } from "../../scripts/document/model.ts";
import { filesOf } from "./support/files-of.ts";
import { api, json } from "./support/api.ts";

const refused = {
  description: "Not today",
  headers: {
    "Retry-After": { description: "When to come again", schema: { type: "integer" as const } },
  },
  ...{
    content: json({
      type: "object",
      required: ["reason"],
      properties: { reason: { type: "string", maxLength: 4711 } },
    }).content,
  },
};

const address = {
  type: "object" as const,
  required: ["street", "city"],
  properties: {
    street: { type: "string" as const, minLength: 1, maxLength: 815 },
    city: { type: "string" as const, minLength: 1, pattern: "^[A-Z]" },
  },
};

// Some bundlers leave references to where a part was used first.
const document = api({
  "post /parcels": {
    operationId: "sendParcel",
    requestBody: json({ type: "object", properties: { to: address, from: address } }),
    responses: { "400": refused },
  },
  "post /letters": {
    operationId: "sendLetter",
    requestBody: json(address),
    responses: {
      "200": {
        description: "Sent",
        headers: {
          "Retry-After": { $ref: "#/paths/~1parcels/post/responses/400/headers/Retry-After" },
        },
      },
      "400": { $ref: "#/paths/~1parcels/post/responses/400" },
    },
  },
});

const files = filesOf(modelOf(document));
const text = (name: string): string => files.get(name) ?? "";

const times = (name: string, part: string | RegExp): number => text(name).split(part).length - 1;

test("the reference describes an answer, and a header, once, and links from where they are used", () => {
  expect(times("reference.md", "When to come again")).toBe(1);
  expect(times("reference.md", "4711")).toBe(1);
  expect(times("reference.md", "[ParcelsPost400](#answer-parcelspost400)")).toBe(2);
  expect(text("reference.md")).toContain(
    "Given by [`sendParcel`](#sendparcel), [`sendLetter`](#sendletter).",
  );
  expect(times("reference.md", "[`Retry-After`](#header-retry-after)")).toBe(2);
});

test("the types have an answer once", () => {
  expect(text("schema.ts")).toContain('400: components["responses"]["ParcelsPost400"];');
});

test("equal schemas are checked by one function", async () => {
  expect(times("validators.js", "limit: 815")).toBe(1);
  const { sendParcelBody, sendLetterBody } = (await import(
    `data:text/javascript,${encodeURIComponent(text("validators.js"))}`
  )) as Record<string, ((value: unknown) => boolean) & { errors?: unknown }>;
  const home = { street: "Elm", city: "Rome" };
  expect(sendLetterBody?.(home)).toBe(true);
  expect(sendParcelBody?.({ from: home, to: home })).toBe(true);
  expect(sendParcelBody?.({ from: home, to: { ...home, city: "rome" } })).toBe(false);
  expect(sendParcelBody?.errors).toEqual([
    { instancePath: "/to/city", keyword: "pattern", params: { pattern: "^[A-Z]" } },
  ]);
  expect(sendLetterBody?.({ city: "Rome" })).toBe(false);
  expect(sendLetterBody?.errors).toEqual([
    { instancePath: "", keyword: "required", params: { missingProperty: "street" } },
  ]);
});
