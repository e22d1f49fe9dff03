// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { Credentials, Examples, ResponseExamples } from "../../src/client/index.ts";

const response1: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9", "X-Subject-Token": "MIIDexampleToken" }, types: { "application/json": { short: { token: { methods: ["password"], expires_at: "2019-01-09T01:20:00.000000Z", issued_at: "2019-01-08T01:20:00.000000Z", user: { id: "7116d09f88fa41908676fdd4b039e95b", name: "listener-admin", domain: { id: "99a3fff0d03c428eac3678da6a7d0f24", name: "listener-account" } }, domain: { id: "99a3fff0d03c428eac3678da6a7d0f24", name: "listener-account" }, roles: [{ id: "0", name: "te_admin" }] } }, withCatalog: { token: { methods: ["password"], expires_at: "2019-01-09T01:20:00.000000Z", issued_at: "2019-01-08T01:20:00.000000Z", user: { id: "7116d09f88fa41908676fdd4b039e95b", name: "listener-admin", domain: { id: "99a3fff0d03c428eac3678da6a7d0f24", name: "listener-account" } }, domain: { id: "99a3fff0d03c428eac3678da6a7d0f24", name: "listener-account" }, roles: [{ id: "0", name: "te_admin" }], catalog: [{ id: "100a6a3477f1495286579b819d399e36", name: "iam", type: "iam", endpoints: [{ id: "33e1cbdd86d34e89a63cf8ad16a5f49f", interface: "public", region: "*", region_id: "*", url: "https://iam.myhuaweicloud.com/v3.0" }] }] } } } } };
const response2: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "400": { error: { code: 400, message: "Invalid auth.scope: is required", title: "Bad Request" } } } } };
const response3: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "401": { error: { code: 401, message: "The username or password is wrong.", title: "Unauthorized" } } } } };
const response4: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "403": { error: { code: 403, message: "You are not allowed to get a token.", title: "Forbidden" } } } } };
const response5: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "404": { error: { code: 404, message: "The account could not be found.", title: "Not Found" } } } } };
const response6: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9", Allow: "GET, POST" }, types: { "application/json": { "405": { error: { code: 405, message: "The method is not allowed for this path.", title: "Method Not Allowed" } } } } };
const response7: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "406": { error: { code: 406, message: "There is only application/json.", title: "Not Acceptable" } } } } };
const response8: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "413": { error: { code: 413, message: "The body is too large.", title: "Content Too Large" } } } } };
const response9: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "415": { error: { code: 415, message: "The body must be application/json.", title: "Unsupported Media Type" } } } } };
const response10: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9" }, types: { "application/json": { "500": { error: { code: 500, message: "An unexpected error has occurred.", title: "Internal Server Error" } } } } };
const response11: ResponseExamples = { headers: { "X-Request-Id": "915a14a6-867b-4af7-83d1-70efceb146f9", "Retry-After": "1" }, types: { "application/json": { "503": { error: { code: 503, message: "The service is unavailable.", title: "Service Unavailable" } } } } };

/** What the document shows of each operation's responses, by status, range of statuses or `default`. */
export const examples: Examples = {
  createToken: { "201": response1, "400": response2, "401": response3, "403": response4, "404": response5, "405": response6, "406": response7, "413": response8, "415": response9, "500": response10, "503": response11 },
};

/** Where each security scheme has its credential. */
export const credentials: Credentials = {};
