// Made by `npm run generate` from an OpenAPI document. Change the document, not this file.

/**
 * Where a listener is in its life:
 *
 * - `ACTIVE`: it is running
 * - `PENDING`: it is being created or changed; wait
 * - `ERROR`: it could not be created
 * - `DELETING`: it is being deleted, and will be gone
 *
 * @example ACTIVE
 */
export const ListenerStatus = {
  ACTIVE: "ACTIVE",
  PENDING: "PENDING",
  ERROR: "ERROR",
  DELETING: "DELETING",
} as const;
/** One of the values of {@link ListenerStatusValues}. */
export type ListenerStatus = "ACTIVE" | "PENDING" | "ERROR" | "DELETING";
/** Every value of {@link ListenerStatus}. */
export const ListenerStatusValues = ["ACTIVE", "PENDING", "ERROR", "DELETING"] as const;

/**
 * The transport protocol of the traffic a listener takes.
 *
 * @example TCP
 */
export const Protocol = {
  TCP: "TCP",
  UDP: "UDP",
} as const;
/** One of the values of {@link ProtocolValues}. */
export type Protocol = "TCP" | "UDP";
/** Every value of {@link Protocol}. */
export const ProtocolValues = ["TCP", "UDP"] as const;

/**
 * Whether requests of one client stay together:
 *
 * - `SOURCE_IP`: requests from one IP address go to the same endpoint
 * - `NONE`: requests are spread evenly over the endpoints
 *
 * Decision: A listener created without it has `NONE`; the vendor's API pages name no default.
 *
 * @example SOURCE_IP
 */
export const ClientAffinity = {
  SOURCE_IP: "SOURCE_IP",
  NONE: "NONE",
} as const;
/** One of the values of {@link ClientAffinityValues}. */
export type ClientAffinity = "SOURCE_IP" | "NONE";
/** Every value of {@link ClientAffinity}. */
export const ClientAffinityValues = ["SOURCE_IP", "NONE"] as const;

/**
 * A reason for a freeze:
 *
 * - `ARREAR`: in arrears; a renewal is due, or a pay-per-use deduction failed
 * - `POLICE`: for public security
 * - `ILLEGAL`: for a violation of laws and regulations
 * - `VERIFY`: the user's real-name authentication failed
 * - `PARTNER`: a partner froze the resources of its customer
 *
 * @example ARREAR
 */
export const FrozenScene = {
  ARREAR: "ARREAR",
  POLICE: "POLICE",
  ILLEGAL: "ILLEGAL",
  VERIFY: "VERIFY",
  PARTNER: "PARTNER",
} as const;
/** One of the values of {@link FrozenSceneValues}. */
export type FrozenScene = "ARREAR" | "POLICE" | "ILLEGAL" | "VERIFY" | "PARTNER";
/** Every value of {@link FrozenScene}. */
export const FrozenSceneValues = ["ARREAR", "POLICE", "ILLEGAL", "VERIFY", "PARTNER"] as const;

/**
 * The state of the service or resource:
 *
 * - 0: normal; it works, or will again after being unfrozen
 * - 1: frozen; data is kept, but it can't be used
 * - 2: deleted or terminated; its data is cleared
 *
 * @example 0
 */
export const FrozenInfoStatus = {
  "0": 0,
  "1": 1,
  "2": 2,
} as const;
/** One of the values of {@link FrozenInfoStatusValues}. */
export type FrozenInfoStatus = 0 | 1 | 2;
/** Every value of {@link FrozenInfoStatus}. */
export const FrozenInfoStatusValues = [0, 1, 2] as const;

/**
 * What can still be done with it while frozen:
 *
 * - 1: it can be released (the usual case)
 * - 2: it can't be released
 * - 3: it can't be renewed
 *
 * @example 1
 */
export const FrozenInfoEffect = {
  "1": 1,
  "2": 2,
  "3": 3,
} as const;
/** One of the values of {@link FrozenInfoEffectValues}. */
export type FrozenInfoEffect = 1 | 2 | 3;
/** Every value of {@link FrozenInfoEffect}. */
export const FrozenInfoEffectValues = [1, 2, 3] as const;

/**
 * Which property to compare; there is only one: `resource_name`, the listener's name.
 *
 * @example resource_name
 */
export const ResourceMatchKey = {
  resource_name: "resource_name",
} as const;
/** One of the values of {@link ResourceMatchKeyValues}. */
export type ResourceMatchKey = "resource_name";
/** Every value of {@link ResourceMatchKey}. */
export const ResourceMatchKeyValues = ["resource_name"] as const;

