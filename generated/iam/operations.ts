// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { CatalogueEntry, Contract, ErrorKinds, ErrorShape, Operation } from "../../src/client/index.ts";

export const createToken = {
  id: "createToken",
  method: "POST",
  path: "/v3/auth/tokens",
  envelope: { request: "auth", response: "token" },
  safe: true,
} as const satisfies Operation;

/** Every operation by its id. */
export const operations = {
  createToken,
} as const;

export type OperationId = keyof typeof operations;

/** Every operation's contract by its id. */
export const contracts: { readonly [Id in OperationId]: Contract } = {
  createToken: {
    tag: "Tokens",
    security: [],
    parameters: [{ name: "nocatalog", in: "query", type: "boolean", default: false }],
    request: { required: true, types: { "application/json": ["password"] } },
    responses: { "201": { headers: ["X-Request-Id", "X-Subject-Token"], types: { "application/json": ["short", "withCatalog"] } }, "400": { headers: ["X-Request-Id"], types: { "application/json": ["400"] } }, "401": { headers: ["X-Request-Id"], types: { "application/json": ["401"] } }, "403": { headers: ["X-Request-Id"], types: { "application/json": ["403"] } }, "404": { headers: ["X-Request-Id"], types: { "application/json": ["404"] } }, "405": { headers: ["X-Request-Id", "Allow"], types: { "application/json": ["405"] } }, "406": { headers: ["X-Request-Id"], types: { "application/json": ["406"] } }, "413": { headers: ["X-Request-Id"], types: { "application/json": ["413"] } }, "415": { headers: ["X-Request-Id"], types: { "application/json": ["415"] } }, "500": { headers: ["X-Request-Id"], types: { "application/json": ["500"] } }, "503": { headers: ["X-Request-Id", "Retry-After"], types: { "application/json": ["503"] } } },
  },
};

/** The error catalogue, collected from the named examples of the error answers. */
export const errors = [
  { code: "400", status: 400, message: "Invalid %s: %s", help: "Correct what the message names." },
  { code: "401", status: 401, message: "The username or password is wrong.", help: "Check the user, the password and the account." },
  { code: "403", status: 403, message: "You are not allowed to get a token.", help: "Ask an administrator of the account." },
  { code: "404", status: 404, message: "The account could not be found.", help: "Check the account's name and the address." },
  { code: "405", status: 405, message: "The method is not allowed for this path.", help: "Use a method that the header Allow names." },
  { code: "406", status: 406, message: "There is only application/json.", help: "Accept application/json." },
  { code: "413", status: 413, message: "The body is too large.", help: "Send a smaller body." },
  { code: "415", status: 415, message: "The body must be application/json.", help: "Send JSON as application/json." },
  { code: "500", status: 500, message: "An unexpected error has occurred.", help: "Try again; asking for a token changes nothing." },
  { code: "503", status: 503, message: "The service is unavailable.", help: "Wait as many seconds as the header Retry-After says, then ask again." },
] as const satisfies readonly CatalogueEntry[];

/** A code of the catalogue. A server may send others. */
export type ErrorCode = (typeof errors)[number]["code"];

/** Where an error body keeps what a client needs, as dotted paths. */
export const errorShape: ErrorShape = { code: "error.code", message: "error.message", title: "error.title" };

/** The code of each kind of error. */
export const errorKinds: ErrorKinds = { invalid: "400", notFound: "404", noRoute: "404", internal: "500" };

/** The document's servers, the first being the one to use. */
export const servers: readonly string[] = ["https://iam.myhuaweicloud.com", "http://127.0.0.1:4010"];
