/** The code that the pages write for a request is run: the mock gets what was typed, to the last sign. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { curl, fetchCode, python } from "../../../scripts/docs/run/browser/snippets.ts";
import type { PageRequest } from "../../../scripts/docs/run/browser/request.ts";
import { startMock, type MockServer } from "../../support/mock.ts";

const run = promisify(execFile);
const id = "1b11747a-b139-492f-9692-2df0b1c87193";
const accelerator = "ac1bf54f-6a23-4074-af77-800648d25bc8";
const token = ["X-Auth-Token", "mock-token"] as const;
const json = ["Content-Type", "application/json"] as const;
const listener = (description: string) => ({
  listener: {
    name: "web",
    description,
    protocol: "TCP",
    port_ranges: [{ from_port: 443, to_port: 443 }],
    accelerator_id: accelerator,
  },
});

/** Texts that shells, Python and JavaScript each read in a way of their own. */
const HARD = [
  `it's "quoted" and 'quoted again'`,
  "back\\slash \\n \\u0041 \\' \\",
  "two\nlines\tand a tab",
  "$HOME `whoami` $(id) !! %s %20 {x} ${y}",
  "grüße, 日本語, 🙂 and \u2028",
  "True False None null undefined # // /* */",
];

const requests: readonly (readonly [what: string, request: PageRequest])[] = [
  ...HARD.map((text): readonly [string, PageRequest] => [
    `a create with ${JSON.stringify(text)}`,
    {
      method: "POST",
      path: "/v1/listeners",
      headers: [token, json],
      body: JSON.stringify(listener(text), null, 2),
    },
  ]),
  [
    "a body that is no JSON",
    {
      method: "POST",
      path: "/v1/listeners",
      headers: [token, json],
      body: `{ "listener": 'it"s' \\ grüße 日本語`,
    },
  ],
  [
    "a body that looks like the name of a file",
    { method: "POST", path: "/v1/listeners", headers: [token, json], body: "@/etc/hostname" },
  ],
  [
    "brackets and braces in a query",
    { method: "GET", path: "/v1/listeners?a[b]=1&c={d,e}&f[]=2", headers: [token] },
  ],
  [
    "a list with a query",
    { method: "GET", path: "/v1/listeners?limit=5&name=a%20b%26c", headers: [token] },
  ],
  ["a listener by its id", { method: "GET", path: `/v1/listeners/${id}`, headers: [token] }],
  [
    "a change",
    {
      method: "PUT",
      path: `/v1/listeners/${id}`,
      headers: [token, json],
      body: '{"listener":{"name":"it\'s"}}',
    },
  ],
  [
    "tags with a body of its own",
    {
      method: "DELETE",
      path: `/v1/ga-listeners/${id}/tags/delete`,
      headers: [token, json],
      body: '{"tags":[{"key":"owner","value":null}]}',
    },
  ],
  [
    "a deletion without a body",
    { method: "DELETE", path: `/v1/listeners/${id}`, headers: [token] },
  ],
  [
    "a header with quotes",
    { method: "GET", path: "/v1/listeners", headers: [token, ["X-Note", `it's "a" note \\ $x`]] },
  ],
];

let mock: MockServer;
let folder = "";
const hasRequests = spawnSync("python3", ["-c", "import requests"]).status === 0;

/** Python's package, where the machine has none: what the code uses of it, sent by Python itself. */
const STAND_IN = `import json as _json
import urllib.request, urllib.error

class _Response:
    def __init__(self, answer):
        self.status_code = answer.status
        self.text = answer.read().decode()

def request(method, url, headers=None, json=None, data=None, timeout=None):
    headers = dict(headers or {})
    body = None
    if json is not None:
        body = _json.dumps(json).encode()
        headers.setdefault("Content-Type", "application/json")
    elif data is not None:
        # As Python's own http does it.
        body = data.encode("latin-1") if isinstance(data, str) else data
    asked = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        return _Response(urllib.request.urlopen(asked, timeout=timeout))
    except urllib.error.HTTPError as error:
        return _Response(error)
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "snippets-"));
  mock = await startMock({ port: 0, settle: 0 });
  if (!hasRequests) await writeFile(join(folder, "requests.py"), STAND_IN);
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

const here = () => ({ base: mock.url, isOwn: false, variables: {} });

/** JSON is the same however it is laid out; other text is the same to the last sign. */
const meaningOf = (body: string | undefined): unknown => {
  try {
    return JSON.parse(body ?? "");
  } catch {
    return body ?? "";
  }
};

const languages: Readonly<Record<string, (request: PageRequest) => Promise<unknown>>> = {
  curl: (request) => run("sh", ["-c", curl(request, here())]),
  fetch: async (request) => {
    const file = join(folder, "code.mjs");
    await writeFile(file, fetchCode(request, here()));
    return run(process.execPath, [file]);
  },
  Python: async (request) => {
    const file = join(folder, "code.py");
    await writeFile(file, python(request, here()));
    return run("python3", [file], { env: { ...process.env, PYTHONPATH: folder } });
  },
};
describe.each(Object.entries(languages))("%s", (_language, send) => {
  test.each(requests)("sends %s", async (_what, request) => {
    mock.journal.clear();
    await send(request);
    const [entry, ...more] = mock.journal.list();
    expect(more).toEqual([]);
    expect(entry?.request.method).toBe(request.method);
    const { pathname, search } = new URL(entry?.request.url ?? "", mock.url);
    expect(decodeURIComponent(pathname + search)).toBe(decodeURIComponent(request.path));
    expect(meaningOf(entry?.request.body)).toEqual(meaningOf(request.body));
    expect(entry?.response.status).not.toBe(401);
    for (const [name, value] of request.headers)
      if (name !== "X-Auth-Token") expect(entry?.request.headers[name.toLowerCase()]).toBe(value);
  });
});
