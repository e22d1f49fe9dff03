/** Nothing breaks a promise of the last release; what is planted to break one is found, and told as such. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changelog } from "../../scripts/docs/changelog.ts";
import { brokenPromises, compare, type Report } from "../../scripts/docs/compatibility.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What a planted change may touch: the bundle as plain, changeable JSON. */
type Bundle = Record<string, never> & {
  info: { version: string };
  paths: Record<string, Record<string, Record<string, never>>>;
  components: {
    schemas: Record<string, { required: string[]; properties: Record<string, object> }>;
  };
};

describe("the present documents against the last release", () => {
  test.each([
    ["openapi/released/openapi.json", "generated/openapi.json"],
    ["openapi/released/iam.json", "generated/iam/openapi.json"],
  ])("%s promised nothing that %s breaks without a new version", async (released, present) => {
    const broken = brokenPromises(
      await compare(here(`../../${released}`), here(`../../${present}`)),
    );

    expect(
      broken.map(
        ({ path, verdicts }) => `${path}: ${verdicts.map(({ message }) => message).join(" ")}`,
      ),
      "Undo the change, or raise info.version",
    ).toEqual([]);
  });
});

describe("a planted change", () => {
  let folder: string;
  let bundle: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "changes-"));
    bundle = await readFile(here("../../generated/openapi.json"), "utf8");
    await writeFile(join(folder, "released.json"), bundle);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const plant = async (name: string, change: (document: Bundle) => void): Promise<Report> => {
    const document = JSON.parse(bundle) as Bundle;
    change(document);
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(document));
    return compare(join(folder, "released.json"), file);
  };
  const schema = (document: Bundle, name: string) => {
    const found = document.components.schemas[name];
    if (!found) throw new Error(`No schema ${name}`);
    return found;
  };

  const breaking: [name: string, change: (document: Bundle) => void][] = [
    ["an operation that is gone", ({ paths }) => delete paths["/v1/listeners"]?.["get"]],
    [
      "a status that is gone",
      ({ paths }) =>
        delete (
          paths["/v1/listeners"]?.["post"]?.["responses"] as unknown as Record<string, object>
        )["201"],
    ],
    [
      "a shorter text",
      (document) =>
        Object.assign(schema(document, "CreateListenerOption").properties["name"] ?? {}, {
          maxLength: 32,
        }),
    ],
    [
      "a field that has to be sent",
      (document) => schema(document, "CreateListenerOption").required.push("description"),
    ],
    [
      "a field that is not answered any more",
      (document) => delete schema(document, "ListenerDetail").properties["protocol"],
    ],
    [
      "a value that isn't taken any more",
      (document) => Object.assign(schema(document, "Protocol"), { enum: ["TCP"] }),
    ],
  ];

  test.each(breaking)("is caught: %s", async (name, change) => {
    const report = await plant(name, change);

    expect(brokenPromises(report).length).toBeGreaterThan(0);
    expect(changelog("# Changelog\n", { "The document": report })).toContain("### Breaking");
  });

  test("passes with a new version", async () => {
    const report = await plant("new version", (document) => {
      document.info.version = "1.0.0";
      schema(document, "CreateListenerOption").required.push("description");
    });

    expect(report.changes.some(({ impact }) => impact === "major")).toBe(true);
    expect(brokenPromises(report)).toEqual([]);
  });

  test("passes when it only adds", async () => {
    const report = await plant("addition", (document) => {
      schema(document, "ListenerDetail").properties["note"] = {
        type: "string",
        description: "A note.",
      };
    });

    expect(report.changes.length).toBeGreaterThan(0);
    expect(brokenPromises(report)).toEqual([]);
  });
});
