import { gzipSync } from "node:zlib";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "../..");

/** Bundles what a program needs, minified for browsers, and gives its size in bytes after gzip. */
export const gzipSizeOf = async (program: string, resolveDir = root): Promise<number> => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir, loader: "ts" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
  });
  const [file] = outputFiles;
  return gzipSync(file?.contents ?? "", { level: 9 }).length;
};

const functions =
  "createClient, createRuntime, token, iamPassword, accessKey, fromEnvironment, isApiError, GaError, ApiError, " +
  "ConnectionError, TimeoutError, ConfigurationError, RedirectError, ResponseFormatError, ValidationError, UncertainOutcomeError";

/** Programs of one purpose each, with the most bytes that each may take; none where it is only told. */
export const programs = {
  "openapi-fetch alone": {
    program: `import create from "openapi-fetch"; create({}).POST("/v1/listeners");`,
    most: Infinity,
  },
  "one create with token, errors, retries, deadline": {
    program: `
      import { createListener, createRuntime, errorShape, servers, token } from "./src/index.ts";
      createRuntime({ baseUrl: servers[0], errors: errorShape, auth: token("a") }).send(createListener, { body: {} });`,
    most: 10_120,
  },
  "the same by createClient, with all methods, pages, waiting and reconcile": {
    program: `
      import { createClient, token } from "./src/index.ts";
      createClient({ auth: token("a") }).listeners.create({});`,
    most: 12_150,
  },
  "everything but validators": {
    program: `import { ${functions} } from "./src/index.ts"; console.log(${functions});`,
    most: 17_450,
  },
  "validators for create and update": {
    program: `
      import { createListenerBody, updateListenerBody } from "./generated/validators.js";
      console.log(createListenerBody, updateListenerBody);`,
    most: 3500,
  },
} as const;
