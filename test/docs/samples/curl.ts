/** Stands in for curl where the machine has none: the options the samples use, and a failure for any other. */
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: "string" },
    "fail-with-body": { type: "boolean" },
    header: { type: "string", multiple: true },
    output: { type: "string" },
    request: { type: "string" },
    silent: { type: "boolean" },
    "write-out": { type: "string" },
  },
});
const [url = ""] = positionals;
const headers = (values.header ?? []).map((line) => line.split(/:\s*/, 2) as [string, string]);
const method = values.request ?? (values.data === undefined ? "GET" : "POST");
const response = await fetch(url, {
  method,
  headers,
  ...(values.data === undefined ? {} : { body: values.data }),
});
if (values.output === undefined) process.stdout.write(await response.text());
const shown = values["write-out"]?.replace(
  /%header\{([^}]+)\}/g,
  (_, name: string) => response.headers.get(name) ?? "",
);
process.stdout.write(shown ?? "");
if (values["fail-with-body"] === true && !response.ok) process.exitCode = 22;