/** An unbroken range of ports; a single port is a range that starts and ends with it. */
export interface PortRange {
    /**
     * The first port of the range.
     *
     * 1 to 65535.
     *
     * @example 4000
     */
    from_port: number;
    /**
     * The last port of the range, itself included.
     *
     * 1 to 65535.
     *
     * @example 4200
     */
    to_port: number;
}

/**
 * Whether the cloud service or the resource is frozen, and why.
 *
 * Decision: An `ACTIVE` listener with the status 2, as in the vendor's example, is an illustration and no rule.
 */
export interface FrozenInfo {
    /**
     * The state of the service or resource:
     *
     * - 0: normal; it works, or will again after being unfrozen
     * - 1: frozen; data is kept, but it can't be used
     * - 2: deleted or terminated; its data is cleared
     *
     * @example 0
     */
    status?: FrozenInfoStatus | (number & {});
    /**
     * What can still be done with it while frozen:
     *
     * - 1: it can be released (the usual case)
     * - 2: it can't be released
     * - 3: it can't be renewed
     *
     * @example 1
     */
    effect?: FrozenInfoEffect | (number & {});
    /** The reasons for the freeze; empty when there is none. */
    scene?: (FrozenScene | (string & {}))[];
}

/**
 * A tag of a listener. Beside those you gave it there may be system tags, whose keys start with `_sys_`.
 *
 * Decision: System tags come in answers only; the vendor's page has the same limits for tags in requests and in answers.
 */
export interface ResourceTag {
    /**
     * The tag's key, unique within a listener.
     *
     * 1 to 128 characters, matches `^[^\x00-\x1f!-*,/;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]+$`.
     *
     * @example tagKey
     */
    key: string;
    /**
     * The tag's value; it may be empty or null.
     *
     * At most 255 characters, matches `^[^\x00-\x1f!-*,;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]*$`.
     *
     * @example tagValue
     */
    value?: string | null;
}

/**
 * A listener as the service knows it.
 *
 * Decision: Required is what every known answer has; the vendor's pages mark no property as always present.
 */
export interface ListenerDetail {
    /**
     * The listener's id, given by the service.
     *
     * 1 to 36 characters.
     *
     * @example 1b11747a-b139-492f-9692-2df0b1c87193
     */
    id: string;
    /**
     * The listener's name.
     *
     * 1 to 64 characters, matches `^[A-Za-z0-9-]+$`.
     *
     * @example listenerName
     */
    name: string;
    /**
     * The note on the listener.
     *
     * At most 255 characters, matches `^[^<>]*$`.
     *
     * @example listener description
     */
    description?: string;
    protocol: Protocol | (string & {});
    status: ListenerStatus | (string & {});
    /**
     * The ports it listens on.
     *
     * 1 to 10 items.
     */
    port_ranges: PortRange[];
    client_affinity?: ClientAffinity | (string & {});
    /**
     * The id of the global accelerator it belongs to.
     *
     * At most 36 characters.
     *
     * @example ac1bf54f-6a23-4074-af77-800648d25bc8
     */
    accelerator_id: string;
    /**
     * When it was added, in UTC with milliseconds.
     *
     * Format date-time.
     *
     * @example 2019-01-08T01:21:37.151Z
     */
    created_at: string;
    /**
     * When it was last changed, in UTC with milliseconds.
     *
     * Format date-time.
     *
     * @example 2019-01-08T01:21:37.151Z
     */
    updated_at: string;
    /**
     * The id of the account (the tenant) it belongs to.
     *
     * 32 characters, matches `^[0-9a-f]+$`.
     *
     * @example 99a3fff0d03c428eac3678da6a7d0f24
     */
    domain_id: string;
    frozen_info?: FrozenInfo;
    /** Its tags. */
    tags?: ResourceTag[];
}

/** Where a page stands in the list. */
export interface PageInfo {
    /**
     * The `marker` to ask for the next page with. Absent or empty on the last page.
     *
     * Decision: With `page_reverse` it leads on backwards.
     *
     * @example 1b11747a-b139-492f-9692-2df0b1c87193
     */
    next_marker?: string;
    /**
     * How many entries this page has.
     *
     * At least 0.
     *
     * @example 2
     */
    current_count: number;
}

/**
 * The id of the request, also in the header `X-Request-Id`.
 *
 * At least 1 character.
 *
 * @example 915a14a6-867b-4af7-83d1-70efceb146f9
 */
export type RequestId = string;

