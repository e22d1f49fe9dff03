// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

/** One violated rule. */
export interface Violation {
  /** Where in the value, as a JSON pointer. */
  readonly instancePath: string;
  /** The rule: `minimum`, `required` … */
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Whether a value follows its schema; if not, `errors` says why until the next call. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly Violation[] | null;
}

export declare const createTokenBody: Validate;
export declare const createTokenQuery: Validate;
export declare const createToken201: Validate;
export declare const createToken400: Validate;
export declare const createToken401: Validate;
export declare const createToken403: Validate;
export declare const createToken404: Validate;
export declare const createToken405: Validate;
export declare const createToken406: Validate;
export declare const createToken413: Validate;
export declare const createToken415: Validate;
export declare const createToken500: Validate;
export declare const createToken503: Validate;

export declare const requests: {
  readonly createToken: { readonly body: Validate; readonly query: Validate };
};

export declare const responses: {
  readonly createToken: { readonly "201": Validate; readonly "400": Validate; readonly "401": Validate; readonly "403": Validate; readonly "404": Validate; readonly "405": Validate; readonly "406": Validate; readonly "413": Validate; readonly "415": Validate; readonly "500": Validate; readonly "503": Validate };
};
