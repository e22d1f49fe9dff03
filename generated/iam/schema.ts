// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

export const TokenOptionIdentityMethods = {
  password: "password",
} as const;
/** One of the values of {@link TokenOptionIdentityMethodsValues}. */
export type TokenOptionIdentityMethods = "password";
/** Every value of {@link TokenOptionIdentityMethods}. */
export const TokenOptionIdentityMethodsValues = ["password"] as const;

/** An account, which IAM calls a domain. */
export interface DomainOption {
    /**
     * The account's name.
     *
     * Decision: It has at most 255 characters.
     *
     * 1 to 255 characters.
     *
     * @example listener-account
     */
    name: string;
}

/** Who asks for a token, and for what. */
export interface TokenOption {
    /** Who asks. */
    identity: {
        /**
         * How the user proves who they are; this document describes the password only.
         *
         * 1 item.
         *
         * @example ["password"]
         */
        methods: TokenOptionIdentityMethods[];
        /** What the method `password` needs. */
        password: {
            /** The IAM user. */
            user: {
                /**
                 * The user's name.
                 *
                 * Decision: It has at most 255 characters.
                 *
                 * 1 to 255 characters.
                 *
                 * @example listener-admin
                 */
                name: string;
                /**
                 * The user's password.
                 *
                 * Decision: It has at most 255 characters.
                 *
                 * Format password, 1 to 255 characters.
                 *
                 * @example not-a-real-password
                 */
                password: string;
                domain: DomainOption;
            };
        };
    };
    /** What the token is for. GA is a global service, so it is the whole account (domain), not a project in a region. */
    scope: {
        domain: DomainOption;
    };
}

/** Something with an id and a name, such as an account or a role. */
export interface NamedEntry {
    /**
     * Its id.
     *
     * @example 99a3fff0d03c428eac3678da6a7d0f24
     */
    id?: string;
    /**
     * Its name.
     *
     * @example listener-account
     */
    name: string;
}

/** A service the token is good for. */
export interface CatalogEntry {
    /**
     * The service's id.
     *
     * @example 100a6a3477f1495286579b819d399e36
     */
    id?: string;
    /**
     * The service's name.
     *
     * @example iam
     */
    name?: string;
    /**
     * The kind of service.
     *
     * @example iam
     */
    type?: string;
    /** Where the service is. */
    endpoints?: {
        /**
         * The endpoint's id.
         *
         * @example 33e1cbdd86d34e89a63cf8ad16a5f49f
         */
        id?: string;
        /**
         * Who it is meant for.
         *
         * @example public
         */
        interface?: string;
        /**
         * The region it is in; `*` for a global service.
         *
         * @example *
         */
        region?: string;
        /**
         * The region's id; `*` for a global service.
         *
         * @example *
         */
        region_id?: string;
        /**
         * Its address.
         *
         * @example https://iam.myhuaweicloud.com/v3.0
         */
        url?: string;
    }[];
}

/**
 * What a token is good for, and how long. The token itself is in the header `X-Subject-Token`.
 *
 * Decision: What stands inside `user`, `domain`, `roles` and `catalog` follows OpenStack's identity API, which this one resembles.
 */
export interface TokenDetail {
    /**
     * How the user proved who they are.
     *
     * @example ["password"]
     */
    methods: string[];
    /**
     * When the token ends, in UTC with microseconds.
     *
     * Format date-time.
     *
     * @example 2019-01-09T01:20:00.000000Z
     */
    expires_at: string;
    /**
     * When the token was given, in UTC with microseconds.
     *
     * Format date-time.
     *
     * @example 2019-01-08T01:20:00.000000Z
     */
    issued_at: string;
    /** The user it was given to. */
    user: {
        /**
         * The user's id.
         *
         * @example 7116d09f88fa41908676fdd4b039e95b
         */
        id: string;
        /**
         * The user's name.
         *
         * @example listener-admin
         */
        name: string;
        domain?: NamedEntry;
    };
    domain?: NamedEntry;
    /** The roles the user has within the scope. */
    roles?: NamedEntry[];
    /** The services the token is good for, with their addresses; left out for `nocatalog=true`. */
    catalog?: CatalogEntry[];
}