/**
 * What went wrong. Codes that start with `APIGW.` come from the API gateway, those with `SYS.` from the platform, the others
 * from GA. Expect codes that this document doesn't know: GA.9207 and GA.9208 exist, for one thing, but their text is not published.
 */
export interface ErrorBody {
    /**
     * What happened, for programs.
     *
     * At least 1 character.
     *
     * @example GA.9001
     */
    error_code: string;
    /**
     * What happened, for people. Don't compare with it; the wording may change.
     *
     * @example Invalid listener.name: must match ^[A-Za-z0-9-]+$
     */
    error_msg: string;
    /**
     * The id of the request. Some answers leave it out; then the header `X-Request-Id` has it.
     *
     * At least 1 character.
     *
     * @example 915a14a6-867b-4af7-83d1-70efceb146f9
     */
    request_id?: string;
}

/**
 * An unbroken range of ports to listen on. For a single port give it as both ends; `from_port` may not be above `to_port`.
 *
 * Port 22 (TCP) and port 4789 (UDP) are not recommended, but taken.
 *
 * Rule range-order: from_port must be at most to_port ({self.from_port}-{self.to_port}) (GA.9101).
 */
export interface PortRangeOption {
    /**
     * The first port of the range.
     *
     * 1 to 65535.
     *
     * @example 4000
     */
    from_port: number;
    /**
     * The last port of the range, itself included.
     *
     * 1 to 65535.
     *
     * @example 4200
     */
    to_port: number;
}

/** A tag to give to a listener. No two tags of a request have the same key. */
export interface ResourceTagOption {
    /**
     * The tag's key: letters, digits, spaces and `_ . : = + - @`. Its length is counted in characters, not in bytes. Keys that
     * start with `_sys_` are the system's and are refused.
     *
     * Decision: "UTF-8 letters, digits, spaces" are U+0020 and all but control characters, punctuation and symbols; above U+FFFF emoji, too, pass for letters.
     *
     * 1 to 128 characters, matches `^[^\x00-\x1f!-*,/;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]+$`, nothing that matches `^_sys_`.
     *
     * @example tagKey
     */
    key: string;
    /**
     * The tag's value: the characters of a key and `/`. It has to be there, but may be empty or null.
     *
     * At most 255 characters, matches `^[^\x00-\x1f!-*,;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]*$`.
     *
     * @example tagValue
     */
    value: string | null;
}

/**
 * What a new listener shall be.
 *
 * Decision: Properties the API doesn't know are refused, here and in every other request.
 */
export interface CreateListenerOption {
    /**
     * The listener's name: letters, digits and hyphens. Two listeners may have the same.
     *
     * Decision: The rule is that of the vendor's English page; its Chinese pages also allow Chinese characters.
     *
     * 1 to 64 characters, matches `^[A-Za-z0-9-]+$`.
     *
     * @example listenerName
     */
    name: string;
    /**
     * A note on the listener, without `<` and `>`. An empty one when left out.
     *
     * At most 255 characters, matches `^[^<>]*$`.
     *
     * @example listener description
     */
    description?: string | undefined;
    protocol: Protocol;
    /**
     * The ports to listen on. They may be next to each other, but not overlap: neither each other nor the ports of another
     * listener of the same accelerator and protocol (GA.9101).
     *
     * Decision: The "other listeners" of the vendor's page are those of the same accelerator and protocol.
     *
     * Rule ports-apart: {a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port} (GA.9101).
     *
     * 1 to 10 items.
     */
    port_ranges: PortRangeOption[];
    client_affinity?: ClientAffinity | undefined;
    /**
     * The id of the global accelerator the listener belongs to; [where it comes from](#calling-the-api). It can't be changed
     * later.
     *
     * Decision: It is a UUID, as in all examples of the vendor's pages, which only limit its length.
     *
     * Format uuid, at most 36 characters.
     *
     * @example ac1bf54f-6a23-4074-af77-800648d25bc8
     */
    accelerator_id: string;
    /**
     * The tags to start with. A listener has at most 20 at a time.
     *
     * Rule unique-keys: must not repeat {a.key} (GA.9107).
     *
     * 1 to 20 items.
     */
    tags?: ResourceTagOption[] | undefined;
}

/** A listener, in its envelope. */
export interface ListenerResponse {
    listener: ListenerDetail;
    request_id: RequestId;
}

/**
 * What to change; what is left out stays as it is. A listener's protocol and accelerator can't be changed, and its tags only
 * with the operations for tags.
 *
 * Decision: At least one property has to be there.
 *
 * At least 1 property.
 */
