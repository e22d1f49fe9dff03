import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bundle } from "../../scripts/document/bundle.ts";
import { modelOf } from "../../scripts/document/model.ts";
import { filesOf } from "./support/files-of.ts";
import type { OperationObject } from "../../scripts/document/types.ts";
import { spawnGenerate as generate } from "./support/command.ts";
import { api, json, ref } from "./support/api.ts";

const document = (count: number) => {
  const operations = Array.from({ length: count }, (_, at): [string, Partial<OperationObject>] => [
    `post /things/${String(at)}`,
    { operationId: `make${String(at)}`, requestBody: json(ref("Thing")) },
  ]);
  return api(Object.fromEntries(operations), {
    Thing: {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string", maxLength: 9 } },
    },
  });
};

test("what takes a while is told, and made on two cores with the same result", async () => {
  const home = await mkdtemp(join(tmpdir(), "large-"));
  try {
    await writeFile(join(home, "api.json"), JSON.stringify(document(120)));
    const { code, said } = await generate(["--spec", "api.json", "--out", "out"], home);
    expect({ code, said }).toEqual({
      code: 0,
      said: "api.json has 120 operations; this takes a while …\n",
    });
    const { document: bundled } = await bundle(join(home, "api.json"), home);
    const expected = filesOf(modelOf(bundled));
    for (const [name, text] of expected)
      expect([name, await readFile(join(home, "out", name), "utf8")]).toEqual([name, text]);
    const check = await generate(["--spec", "api.json", "--out", "out", "--check"], home);
    expect(check.code).toBe(0);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
});
