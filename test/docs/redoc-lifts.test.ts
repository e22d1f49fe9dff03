/** What Redoc shows nowhere stands in a description that it shows. */
import { expect, test } from "vitest";
import { liftForRedoc } from "../../scripts/docs/redoc-lifts.ts";
import type { Document, Schema } from "../../scripts/document/types.ts";

const json = (schema: Schema) => ({ "application/json": { schema } });
const document: Document = {
  openapi: "3.1.0",
  info: { title: "Jars", version: "1" },
  paths: {
    "/jars": {
      put: {
        description: "Fills a jar.",
        requestBody: { content: json({ type: "object", description: "What goes in." }) },
        responses: {
          "200": { description: "Filled.", content: json({ description: "What is in it now." }) },
          "400": { description: "No.", content: json({ $ref: "#/components/schemas/Problem" }) },
          "500": {
            description: "Broken.",
            content: json({ $ref: "#/components/schemas/Problem" }),
          },
          "503": { description: "Later.", content: json({ type: "string" }) },
        },
      },
    },
  },
  components: {
    schemas: {
      Problem: { type: "object", description: "What went wrong." },
      Lids: {
        type: "array",
        description: "Lids.",
        items: { type: "string", description: "A lid." },
      },
    },
  },
};

test("bodies of requests and answers are described as a whole, once for those that are alike", () => {
  const { description } = liftForRedoc(document).paths?.["/jars"]?.put ?? {};
  expect(description?.split("\n\n")).toEqual([
    "Fills a jar.",
    "What goes in.",
    "**Body of 200:** What is in it now.",
    "**Body of 400, 500:** What went wrong.",
  ]);
});

test("the items of a list are described beside the list", () => {
  const { schemas } = liftForRedoc(document).components ?? {};
  expect(schemas?.["Lids"]?.description).toBe("Lids.\n\n**Each item:** A lid.");
});