export interface UpdateListenerOption {
    /**
     * The new name, made of letters, digits and hyphens.
     *
     * 1 to 64 characters, matches `^[A-Za-z0-9-]+$`.
     *
     * @example listenerName-2
     */
    name?: string | undefined;
    /**
     * The new note, without `<` and `>`. An empty one clears it.
     *
     * At most 255 characters, matches `^[^<>]*$`.
     *
     * @example listener description
     */
    description?: string | undefined;
    /**
     * The new ports, under the same rules as in a new listener: no two ranges overlap, also not with another listener of the
     * same accelerator and protocol (GA.9101).
     *
     * Decision: They replace the whole list.
     *
     * Rule ports-apart: {a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port} (GA.9101).
     *
     * 1 to 10 items.
     */
    port_ranges?: PortRangeOption[] | undefined;
    client_affinity?: ClientAffinity | undefined;
}

/** A tag to take away, named by its key. */
export interface TagRemovalOption {
    /**
     * The tag's key: letters, digits, spaces and `_ . : = + - @`. Keys that start with `_sys_` are the system's and are
     * refused.
     *
     * 1 to 128 characters, matches `^[^\x00-\x1f!-*,/;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]+$`, nothing that matches `^_sys_`.
     *
     * @example tagKey
     */
    key: string;
    /**
     * Tolerated and ignored; the key alone decides.
     *
     * At most 255 characters, matches `^[^\x00-\x1f!-*,;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]*$`.
     *
     * @example tagValue
     */
    value?: (string | null) | undefined;
}

/** A tag key that is in use, with all the values it has on the account's listeners. */
export interface TagValues {
    /**
     * The tag's key.
     *
     * 1 to 128 characters, matches `^[^\x00-\x1f!-*,/;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]+$`.
     *
     * @example tagKey
     */
    key: string;
    /**
     * Its values, each once.
     *
     * Decision: A null value is listed as an empty one.
     *
     * - Each item: At most 255 characters.
     *
     * @example ["tagValue"]
     */
    values: string[];
}

/**
 * How many there are over all pages.
 *
 * At least 0.
 *
 * @example 1
 */
export type TotalCount = number;

/** A tag a listener has to have. */
export interface TagFilter {
    /**
     * The tag's key. Keys of system tags may be asked for too.
     *
     * 1 to 128 characters, matches `^[^\x00-\x1f!-*,/;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]+$`.
     *
     * @example tagKey
     */
    key: string;
    /**
     * The values to look for, each once (GA.9108).
     *
     * Decision: One of the values is enough; without values any will do. An empty value finds empty and null ones.
     *
     * At most 20 items.
     *
     * - Each item: At most 255 characters, matches `^[^\x00-\x1f!-*,;<>?[-^`{-©«-±´¶-¸»¿×÷῾-⁞₠-⃀←-⑊─-❵➔-⯿⸀-⸮⸰-⹝⿰-〄〈-〠〰︐-︙︰-﹫！-／：-＠［-｀｛-･￠-￮�]*$`.
     *
     * @example ["tagValue"]
     */
    values?: string[] | undefined;
}

/** A property a listener has to have. */
export interface ResourceMatch {
    /**
     * Which property to compare; there is only one: `resource_name`, the listener's name.
     *
     * @example resource_name
     */
    key: ResourceMatchKey;
    /**
     * What it has to be.
     *
     * Decision: It is compared exactly: upper and lower case differ, and a part isn't enough. It has at most 255 characters.
     *
     * 1 to 255 characters.
     *
     * @example listenerName
     */
    value: string;
}

/**
 * Which listeners to find.
 *
 * Decision: All conditions have to hold; without any, all listeners are found.
 */
export interface ListenerFilter {
    /**
     * The tags a listener has to have, no two with the same key (GA.9107).
     *
     * Decision: A request names up to 20 tags.
     *
     * Rule unique-keys: must not repeat {a.key} (GA.9107).
     *
     * Rule unique-values: must not repeat {v} (GA.9108).
     *
     * At most 20 items.
     */
    tags?: TagFilter[] | undefined;
    /**
     * The properties a listener has to have.
     *
     * Decision: A request names up to 20 properties.
     *
     * At most 20 items.
     */
    matches?: ResourceMatch[] | undefined;
}

