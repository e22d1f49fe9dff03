// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

import type { Call, CallOptions, Send } from "../../src/client/index.ts";
import { isApiErrorOf } from "../../src/client/index.ts";
import {
  createToken,
} from "./operations.ts";
import type { ErrorCode } from "./operations.ts";
import type { operations } from "./schema.ts";
import type {
  CreateTokenQuery,
  TokenDetail,
  TokenOption,
} from "./schema.ts";

/** Every method, sent by `send`. */
export const createMethods = (send: Send) => ({
  tokens: {
    /**
     * Get a token
     *
     * Gives a token for a user and a password. It changes nothing, and every call gives another token; keep one and use it until
     * shortly before `expires_at`.
     *
     * `POST /v3/auth/tokens`
     *
     * @param options Signal, timeout and headers of this call.
     * @throws on 400, 401, 403, 404, 405, 406, 413, 415, 500, 503
     */
    create: (auth: TokenOption, query?: CreateTokenQuery, options?: CallOptions): Call<TokenDetail> =>
      send(createToken, { body: auth, query }, options),
  },
});

/** Tells whether an error came from the API, and which one: by its code, or by operation and status. */
export const isApiError = /* @__PURE__ */ isApiErrorOf<operations, ErrorCode>();

export type { Call, CallOptions, CreateOptions, Input, List, Page, Send, WaitOptions } from "../../src/client/index.ts";

export type Methods = ReturnType<typeof createMethods>;
