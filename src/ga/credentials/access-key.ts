import { hashes } from "../hash.ts";
import { algorithm, maximumSkew, stringToSign, toSdkDate } from "../signing.ts";
import { readCredential } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";
import { misconfigured } from "../../client/checks.ts";
import type { ClientRequest } from "../../client/request.ts";

/** An access key of an account or an IAM user. */
export interface AccessKey {
  readonly accessKey: string;
  readonly secretKey: string;
  /** The account's id; GA is a global service and asks for it. Sent as X-Domain-Id. */
  readonly domainId?: string | undefined;
  /** Belongs to a temporary key. Sent as X-Security-Token. */
  readonly securityToken?: string | undefined;
}

/** A text, or bytes as `http` may send them. */
const toSignable = (body: ClientRequest["body"]): string | Uint8Array => {
  if (body === undefined || body === null) return "";
  if (typeof body === "string") return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  throw misconfigured("auth", "signs only text");
};

/** Authenticates by signing every attempt, over exactly the bytes that are sent, with SDK-HMAC-SHA256. Throws a ConfigurationError. */
export const accessKey = (given: AccessKey): Auth => {
  const read = (name: keyof AccessKey) => readCredential(name, given?.[name]);
  const accessKey = read("accessKey");
  const hmac = hashes.createHmac(read("secretKey"));
  const own: Record<string, string> = {};
  if (given.domainId) own["x-domain-id"] = read("domainId");
  if (given.securityToken) own["x-security-token"] = read("securityToken");
  const signed = [...Object.keys(own), "host", "x-sdk-date"].sort();
  const opening = `${algorithm} Access=${accessKey}, SignedHeaders=${signed.join(";")}, Signature=`;
  let second = NaN;
  let date = "";
  /** The same for all calls of a second: writing a date takes as long as hashing a request. */
  const dateOf = (now: number): string => {
    if (second !== Math.floor(now / 1000)) {
      second = Math.floor(now / 1000);
      date = toSdkDate(now);
    }
    return date;
  };
  return {
    apply(request, { clock }) {
      const { method, url } = request;
      const date = dateOf(clock.now());
      for (const name in own) request.headers.set(name, own[name] ?? "");
      request.headers.set("X-Sdk-Date", date);
      const host = url.split("/", 3)[2] ?? ""; // the platform sends it
      const headers = { ...own, host, "x-sdk-date": date };
      const body = toSignable(request.body);
      const signature = hmac(stringToSign({ method, url, headers, signed, body }));
      request.headers.set("Authorization", opening + signature);
      return undefined;
    },
    refused(_, { headers }, { clock }) {
      const ahead = clock.now() - Date.parse(headers.get("date") ?? "");
      if (!(Math.abs(ahead) > maximumSkew)) return undefined;
      const minutes = Math.round(Math.abs(ahead) / 60_000);
      return `the clock here is ${minutes} minutes ${ahead > 0 ? "ahead of" : "behind"} the API's`;
    },
  };
};