/** A listener that was found by its tags. For the rest of its properties use `showListener`. */
export interface TaggedListener {
    /**
     * The listener's id.
     *
     * 1 to 36 characters.
     *
     * @example 1b11747a-b139-492f-9692-2df0b1c87193
     */
    resource_id: string;
    /**
     * The listener's name.
     *
     * 1 to 64 characters.
     *
     * @example listenerName
     */
    resource_name: string;
    /** All of its tags, not only those that were asked for. */
    tags: ResourceTag[];
}

export interface ListListenersResult {
    /** The listeners of this page. */
    listeners: ListenerDetail[];
    page_info: PageInfo;
    request_id: RequestId;
}

export interface ListListenersQuery {
    /**
     * How many listeners a page has at most.
     *
     * 1 to 2000.
     *
     * @default 500
     * @example 10
     */
    limit?: number | undefined;
    /**
     * The id of the last listener of the page before; take it from `page_info.next_marker`. Use it only together with `limit`.
     * The first page has none.
     *
     * Decision: A marker without `limit`, and one that names no listener, are answered with GA.9001.
     *
     * 1 to 36 characters.
     *
     * @example 1b11747a-b139-492f-9692-2df0b1c87193
     */
    marker?: string | undefined;
    /**
     * Whether to list the page before the marker instead of the one after it.
     *
     * Decision: Without a marker it is the last page, and `next_marker` leads on backwards.
     *
     * @default false
     * @example false
     */
    page_reverse?: boolean | undefined;
    /**
     * Only the listener with this id.
     *
     * Decision: An empty id is the same as none.
     *
     * At most 36 characters.
     *
     * @example 1b11747a-b139-492f-9692-2df0b1c87193
     */
    id?: string | undefined;
    /**
     * Only the listeners of this accelerator.
     *
     * Decision: An empty id is the same as none.
     *
     * At most 36 characters.
     *
     * @example ac1bf54f-6a23-4074-af77-800648d25bc8
     */
    accelerator_id?: string | undefined;
    /**
     * Only the listeners with this name.
     *
     * Decision: Names are compared exactly; an empty one is the same as none.
     *
     * At most 64 characters, matches `^[A-Za-z0-9-]*$`.
     *
     * @example listenerName
     */
    name?: string | undefined;
    /**
     * Only the listeners in this status.
     *
     * @example ACTIVE
     */
    status?: ListenerStatus | undefined;
}

export interface CreateListenerBody {
    listener: CreateListenerOption;
}

export interface UpdateListenerBody {
    listener: UpdateListenerOption;
}

export interface CreateListenerTagsBody {
    /**
     * The tags to add; no two with the same key (GA.9107).
     *
     * Rule unique-keys: must not repeat {a.key} (GA.9107).
     *
     * 1 to 20 items.
     */
    tags: ResourceTagOption[];
}

export interface DeleteListenerTagsBody {
    /**
     * The tags to remove; no two with the same key (GA.9107).
     *
     * Rule unique-keys: must not repeat {a.key} (GA.9107).
     *
     * 1 to 20 items.
     */
    tags: TagRemovalOption[];
}

export interface ShowListenerTagsResult {
    /** The tags. */
    tags: ResourceTag[];
    request_id: RequestId;
}

export interface ListListenerTagsResult {
    /** The keys of this page, with their values. */
    tags: TagValues[];
    total_count: TotalCount;
    request_id: RequestId;
}

export interface ListListenerTagsQuery {
    /**
     * How many entries a page has at most.
     *
     * Decision: A page is as large as it can be when this is left out.
     *
     * 1 to 1000.
     *
     * @default 1000
     * @example 10
     */
    limit?: number | undefined;
    /**
     * How many entries to pass over, counted from 0.
     *
     * Decision: It is 0 when left out, and at most what fits into 32 bits.
     *
     * 0 to 2147483647.
     *
     * @default 0
     * @example 0
     */
    offset?: number | undefined;
}

export interface FilterListenersByTagResult {
    /** The listeners of this page, oldest first. */
    resources: TaggedListener[];
    total_count: TotalCount;
}

export interface FilterListenersByTagQuery {
    /**
     * How many entries a page has at most.
     *
     * Decision: A page is as large as it can be when this is left out.
     *
     * 1 to 1000.
     *
     * @default 1000
     * @example 10
     */
    limit?: number | undefined;
    /**
     * How many entries to pass over, counted from 0.
     *
     * Decision: It is 0 when left out, and at most what fits into 32 bits.
     *
     * 0 to 2147483647.
     *
     * @default 0
     * @example 0
     */
    offset?: number | undefined;
}

export interface CountListenersByTagResult {
    total_count: TotalCount;
    request_id: RequestId;
}

