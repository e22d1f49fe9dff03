import { redactBody, redactHeaders } from "./redaction.ts";
import type { MockRequest, MockResponse } from "../types.ts";

/** How a request ended. */
export type JournalEnd =
  | "answered"
  | "the client went away"
  | "the connection was reset"
  | "the answer was cut off";

/** One request with its answer, credentials redacted. It is written down when the request comes. */
export interface JournalEntry {
  /** Counts up from 1; stays when older entries have been dropped. */
  readonly number: number;
  /** When it came, by the mock's clock, ISO 8601. */
  readonly at: string;
  /** The operation, where the request named one. */
  readonly operation?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** As long as there is none its status is 0. */
  readonly response: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
  };
  /** How it ended; absent while it is being answered, or an answer stands still. */
  readonly end?: JournalEnd;
  /** Milliseconds until then, by the mock's clock. */
  readonly took?: number;
  /** The id of the fault rule that had its part in it. */
  readonly fault?: number;
  /** Why it was refused: the error's code and message. */
  readonly reason?: string;
  /** True where the answer did not arrive whole. */
  readonly broken?: true;
}

/** Which entries to show; what is left out matches all. */
export interface JournalFilter {
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  readonly status?: number | undefined;
  /** Only entries after this number. */
  readonly after?: number | undefined;
  /** At most so many, the latest. */
  readonly limit?: number | undefined;
}

/** What came in and what went out, bounded; the oldest entries go first. */
export interface Journal {
  list(filter?: JournalFilter): JournalEntry[];
  clear(): void;
}

/** What is written down of one request; what is not known when it comes is filled in later. */
export interface JournalRecord {
  readonly at: number;
  operation: string | undefined;
  request: MockRequest;
  response: MockResponse | undefined;
  fault: number | undefined;
  reason?: string;
  end?: JournalEnd;
  took?: number;
}

interface Kept extends JournalRecord {
  readonly number: number;
  weight: number;
  isKept: boolean;
}

const show = (record: Kept): JournalEntry => {
  const { number, at, operation, request, response, fault, reason, end, took } = record;
  return {
    number,
    at: new Date(at).toISOString(),
    ...(operation === undefined ? {} : { operation }),
    request: {
      method: request.method,
      url: request.url,
      headers: redactHeaders(request.headers),
      ...redactBody(request.body),
    },
    response: {
      status: response?.status ?? 0,
      headers: redactHeaders(response?.headers ?? {}),
      ...redactBody(response?.body),
    },
    ...(end === undefined ? {} : { end }),
    ...(took === undefined ? {} : { took }),
    ...(fault === undefined ? {} : { fault }),
    ...(reason === undefined ? {} : { reason }),
    ...(response?.delivery === undefined ? {} : { broken: true }),
  };
};

/** About what a record takes, in bytes: bodies, and what is kept beside them. */
const weigh = ({ request, response }: JournalRecord): number =>
  (request.body?.length ?? 0) + (response?.body?.length ?? 0) + 500;

/** How a response leaves a request; undefined where it stands still. */
const endOf = ({ delivery }: MockResponse): JournalEnd | undefined => {
  if (delivery?.stall !== undefined) return undefined;
  if (delivery?.reset) return "the connection was reset";
  return delivery?.truncate === undefined ? "answered" : "the answer was cut off";
};

/** The journal as the mock itself uses it. */
export interface OpenJournal extends Journal {
  /** Writes down a request that has come. */
  arrive(request: MockRequest, at: number): JournalRecord;
  /** Fills in what it came to. Whoever has gone away by then stays gone. */
  complete(record: JournalRecord, response: MockResponse, at: number): void;
  /** Fills in that nobody waits for the answer any more. */
  leave(record: JournalRecord, at: number): void;
  /** Takes back a request that was given up before it was sent. */
  withdraw(record: JournalRecord): void;
  /** Forgets all entries, and counts from 1 again. */
  restart(): void;
  /** About how many bytes it takes. */
  weight(): number;
}

/**
 * An empty journal of at most `entries` requests and about `size` characters. Writing only keeps
 * what is there; redacting happens on the way out.
 */
export const createJournal = (entries = 250, size = 2_000_000): OpenJournal => {
  let records: (Kept | undefined)[] = [];
  let first = 0; // index of the oldest kept record
  let next = 1;
  let weight = 0;

  const drop = (): void => {
    const oldest = records[first];
    if (oldest !== undefined) {
      weight -= oldest.weight;
      oldest.isKept = false;
    }
    records[first++] = undefined;
    if (first < entries) return;
    records = records.slice(first);
    first = 0;
  };

  const trim = (): void => {
    const isFull = (kept: number): boolean => kept > entries || (weight > size && kept > 1);
    while (first < records.length && isFull(records.length - first)) drop();
  };

  const clear = (): void => {
    for (const record of records) if (record !== undefined) record.isKept = false;
    records = [];
    first = 0;
    weight = 0;
  };

  return {
    arrive(request, at) {
      const record: Kept = {
        at,
        operation: undefined,
        request,
        response: undefined,
        fault: undefined,
        number: next++,
        weight: 0,
        isKept: true,
      };
      record.weight = weigh(record);
      records.push(record);
      weight += record.weight;
      trim();
      return record;
    },
    complete(given, response, at) {
      const record = given as Kept; // made by `arrive`
      record.response = response;
      if (record.end === undefined) {
        const end = endOf(response);
        if (end !== undefined) record.end = end;
        record.took = at - record.at;
      }
      if (!record.isKept) return;
      weight -= record.weight;
      record.weight = weigh(record);
      weight += record.weight;
      trim();
    },
    leave(record, at) {
      if (record.end !== undefined) return;
      record.end = "the client went away";
      record.took = at - record.at;
    },
    withdraw(given) {
      const record = given as Kept;
      if (!record.isKept) return;
      record.isKept = false;
      weight -= record.weight;
      if (records.at(-1) !== record) {
        records.splice(records.indexOf(record), 1);
        return;
      }
      records.pop();
      next = record.number;
    },
    list({ operation, method, status, after = 0, limit = Infinity } = {}) {
      const shown: JournalEntry[] = [];
      for (let at = records.length - 1; at >= first && shown.length < limit; at--) {
        const record = records[at];
        if (record === undefined || record.number <= after) break;
        if (operation !== undefined && record.operation !== operation) continue;
        if (method !== undefined && record.request.method !== method.toUpperCase()) continue;
        if (status !== undefined && record.response?.status !== status) continue;
        shown.push(show(record));
      }
      return shown.reverse();
    },
    clear,
    restart() {
      clear();
      next = 1;
    },
    weight: () => weight,
  };
};
