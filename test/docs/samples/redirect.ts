/**
 * Loaded before a sample runs: `ga-listeners` is the source, and what is sent to GA or IAM goes to the mock, each
 * sample in a namespace of its own.
 */
import { registerHooks } from "node:module";

const source = new URL("../../../src/index.ts", import.meta.url).href;
const mock = process.env["MOCK_URL"] ?? "";
const vendor = /^https:\/\/(ga|iam)\.myhuaweicloud\.com(?=\/)/;
const send = globalThis.fetch;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "ga-listeners" ? { url: source, shortCircuit: true } : next(specifier, context),
});

/** The sample that is running. */
export const running = { name: "" };

globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  if (!vendor.test(request.url)) throw new Error(`A sample sends to ${request.url}`);
  const redirected = new Request(request.url.replace(vendor, mock), request);
  redirected.headers.set("X-Mock-Namespace", running.name);
  return send(redirected);
};
