/** What one line of the document changes: in a copy, and nowhere else. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { emitReference } from "../../scripts/docs/reference.ts";
import { llmsText } from "../../scripts/docs/llms.ts";
import { createMock } from "../../src/mock/adapters/fetch.ts";
import { mockDocumentOf } from "../support/document.ts";
import { service } from "../support/mock.ts";
import type { Document } from "../../scripts/document/types.ts";

const bundle = readFileSync(new URL("../../generated/openapi.json", import.meta.url), "utf8");

/** What becomes of a copy of our document in which texts are others. */
const made = async (...changes: readonly (readonly [text: string, other: string])[]) => {
  let text = bundle;
  for (const [old, other] of changes) {
    expect(bundle).toContain(old);
    text = text.replaceAll(old, other);
  }
  const changed = JSON.parse(text) as Document;
  const document = await mockDocumentOf(changed);
  const mock = createMock({ ...service, documents: [document], settle: 0 });
  const create = async (port: number, protocol = "TCP") => {
    const response = await mock.fetch("https://ga.myhuaweicloud.com/v1/listeners", {
      method: "POST",
      headers: { "X-Auth-Token": "mock-token", "Content-Type": "application/json" },
      body: JSON.stringify({
        listener: {
          name: "web",
          protocol,
          port_ranges: [{ from_port: port, to_port: port }],
          accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
        },
      }),
    });
    const { error_code } = (await response.json()) as { error_code?: string };
    return error_code ?? response.status;
  };
  return { document, create, docs: `${emitReference(changed)}\n${llmsText(changed)}` };
};

const upsideDown = { listener: { port_ranges: [{ from_port: 9, to_port: 8 }] } };

describe("mock, validation and docs obey the document:", () => {
  test("a quota of 3 is a quota of 3", async () => {
    const { create, docs } = await made(
      ["size(others) < 10", "size(others) < 3"],
      ["at most 10 listeners", "at most 3 listeners"],
    );
    expect([await create(1), await create(2), await create(3)]).toEqual([201, 201, 201]);
    expect(await create(4)).toBe("GA.9103");
    expect(docs).toContain("`self.accelerator_id` must have at most 3 listeners");
    expect(docs).not.toMatch(/\b(10|ten) listeners/);
  });

  test("ports that are taken whatever the protocol", async () => {
    const { create, docs } = await made(["o.protocol != self.protocol ||", ""]);
    expect(docs).not.toContain("o.protocol != self.protocol");
    expect(await create(1)).toBe(201);
    expect(await create(1, "UDP")).toBe("GA.9101");
  });

  test("a code with another name", async () => {
    const { create, document, docs } = await made(["GA.9101", "GA.9999"]);
    expect([await create(1), await create(1)]).toEqual([201, "GA.9999"]);
    const violation = document.requestRules?.["createListener"]?.body?.(upsideDown);
    expect(violation).toMatchObject({ path: "listener.port_ranges[0]", error: "GA.9999" });
    expect(document.errors.map(({ code }) => code)).not.toContain("GA.9101");
    expect(docs).toContain('<a id="ga-9999"></a>');
    expect(docs).not.toContain("GA.9101");
  });

  test("ours, as it is", async () => {
    const { create } = await made();
    const ports = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(await create(1)).toBe(201);
    expect(await create(1, "UDP")).toBe(201);
    expect(await create(1)).toBe("GA.9101");
    for (const port of ports.slice(2)) expect(await create(port)).toBe(201);
    expect(await create(11)).toBe("GA.9103");
  });
});
