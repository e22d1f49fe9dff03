/**
 * What client, mock and generated code agree on: types only, and nothing is imported here. Generated code says with them
 * what there is to send and to expect; the client sends it, the mock answers it.
 */

/** Where a page stands in a response and how the next one is asked for; `items`, `next` and `total` are dotted paths. */
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
  /** The parameter that turns a page around: the items before the marker. */
  readonly reverse?: string;
  /** Where a response counts the items of its page, as a dotted path. */
  readonly count?: string;
  /** A marker is only taken together with a limit. */
  readonly markerNeedsLimit?: boolean;
}

/** What a client needs to send a call. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** A URI template: {id}, or {;id*} where a parameter is not written in the simple style. */
  readonly path: string;
  /** The properties that wrap the request and the response, as dotted paths. */
  readonly envelope?: {
    readonly request?: string;
    readonly response?: string;
    /** The response's property is a list; a service may say null for an empty one. */
    readonly isList?: true;
  };
  readonly paging?: Paging;
  /** Its success has no body: what comes all the same is of no account. */
  readonly empty?: true;
  /** Changes nothing, although its method says otherwise: it may be sent again. */
  readonly safe?: true;
  /** The errors that the document describes without JSON, by how their statuses start: `404`, `4`, or `` for any. */
  readonly plainErrors?: readonly string[];
  /** Its own servers, where they are not the document's: the first one is used. */
  readonly servers?: readonly string[];
  /** What it asks for, where that is not what the document's operations ask for as a rule. */
  readonly security?: readonly SecurityRequirement[];
}

/** One way to be let in: all of these security schemes, each with the scopes that it needs. None: nothing is asked for. */
export interface SecurityRequirement {
  readonly [scheme: string]: readonly string[];
}

/** How a credential is sent, as OpenAPI's Security Scheme Object says it. */
export type SecurityScheme =
  | {
      readonly type: "apiKey";
      readonly in: "header" | "query" | "cookie";
      readonly name: string;
    }
  | { readonly type: "http"; readonly scheme: string }
  | { readonly type: "oauth2" | "openIdConnect" | "mutualTLS" };

/** The security schemes of a document. */
export interface Security {
  readonly schemes: { readonly [name: string]: SecurityScheme };
  /** What operations ask for that don't say otherwise: any one of these; nothing where there are none. */
  readonly needs: readonly SecurityRequirement[];
}

/** The last argument of every method. */
export interface CallOptions {
  /** Ends the call at once; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call; default the client's. */
  readonly timeout?: number | undefined;
  /** Sent beside the client's own headers: by their names, or in pairs, as in a `Headers`. */
  readonly headers?:
    | Readonly<Record<string, string>>
    | Headers
    | readonly (readonly [name: string, value: string])[]
    | undefined;
}

/** Further options of a method whose body may have one of several media types. */
export interface ContentTypeOption<Type> {
  /** The media type in which the body is sent; default the first of JSON, forms, text, bytes that the operation takes. */
  readonly contentType?: Type | undefined;
}

/** Further options of a method whose answer may have one of several media types. */
export interface AcceptOption<Type> {
  /** The media type that is asked for; default the first of JSON, forms, text, bytes that the operation has. */
  readonly accept?: Type | undefined;
}

/** Further options of a method whose operation has servers of its own. */
export interface ServerOption<Own extends { readonly servers: readonly string[] }> {
  /** Where this call goes; default the operation's first server, or `baseUrl` where that is none of the document's. */
  readonly server?: Own["servers"][number] | (string & {}) | undefined;
}

/** The last argument of a method that waits. */
export interface WaitOptions extends CallOptions {
  /** Milliseconds for the whole wait; default 600,000. */
  readonly timeout?: number | undefined;
  /** Milliseconds before it looks for the second time; so much longer every time; default 1,000. Up to half of it is left to chance. */
  readonly interval?: number | undefined;
  /** The longest it gets, in milliseconds; default 5,000. */
  readonly maxInterval?: number | undefined;
}

