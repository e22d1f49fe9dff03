// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { Validator } from "../../src/client/index.ts";

export declare const createTokenBody: Validator;
export declare const createTokenQuery: Validator;
export declare const createToken201: Validator;
export declare const createToken400: Validator;
export declare const createToken401: Validator;
export declare const createToken403: Validator;
export declare const createToken404: Validator;
export declare const createToken405: Validator;
export declare const createToken406: Validator;
export declare const createToken413: Validator;
export declare const createToken415: Validator;
export declare const createToken500: Validator;
export declare const createToken503: Validator;

export declare const requests: {
  readonly createToken: { readonly body: Validator; readonly query: Validator };
};

export declare const responses: {
  readonly createToken: { readonly "201": Validator; readonly "400": Validator; readonly "401": Validator; readonly "403": Validator; readonly "404": Validator; readonly "405": Validator; readonly "406": Validator; readonly "413": Validator; readonly "415": Validator; readonly "500": Validator; readonly "503": Validator };
};