export interface paths {
    "/v1/listeners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List listeners
         *
         * Lists the account's listeners, page by page, and only those that meet all conditions given. There is no total.
         *
         * Decision: The list is in the order in which the listeners were added, oldest first.
         */
        get: operations["listListeners"];
        put?: never;
        /**
         * Add a listener
         *
         * Adds a listener to an accelerator and answers at once with the listener, which in most cases is still `PENDING`; wait until
         * it is `ACTIVE` before you rely on it.
         *
         * The request takes no idempotency key: when the answer is lost, look with `listListeners` whether the listener exists before
         * you send it again.
         *
         * Decision: A listener that is being deleted still counts for the quota.
         *
         * Rule quota: accelerator_id {self.accelerator_id} must have at most 10 listeners (GA.9103).
         *
         * Rule ports-taken: {a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port} of listener {o.id} (GA.9101).
         *
         * Rule tag-limit: tags of listener {self.id} must be at most 20 (GA.9103).
         */
        post: operations["createListener"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/listeners/{listener_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        /**
         * Show a listener
         *
         * Answers with one listener. This is how to follow a change: ask every 5 seconds until the status is neither `PENDING` nor
         * `DELETING`, or, after a delete, until the answer is 404.
         */
        get: operations["showListener"];
        /**
         * Change a listener
         *
         * Changes a listener's name, note, ports or client affinity, and answers at once with the listener, which is `PENDING` until
         * the change is done. A listener that is `PENDING` or `DELETING` can't be changed (GA.9004), nor one that is frozen (GA.9006).
         *
         * Rule frozen: must not be frozen (GA.9006).
         *
         * Rule ports-taken: {a.from_port}-{a.to_port} must not overlap {b.from_port}-{b.to_port} of listener {o.id} (GA.9101).
         *
         * Rule tag-limit: tags of listener {self.id} must be at most 20 (GA.9103).
         */
        put: operations["updateListener"];
        post?: never;
        /**
         * Delete a listener
         *
         * Deletes a listener. The answer comes at once; the listener is `DELETING` for a while, and then every question for it is
         * answered with 404. Its endpoint groups have to be deleted before it (GA.9005).
         *
         * Rule frozen: must not be frozen (GA.9006).
         */
        delete: operations["deleteListener"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ga-listeners/{listener_id}/tags/create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add tags to a listener
         *
         * Gives a listener more tags. A listener has at most 20 tags at a time (GA.9103).
         *
         * Decision: A tag whose key is there already gets the new value.
         */
        post: operations["createListenerTags"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ga-listeners/{listener_id}/tags/delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove tags from a listener
         *
         * Takes tags away from a listener. It is a DELETE with a body, which names the keys.
         *
         * Decision: A key the listener doesn't have is no error.
         */
        delete: operations["deleteListenerTags"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ga-listeners/{listener_id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        /**
         * Show the tags of a listener
         *
         * Answers with all tags of one listener, system tags included.
         *
         * Decision: The status is 200; the vendor's pages don't name it.
         */
        get: operations["showListenerTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ga-listeners/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tags in use
         *
         * Lists every tag key that the account's listeners use, with its values, page by page.
         *
         * Decision: The status is 200 and the permission that of showing tags; the vendor's pages name neither.
         */
        get: operations["listListenerTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ga-listeners/resource-instances/filter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Find listeners by tag
         *
         * Finds the listeners that have certain tags, or a certain name, page by page. It changes nothing and may be repeated. The
         * answer is the only one with a body but no `request_id` in it: take the header.
         *
         * Decision: The status is 200 and the permission that of showing tags; the vendor's pages name neither.
         */
        post: operations["filterListenersByTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ga-listeners/resource-instances/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count listeners by tag
         *
         * Counts the listeners that `filterListenersByTag` would find for the same body. It changes nothing and may be repeated.
         *
         * Decision: The status is 200 and the permission that of showing tags; the vendor's pages name neither.
         */
        post: operations["countListenersByTag"];
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
        ListenerStatus: ListenerStatus | (string & {});
        Protocol: Protocol | (string & {});
        PortRange: PortRange;
        ClientAffinity: ClientAffinity | (string & {});
        FrozenScene: FrozenScene | (string & {});
        FrozenInfo: FrozenInfo;
        ResourceTag: ResourceTag;
        ListenerDetail: ListenerDetail;
        PageInfo: PageInfo;
        RequestId: RequestId;
        ErrorBody: ErrorBody;
        PortRangeOption: PortRangeOption;
        ResourceTagOption: ResourceTagOption;
        CreateListenerOption: CreateListenerOption;
        ListenerResponse: ListenerResponse;
        UpdateListenerOption: UpdateListenerOption;
        TagRemovalOption: TagRemovalOption;
        TagValues: TagValues;
        TotalCount: TotalCount;
        TagFilter: TagFilter;
        ResourceMatch: ResourceMatch;
        ListenerFilter: ListenerFilter;
        TaggedListener: TaggedListener;
    };
    responses: {
        /** The request breaks a rule of this document; the message says where and which. */
        InvalidRequest: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The token is missing, wrong or expired, or the signature doesn't fit the request. */
        NotAuthenticated: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The user lacks the permission this operation needs. */
        NotPermitted: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /**
         * The path exists, but doesn't have the method that was used; `Allow` names those it has. A caller that uses the
         * methods of this document never gets it.
         *
         * Decision: GA gives this answer, which the vendor's pages don't describe.
         */
        MethodNotAllowed: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                /** The methods this path has, separated by commas. */
                Allow: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /**
         * The header `Accept` rules out JSON, and there is nothing else.
         *
         * Decision: GA gives this answer, which the vendor's pages don't describe.
         */
        NotAcceptable: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The caller sends more requests than the gateway lets through; `Retry-After` says how long to wait. */
        TooManyRequests: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                /** Seconds to wait before the next try. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** Something broke on the service's side. Whether a write took effect is unknown; look before you repeat it. */
        InternalError: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /**
         * The service is not available at the moment; `Retry-After` says how long to wait.
         *
         * Decision: GA gives this answer, which the vendor's pages don't describe.
         */
        Unavailable: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                /** Seconds to wait before the next try. */
                "Retry-After": number;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The request breaks a rule, or the accelerator can't take such a listener now. */
        CreateRefused: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** There is no such accelerator, or the path is none of the API's. */
        NoAccelerator: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /**
         * The body is too large: the mock takes 1 MiB, the service 12 MB of a signed request.
         *
         * Decision: GA gives this answer, which the vendor's pages don't describe.
         */
        TooLarge: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /**
         * The body isn't sent as `application/json`.
         *
         * Decision: GA gives this answer, which the vendor's pages don't describe.
         */
        NotJson: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** Nothing has this id, or the path is none of the API's. */
        NotFound: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The request breaks a rule, or the listener can't be changed this way now. */
        UpdateRefused: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The request breaks a rule, or the listener can't be deleted now. */
        DeleteRefused: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** Something depends on the resource; nothing was deleted. */
        InUse: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The request breaks a rule, or the listener can't take these tags now. */
        TagsRefused: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The request breaks a rule, or tags can't be taken from the listener now. */
        TagRemovalRefused: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** The request breaks a rule of this document. */
        TagQueryRefused: {
            headers: {
                /** The id of this request. Give it to the vendor's support when something went wrong. */
                "X-Request-Id": string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
    };
    parameters: {
        /**
         * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
         *
         * 1 to 36 characters.
         *
         * @example 1b11747a-b139-492f-9692-2df0b1c87193
         */
        ListenerId: string;
        /**
         * How many entries a page has at most.
         *
         * Decision: A page is as large as it can be when this is left out.
         *
         * 1 to 1000.
         *
         * @default 1000
         * @example 10
         */
        TagLimit: number | undefined;
        /**
         * How many entries to pass over, counted from 0.
         *
         * Decision: It is 0 when left out, and at most what fits into 32 bits.
         *
         * 0 to 2147483647.
         *
         * @default 0
         * @example 0
         */
        TagOffset: number | undefined;
    };
    requestBodies: never;
    headers: {
        /** The id of this request. Give it to the vendor's support when something went wrong. */
        "X-Request-Id": string;
        /** The methods this path has, separated by commas. */
        Allow: string;
        /** Seconds to wait before the next try. */
        "Retry-After": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listListeners: {
        parameters: {
            query?: {
                /**
                 * How many listeners a page has at most.
                 *
                 * 1 to 2000.
                 *
                 * @default 500
                 * @example 10
                 */
                limit?: number | undefined;
                /**
                 * The id of the last listener of the page before; take it from `page_info.next_marker`. Use it only together with `limit`.
                 * The first page has none.
                 *
                 * Decision: A marker without `limit`, and one that names no listener, are answered with GA.9001.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                marker?: string | undefined;
                /**
                 * Whether to list the page before the marker instead of the one after it.
                 *
                 * Decision: Without a marker it is the last page, and `next_marker` leads on backwards.
                 *
                 * @default false
                 * @example false
                 */
                page_reverse?: boolean | undefined;
                /**
                 * Only the listener with this id.
                 *
                 * Decision: An empty id is the same as none.
                 *
                 * At most 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                id?: string | undefined;
                /**
                 * Only the listeners of this accelerator.
                 *
                 * Decision: An empty id is the same as none.
                 *
                 * At most 36 characters.
                 *
                 * @example ac1bf54f-6a23-4074-af77-800648d25bc8
                 */
                accelerator_id?: string | undefined;
                /**
                 * Only the listeners with this name.
                 *
                 * Decision: Names are compared exactly; an empty one is the same as none.
                 *
                 * At most 64 characters, matches `^[A-Za-z0-9-]*$`.
                 *
                 * @example listenerName
                 */
                name?: string | undefined;
                /**
                 * Only the listeners in this status.
                 *
                 * @example ACTIVE
                 */
                status?: ListenerStatus | undefined;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of listeners. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListListenersResult;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createListener: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateListenerBody;
            };
        };
        responses: {
            /** The listener was added. */
            201: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListenerResponse;
                };
            };
            400: components["responses"]["CreateRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NoAccelerator"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    showListener: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The listener. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListenerResponse;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    updateListener: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": UpdateListenerBody;
            };
        };
        responses: {
            /** The change was accepted. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListenerResponse;
                };
            };
            400: components["responses"]["UpdateRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteListener: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The listener is being deleted. */
            204: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["DeleteRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            409: components["responses"]["InUse"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    createListenerTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": CreateListenerTagsBody;
            };
        };
        responses: {
            /**
             * The tags were added.
             *
             * Decision: It has no body; the vendor's page shows one beside the status 204, which can't have any.
             */
            204: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TagsRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    deleteListenerTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": DeleteListenerTagsBody;
            };
        };
        responses: {
            /** The tags are gone. */
            204: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["TagRemovalRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    showListenerTags: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The listener's id. Any text of this length may be one, so an id that names nothing is answered with 404, not 400.
                 *
                 * 1 to 36 characters.
                 *
                 * @example 1b11747a-b139-492f-9692-2df0b1c87193
                 */
                listener_id: components["parameters"]["ListenerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The listener's tags. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ShowListenerTagsResult;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    listListenerTags: {
        parameters: {
            query?: {
                /**
                 * How many entries a page has at most.
                 *
                 * Decision: A page is as large as it can be when this is left out.
                 *
                 * 1 to 1000.
                 *
                 * @default 1000
                 * @example 10
                 */
                limit?: components["parameters"]["TagLimit"];
                /**
                 * How many entries to pass over, counted from 0.
                 *
                 * Decision: It is 0 when left out, and at most what fits into 32 bits.
                 *
                 * 0 to 2147483647.
                 *
                 * @default 0
                 * @example 0
                 */
                offset?: components["parameters"]["TagOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** A page of tag keys. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": ListListenerTagsResult;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    filterListenersByTag: {
        parameters: {
            query?: {
                /**
                 * How many entries a page has at most.
                 *
                 * Decision: A page is as large as it can be when this is left out.
                 *
                 * 1 to 1000.
                 *
                 * @default 1000
                 * @example 10
                 */
                limit?: components["parameters"]["TagLimit"];
                /**
                 * How many entries to pass over, counted from 0.
                 *
                 * Decision: It is 0 when left out, and at most what fits into 32 bits.
                 *
                 * 0 to 2147483647.
                 *
                 * @default 0
                 * @example 0
                 */
                offset?: components["parameters"]["TagOffset"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ListenerFilter;
            };
        };
        responses: {
            /** A page of the listeners found. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": FilterListenersByTagResult;
                };
            };
            400: components["responses"]["TagQueryRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
    countListenersByTag: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": ListenerFilter;
            };
        };
        responses: {
            /** The number of listeners. */
            200: {
                headers: {
                    /** The id of this request. Give it to the vendor's support when something went wrong. */
                    "X-Request-Id": string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CountListenersByTagResult;
                };
            };
            400: components["responses"]["TagQueryRefused"];
            401: components["responses"]["NotAuthenticated"];
            403: components["responses"]["NotPermitted"];
            405: components["responses"]["MethodNotAllowed"];
            406: components["responses"]["NotAcceptable"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["NotJson"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalError"];
            503: components["responses"]["Unavailable"];
        };
    };
}