/** The last argument of a method that makes a resource. */
export interface CreateOptions extends CallOptions {
  /** After a lost response, look whether the resource was made before sending again; default false. */
  readonly reconcile?: boolean | undefined;
}

/** The response's data, or with `withResponse()` the response beside it. */
export interface Call<Data> extends Promise<Data> {
  withResponse(): Promise<{ data: Data; response: Response; requestId: string | undefined }>;
}

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Names the next page; absent on the last one. */
  nextMarker?: string;
  /** How many items there are on all pages. */
  total?: number;
}

/** A list: await it for one page, iterate over it for the items of all pages. */
export interface List<Item> extends Call<Page<Item>>, AsyncIterable<Item> {}

/** The arguments of one call, as a generated method hands them to the runtime. */
export interface Input {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: object | undefined;
  readonly header?: object | undefined;
  readonly cookie?: object | undefined;
  readonly body?: unknown;
  /** The body's media type, where it is another one than the operation's first. */
  readonly contentType?: string | undefined;
  /** How the call is written and its response read, where that is not JSON and plain parameters. */
  readonly serialization?: Serialization | undefined;
}

/** The functions that a generated method hands over; the first two are openapi-fetch's own options. */
export interface Serialization {
  readonly querySerializer?: ((query: object) => string) | undefined;
  readonly bodySerializer?: ((body: never) => unknown) | undefined;
  readonly read?: ((response: Response) => Promise<unknown>) | undefined;
  /** Where the call goes, given the client's base URL; default there. */
  readonly server?: ((baseUrl: string) => string) | undefined;
}

/** A type with some of its properties required. */
export type WithRequired<Type, Key extends keyof Type> = Type & {
  [Each in Key]-?: Exclude<Type[Each], undefined>;
};

/** How one parameter or field is written where that is not OpenAPI's default for a plain value. */
export interface Style {
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  readonly explode?: boolean;
  /** Characters that mean something in a URL stay as they are. */
  readonly reserved?: boolean;
  /** As JSON. */
  readonly json?: boolean;
  /** The media type of a form's field. */
  readonly type?: string;
}

/** A parameter as a server reads it. */
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

/** A response that the document describes. */
export interface ResponseContract {
  readonly headers: readonly string[];
  readonly types: MediaTypes;
}

/** What a document shows of one response. */
export interface ResponseExamples {
  /** The headers' values, as they are written. */
  readonly headers: { readonly [name: string]: string };
  /** By media type, the bodies by the names of the examples. */
  readonly types: { readonly [type: string]: { readonly [name: string]: unknown } };
}

/** What a document shows of its responses: by operation, then status, range of statuses or `default`. */
export interface Examples {
  readonly [operation: string]: { readonly [status: string]: ResponseExamples };
}

/** What a server, a document page or a test needs beside the call. */
export interface Contract {
  readonly tag?: string;
  readonly permission?: string;
  /** The alternatives of which any one suffices; none for a public operation. */
  readonly security: readonly SecurityRequirement[];
  readonly parameters: readonly Parameter[];
  readonly request?: { readonly required: boolean; readonly types: MediaTypes };
  /** By status, range of statuses or `default`. */
  readonly responses: { readonly [status: string]: ResponseContract };
  readonly resource?: ResourceContract;
}

/** What an operation does to a resource. */
export interface ResourceContract {
  readonly name: string;
  readonly role: string;
  /** What a new one shows where the request said nothing; `$uuid`, `$now` and the like are made by the server. */
  readonly defaults?: { readonly [property: string]: unknown };
  readonly lifecycle?: Lifecycle;
  /** The property that a write sets to the present time. */
  readonly updatedAt?: string;
  /** What it is a part of. */
  readonly within?: Parent;
  /** The id of the rule that makes twins impossible. */
  readonly unique?: string;
  /** The paths to what a request sends in vain, through objects and the items of lists. */
  readonly readOnly?: readonly KeyPath[];
  /** The paths to what no response shows. */
  readonly writeOnly?: readonly KeyPath[];
}