/** What went wrong, in IAM's words; it is not the shape GA uses. */
export interface IamErrorBody {
    /** The one thing that went wrong. */
    error: {
        /**
         * The HTTP status once more.
         *
         * @example 401
         */
        code: number;
        /**
         * What happened, for people.
         *
         * @example The username or password is wrong.
         */
        message: string;
        /**
         * The name of the HTTP status.
         *
         * @example Unauthorized
         */
        title: string;
    };
}

export interface CreateTokenResult {
    token: TokenDetail;
}

export interface CreateTokenBody {
    auth: TokenOption;
}

export interface CreateTokenQuery {
    /**
     * Whether to leave `catalog` out of the answer, which makes it much shorter.
     *
     * @default false
     * @example true
     */
    nocatalog?: boolean | undefined;
}

export interface paths {
    "/v3/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a token
         *
         * Gives a token for a user and a password. It changes nothing, and every call gives another token; keep one and use it until
         * shortly before `expires_at`.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        DomainOption: DomainOption;
        TokenOption: TokenOption;
        NamedEntry: NamedEntry;
        CatalogEntry: CatalogEntry;
        TokenDetail: TokenDetail;
        IamErrorBody: IamErrorBody;
    };
    responses: {
        /** The request breaks a rule of this document. */
        IamInvalidRequest: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /** The user, the password or the account is wrong. */
        IamNotAuthenticated: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /** The user may not get a token, for example because the account is locked. */
        IamNotPermitted: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /** The account or the path doesn't exist. */
        IamNotFound: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /**
         * The path doesn't have the method that was used; `Allow` names those it has.
         *
         * Decision: IAM gives this answer, which the vendor's pages don't list.
         */
        IamMethodNotAllowed: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                /** The methods this path has, separated by commas. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /**
         * The header `Accept` rules out JSON, and there is nothing else.
         *
         * Decision: IAM gives this answer, which the vendor's pages don't list.
         */
        IamNotAcceptable: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /**
         * The body is too large; the mock takes 1 MiB.
         *
         * Decision: IAM gives this answer, which the vendor's pages don't list.
         */
        IamTooLarge: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /**
         * The body isn't sent as `application/json`.
         *
         * Decision: IAM gives this answer, which the vendor's pages don't list.
         */
        IamNotJson: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /** Something broke on IAM's side. */
        IamInternalError: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
        /** IAM is not available at the moment; `Retry-After` says how long to wait. */
        IamUnavailable: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                /** Seconds to wait before the next try. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": IamErrorBody;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** The id of this request. Give it to the vendor's support when something went wrong. */
        "X-Request-Id": string;
        /** The token. Send it as `X-Auth-Token`; it may be several thousand characters long. */
        "X-Subject-Token": string;
        /** The methods this path has, separated by commas. */
        Allow: string;
        /** Seconds to wait before the next try. */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createToken: {
        parameters: {
            query?: {
                /**
                 * Whether to leave `catalog` out of the answer, which makes it much shorter.
                 *
                 * @default false
                 * @example true
                 */
                nocatalog?: boolean | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateTokenBody;
            };
        };
        responses: {
            /** A token, in the header `X-Subject-Token`. */
            201: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    /** The token. Send it as `X-Auth-Token`; it may be several thousand characters long. */
                    "X-Subject-Token": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CreateTokenResult;
                };
            };
            400: components["responses"]["IamInvalidRequest"];
            401: components["responses"]["IamNotAuthenticated"];
            403: components["responses"]["IamNotPermitted"];
            404: components["responses"]["IamNotFound"];
            405: components["responses"]["IamMethodNotAllowed"];
            406: components["responses"]["IamNotAcceptable"];
            413: components["responses"]["IamTooLarge"];
            415: components["responses"]["IamNotJson"];
            500: components["responses"]["IamInternalError"];
            503: components["responses"]["IamUnavailable"];
        };
    };
}
