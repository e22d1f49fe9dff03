import { hashes } from "../hash.ts";
import { algorithm, maximumSkew, stringToSign, toSdkDate } from "../signing.ts";
import { setHeader } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";
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
  throw new TypeError("Only text can be signed");
};

/** Authenticates by signing every attempt, over exactly the bytes that are sent, with SDK-HMAC-SHA256. */
export const accessKey = (given: AccessKey): Auth => {
  // White space around them comes from files and environments; no key has any.
  const [accessKey, secretKey] = [given.accessKey.trim(), given.secretKey.trim()];
  const [domainId, securityToken] = [given.domainId?.trim(), given.securityToken?.trim()];
  if (!accessKey || !secretKey) throw new TypeError("The access key must not be empty");
  const hmac = hashes.createHmac(secretKey);
  return {
    apply(request, { clock }) {
      const { method, url } = request;
      const body = toSignable(request.body);
      const headers: Record<string, string> = { "x-sdk-date": toSdkDate(clock.now()) };
      if (domainId) headers["x-domain-id"] = domainId;
      if (securityToken) headers["x-security-token"] = securityToken;
      for (const name in headers) setHeader(request, name, headers[name] ?? "");
      headers["host"] = url.split("/", 3)[2] ?? ""; // the platform sends it
      const signed = Object.keys(headers).sort();
      const signature = hmac(stringToSign({ method, url, headers, signed, body }));
      setHeader(
        request,
        "Authorization",
        `${algorithm} Access=${accessKey}, SignedHeaders=${signed.join(";")}, Signature=${signature}`,
      );
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
