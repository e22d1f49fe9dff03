// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

/** Where a page stands in an answer and how the next one is asked for; `items`, `next` and `total` are dotted paths. */
export interface Paging {
  readonly style: "marker" | "offset";
  readonly items: string;
  readonly limit: string;
  /** How many items a page has where the limit is not given. */
  readonly size?: number;
  readonly marker?: string;
  readonly next?: string;
  readonly offset?: string;
  readonly total?: string;
}

/** What a client needs to send a call. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** A URI template: {id}, or {;id*} where a parameter is not written in the simple style. */
  readonly path: string;
  /** The properties that wrap the request and the answer, as dotted paths. */
  readonly envelope?: { readonly request?: string; readonly response?: string };
  readonly paging?: Paging;
  /** Changes nothing, although its method says otherwise: it may be sent again. */
  readonly safe?: true;
  /** The resource that it makes. */
  readonly creates?: string;
}

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

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: true;
  /** Absent: a string. */
  readonly type?: "integer" | "number" | "boolean" | "array" | "object" | "null";
  /** The type of an array's items; absent: strings. */
  readonly items?: "integer" | "number" | "boolean" | "array" | "object" | "null";
  /** What the server takes where the parameter is left out. */
  readonly default?: unknown;
  /** Where it is not the place's default. */
  readonly style?: string;
  readonly explode?: boolean;
}

/** Media types, each with the names of its examples. */
export interface MediaTypes {
  readonly [type: string]: readonly string[];
}

export interface Answer {
  readonly headers: readonly string[];
  readonly types: MediaTypes;
}

/** What a server, a document page or a test needs beside the call. */
export interface Contract {
  readonly tag?: string;
  readonly permission?: string;
  /** Names of the security schemes of which any one suffices; empty for a public operation. */
  readonly security: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly request?: { readonly required: boolean; readonly types: MediaTypes };
  /** By status, range of statuses or `default`. */
  readonly responses: { readonly [status: string]: Answer };
  readonly resource?: {
    readonly name: string;
    readonly role: string;
    /** What a new one shows where the request said nothing; `$uuid`, `$now` and the like are made by the server. */
    readonly fresh?: { readonly [property: string]: unknown };
    readonly states?: { readonly property: string; readonly busy: string; readonly ready: string; readonly leaving: string };
    /** The property that a write sets to the present time. */
    readonly touched?: string;
    /** Beside the list role: the parameter that reverses a page, and where an answer counts its items. */
    readonly page?: { readonly reverse?: string; readonly count?: string };
  };
}

/** One error that the document names. */
export interface CatalogueEntry {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly help: string;
}

export interface ErrorShape {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Where it names its status in words. */
  readonly title?: string;
}

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

/** The document's servers, the first being the one to use. */
export const servers: readonly string[] = ["https://iam.myhuaweicloud.com", "http://127.0.0.1:4010"];