/** Keys, each of a value that the one before names. */
export type KeyPath = readonly string[];

/** A life cycle: the property that shows the state, and its values. */
export interface Lifecycle {
  readonly property: string;
  /** A new or changed one, until it is ready. */
  readonly pending: string;
  readonly ready: string;
  /** One that will never be ready. */
  readonly failed?: string;
  /** A deleted one, until it is gone. */
  readonly deleting: string;
}

/** What a resource is a part of. */
export interface Parent {
  /** The property or path parameter that names it. */
  readonly property: string;
  /** Where it is a resource of the document: it must exist, and stays as long as it has parts. */
  readonly resource?: string;
}

/** One error that the document names. `message` is a template with `%s` for each word. */
export interface CatalogueEntry {
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly help?: string;
}

/** Where an error body keeps what a client needs, as dotted paths. */
export interface ErrorShape {
  readonly code?: string;
  readonly message?: string;
  readonly requestId?: string;
  /** Where it names its status in words. */
  readonly title?: string;
  /** Where it says more: which fields are wrong, for one thing. */
  readonly details?: string;
}

/** What servers refuse of their own accord, beside statuses that have one error each. */
export type ErrorKind =
  | "invalid"
  | "notFound"
  | "noRoute"
  | "exists"
  | "inUse"
  | "busy"
  | "internal";

/** The code of each kind of error, where the document names one. */
export type ErrorKinds = { readonly [Kind in ErrorKind]?: string };

/** A field of a request, and the rule that it breaks. */
export interface Violation {
  /** As in `order.lines[0].count`. */
  readonly path: string;
  /** As in `must be at most 65535`. */
  readonly rule: string;
}

/** One violated keyword, as Ajv reports it. */
export interface SchemaError {
  /** Where in the value, as a JSON pointer. */
  readonly instancePath: string;
  /** `minimum`, `required` … */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Whether a value follows its schema; if not, `errors` says why until the next call. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** The validators of one operation's request; a part that is absent has nothing to check. */
export interface RequestValidators {
  readonly body?: Validator;
  readonly query?: Validator;
  readonly path?: Validator;
  readonly header?: Validator;
  readonly cookie?: Validator;
}

/** A rule of the document that a value breaks. */
export interface RuleViolation {
  readonly id: string;
  /** The field, from the value that was looked at, as in `port_ranges[1]`; empty for the value itself. */
  readonly path: string;
  /** What is wrong with it, as in `5-9 must not overlap 1-5`. */
  readonly rule: string;
  /** The code of the error that says so. */
  readonly error: string;
}

/** Finds the first rule that a value breaks. The value follows its schema. */
export type RuleCheck = (value: unknown) => RuleViolation | undefined;

/** The rules about one operation's request; a part that is absent has none. */
export interface RequestRules {
  readonly body?: RuleCheck;
}

/** What a write is about to do. */
export interface ResourceWrite {
  /** The thing as it would be after the write; absent for a delete. */
  readonly self?: unknown;
  /** The thing as it is; absent for a create. */
  readonly oldSelf?: unknown;
  /** The other things of the same parent; only rules that say so read them. */
  readonly others?: Iterable<unknown> & { readonly size: number };
}

/** A rule about things beside each other, or about one before and after a write. */
export interface ResourceRule {
  readonly id: string;
  readonly error: string;
  readonly on: readonly ("create" | "update" | "delete")[];
  /** What it reads of the thing as it would be. An update that sets neither any of it nor the field isn't refused. */
  readonly properties: readonly string[];
  readonly readsOthers: boolean;
  /** It reads the thing as it is, and nothing else. */
  readonly isPrecondition: boolean;
  readonly check: (write: ResourceWrite) => RuleViolation | undefined;
}
