/** Others' tools read the document as it is published, on the site and in the package: they find nothing wrong, and all of it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildDocs } from "../../scripts/docs-site.ts";
import { pack, run } from "../package/consumer.ts";

const home = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), "judged-"));
const exported = (
  JSON.parse(readFileSync(join(home, "../../package.json"), "utf8")) as {
    exports: Record<string, string>;
  }
).exports;

const OPERATIONS = [
  "DELETE /v1/ga-listeners/{listener_id}/tags/delete",
  "DELETE /v1/listeners/{listener_id}",
  "GET /v1/ga-listeners/tags",
  "GET /v1/ga-listeners/{listener_id}/tags",
  "GET /v1/listeners",
  "GET /v1/listeners/{listener_id}",
  "POST /v1/ga-listeners/resource-instances/count",
  "POST /v1/ga-listeners/resource-instances/filter",
  "POST /v1/ga-listeners/{listener_id}/tags/create",
  "POST /v1/listeners",
  "POST /v3/auth/tokens",
  "PUT /v1/listeners/{listener_id}",
];

interface Verdict {
  readonly complaints: readonly string[];
  readonly operations?: readonly string[];
  readonly hosts?: readonly string[];
  readonly bodies?: readonly object[];
  readonly auth?: string;
}

const files: Readonly<Record<string, string>> = {
  "openapi.yaml of the site": join(folder, "openapi.yaml"),
  "openapi.json of the site": join(folder, "openapi.json"),
  "openapi.yaml of the package": join(folder, "package", exported["./openapi.yaml"] ?? ""),
  "openapi.json of the package": join(folder, "package", exported["./openapi.json"] ?? ""),
};
const verdicts = new Map<string, Readonly<Record<string, Verdict>>>();

beforeAll(async () => {
  run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], home);
  await buildDocs(folder);
  run("tar", ["-xzf", pack(folder), "-C", folder], folder);
  for (const [name, file] of Object.entries(files)) {
    const printed = run(process.execPath, [join(home, "judge.mjs"), file], home);
    verdicts.set(name, JSON.parse(printed) as Record<string, Verdict>);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(Object.keys(files))("%s", (name) => {
  test.each(["spectral", "postman", "bruno", "scalar", "swaggerParser"])(
    "%s finds nothing wrong",
    (judge) => {
      expect(verdicts.get(name)?.[judge]?.complaints).toEqual([]);
    },
  );

  test.each(["postman", "bruno", "scalar", "swaggerParser"])("%s has it whole", (judge) => {
    expect([...(verdicts.get(name)?.[judge]?.operations ?? [])].sort()).toEqual(OPERATIONS);
  });

  test("Postman and Bruno know the key and the hosts", () => {
    const { postman, bruno } = verdicts.get(name) ?? {};
    expect([postman?.auth, bruno?.auth]).toEqual(["X-Auth-Token", "X-Auth-Token"]);
    // Bruno knows no servers of an operation: its token request goes to the first one.
    expect(bruno?.hosts).toEqual(["https://ga.myhuaweicloud.com", "http://127.0.0.1:4010"]);
    expect(new Set(postman?.hosts)).toEqual(new Set(["{{baseUrl}}", "iam.myhuaweicloud.com"]));
    expect(postman?.bodies).toHaveLength(7);
  });
});

interface ImportedRequest {
  readonly operation: string;
  readonly auth?: string;
  readonly body?: string;
}

test("the collection is imported whole by Postman and Bruno, with bodies and the key", () => {
  const printed = run(
    process.execPath,
    [join(home, "collection.mjs"), join(folder, "collection.json")],
    home,
  );
  const found = JSON.parse(printed) as Record<"postman" | "bruno", ImportedRequest[]>;
  for (const requests of [found.postman, found.bruno]) {
    expect(requests.map(({ operation }) => operation).sort()).toEqual(OPERATIONS);
    const keyed = requests.filter(({ auth }) => auth === "apikey");
    expect(keyed).toHaveLength(OPERATIONS.length - 1);
    const bodies = requests.flatMap(({ body }) => (body === undefined ? [] : [body]));
    expect(bodies.map((body) => Object.keys(JSON.parse(body) as object)[0]).sort()).toEqual([
      ...["auth", "listener", "listener", "tags", "tags", "tags", "tags"],
    ]);
  }
});

test.for(["openapi.json of the site", "openapi.json of the package"])(
  "Python's jsonschema takes every example of %s and reads the patterns",
  (name, context) => {
    const { status, stdout, stderr } = spawnSync("python3", [
      join(home, "examples.py"),
      files[name] ?? "",
    ]);
    const isMissing = status === null || String(stderr).includes("No module named 'jsonschema'");
    if (isMissing) context.skip("there is no python3 with jsonschema (Debian: python3-jsonschema)");
    expect(String(stderr)).toBe("");
    const { complaints, examples, refused } = JSON.parse(String(stdout)) as {
      complaints: string[];
      examples: number;
      refused: string[];
    };
    expect(complaints).toEqual([]);
    expect(examples).toBeGreaterThan(100);
    expect(refused).toEqual(["_sys_a", "a/b", "a\tb", "☃"]);
  },
);
