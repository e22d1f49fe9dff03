import { describe, expect, test } from "vitest";
import { llmsText } from "../../scripts/docs/llms.ts";
import { redocDocument } from "../../scripts/docs/redoc-document.ts";
import { emitReference } from "../../scripts/docs/reference.ts";
import type { Document } from "../../scripts/document/types.ts";

const error = (code: string) => ({
  description: "Refused.",
  content: {
    "application/json": {
      examples: { [code]: { summary: "Refused", description: "Do better.", value: { code } } },
    },
  },
});

/** A document with a rule of a schema, and rules of a resource for some of its operations. */
const document: Document = {
  openapi: "3.1.0",
  info: { title: "Rooms", version: "1.0.0" },
  paths: {
    "/rooms": {
      "x-resource": {
        name: "room",
        roles: { post: "create" },
        "x-rules": [
          {
            id: "quota",
            rule: "size(others) < 10",
            message: "a house has at most 10 rooms",
            error: "FULL",
            on: ["create"],
          },
          {
            id: "apart",
            rule: "others.all(o, o.door != self.door)",
            field: "self.door",
            message: "{self.door} is that of {o.id}",
            error: "TAKEN",
          },
        ],
      },
      post: {
        operationId: "createRoom",
        summary: "Add a room",
        requestBody: {
          content: { "application/json": { schema: { $ref: "#/components/schemas/Room" } } },
        },
        responses: { "201": { description: "Added." }, "400": error("FULL") },
      },
    },
    "/rooms/{id}": {
      "x-resource": { name: "room", roles: { put: "update", get: "show" } },
      put: {
        operationId: "changeRoom",
        summary: "Change a room",
        responses: { "200": { description: "Changed." }, "400": error("TAKEN") },
      },
      get: {
        operationId: "showRoom",
        summary: "Show a room",
        responses: { "200": { description: "The room." } },
      },
    },
  },
  components: {
    schemas: {
      Room: {
        type: "object",
        properties: { from: { type: "integer" }, to: { type: "integer" } },
        "x-rules": [
          {
            id: "order",
            rule: "self.from <= self.to",
            message: "must not end at {self.to}, before it starts",
            error: "FULL",
          },
        ],
      },
    },
  },
  "x-errors": { code: "code", message: "code" },
} as unknown as Document;

const reference = emitReference(document);
const section = (anchor: string) =>
  reference.slice(reference.indexOf(`<a id="${anchor}"></a>`)).split("\n\n");

describe("the rules of a document", () => {
  test("stand beside their schema: the sentence first, then the CEL", () => {
    expect(section("schema-room-rule-order").slice(0, 2)).toEqual([
      '<a id="schema-room-rule-order"></a>**Rule `order`:** must not end at `self.to`, before it starts ([`FULL`](#full))',
      "```cel\nself.from <= self.to\n```",
    ]);
  });

  test("of a resource have a section each, which names the operations that check it", () => {
    expect(section("rule-room-apart").slice(0, 4)).toEqual([
      '<a id="rule-room-apart"></a>room apart',
      "`door` `self.door` is that of `o.id` ([`TAKEN`](#taken))",
      "```cel\nothers.all(o, o.door != self.door)\n```",
      "Checked by: [`createRoom`](#createroom), [`changeRoom`](#changeroom)",
    ]);
    expect(section("rule-room-quota")[3]).toBe("Checked by: [`createRoom`](#createroom)");
  });

  test("are linked from the operations that check them, and from no other", () => {
    const [, create = "", change = "", show = ""] = reference.split(/### <a id="[a-z]+room"><\/a>/);

    const quota =
      "- [room quota](#rule-room-quota): a house has at most 10 rooms ([`FULL`](#full))";
    const apart =
      "- [room apart](#rule-room-apart): `door` `self.door` is that of `o.id` ([`TAKEN`](#taken))";
    expect(create).toContain(`#### Rules\n\n${quota}\n${apart}\n`);
    expect(change).toContain(`#### Rules\n\n${apart}\n`);
    expect(show.split("\n## ")[0]).not.toContain("Rules");
  });

  test("are listed in llms.txt and on the page", () => {
    expect(llmsText(document)).toContain(
      "- [room quota](reference.md#rule-room-quota) (FULL): a house has at most 10 rooms. `size(others) < 10`",
    );
    const page = redocDocument(document);
    expect(page.tags?.find(({ name }) => name === "Rules")?.description).toContain("room quota");
    expect(page.components?.schemas?.["Room"]?.description).toBe(
      "> **Rule:** must not end at `self.to`, before it starts (`self.from <= self.to`)",
    );
    const apart =
      "> **Rule:** `door` `self.door` is that of `o.id` (`others.all(o, o.door != self.door)`)";
    const quota = "> **Rule:** a house has at most 10 rooms (`size(others) < 10`)";
    // Redoc has no place for what is said of a body as a whole, so that stands here too.
    const body = "> **Rule:** must not end at `self.to`, before it starts (`self.from <= self.to`)";
    const { post } = page.paths?.["/rooms"] ?? {};
    expect(post?.description).toBe(`${quota}\n\n${apart}\n\n${body}`);
    expect(page.paths?.["/rooms/{id}"]?.put?.description).toBe(apart);
    expect(page.paths?.["/rooms/{id}"]?.get?.description).toBeUndefined();
  });
});
