/** Has each tool read a document, and prints as JSON what it complains of and which requests it found. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";

const file = process.argv[2];
const text = await readFile(file, "utf8");
const require = createRequire(import.meta.url);
const METHODS = ["get", "put", "post", "delete", "patch"];

const operationsOf = ({ paths }) =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
  );

const leavesOf = (items, key) =>
  items.flatMap((item) => (Array.isArray(item[key]) ? leavesOf(item[key], key) : [item]));

const judges = {
  async spectral() {
    const command = join(import.meta.dirname, "node_modules/.bin/spectral");
    const ruleset = join(import.meta.dirname, "spectral.yaml");
    const options = [
      "lint",
      "--ruleset",
      ruleset,
      "--format",
      "json",
      "--quiet",
      "--fail-severity",
      "hint",
    ];
    const { stdout } = await promisify(execFile)(command, [...options, file]).catch(
      (error) => error,
    );
    const complaints = JSON.parse(stdout).map(
      ({ code, message, path }) => `${code} at ${path.join(".")}: ${message}`,
    );
    return { complaints };
  },

  async postman() {
    const { convertV2 } = require("openapi-to-postmanv2");
    const { result, reason, output } = await new Promise((resolve, reject) => {
      convertV2({ type: "string", data: text }, {}, (error, converted) =>
        error ? reject(error) : resolve(converted),
      );
    });
    if (!result) return { complaints: [reason] };
    const requests = leavesOf(output[0].data.item, "item").map(({ request }) => request);
    return {
      complaints: [],
      operations: requests.map(
        ({ method, url }) =>
          `${method} /${url.path.map((step) => step.replace(/^:(.*)/, "{$1}")).join("/")}`,
      ),
      hosts: requests.map(({ url }) => url.host.join(".")),
      bodies: requests.flatMap(({ body }) => (body?.raw ? [JSON.parse(body.raw)] : [])),
      auth: output[0].data.auth.apikey.find(({ key }) => key === "key").value,
    };
  },

  async bruno() {
    const { openApiToBruno } = await import("@usebruno/converters");
    const { items, environments, root } = await openApiToBruno(text);
    return {
      complaints: [],
      operations: leavesOf(items, "items").map(
        ({ request }) =>
          `${request.method} ${request.url.replace("{{baseUrl}}", "").replace(/:(\w+)/g, "{$1}")}`,
      ),
      hosts: environments.flatMap(({ variables }) => variables.map(({ value }) => value)),
      auth: root.request.auth.apikey?.key,
    };
  },

  async scalar() {
    const { validate, dereference } = await import("@scalar/openapi-parser");
    const { errors = [] } = await validate(text);
    const { schema } = await dereference(text);
    return { complaints: errors.map(({ message }) => message), operations: operationsOf(schema) };
  },

  async swaggerParser() {
    const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
    return { complaints: [], operations: operationsOf(await SwaggerParser.validate(file)) };
  },
};

const verdicts = {};
for (const [name, judge] of Object.entries(judges)) {
  verdicts[name] = await judge().catch((error) => ({ complaints: [String(error)] }));
}
process.stdout.write(JSON.stringify(verdicts), () => process.exit());
