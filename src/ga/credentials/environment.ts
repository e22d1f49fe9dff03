import { accessKey } from "./access-key.ts";
import type { Auth } from "../../client/auth.ts";
import { checkHeaders } from "../../client/checks.ts";

/**
 * Authenticates with the access key in the environment: `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, and where they are
 * set `HUAWEICLOUD_SDK_DOMAIN_ID` and `HUAWEICLOUD_SDK_SECURITY_TOKEN`. White space around
 * them is dropped. Throws a TypeError that names what is missing, and a ValidationError that names what can't be a key.
 */
export const fromEnvironment = (
  environment: Readonly<Record<string, string | undefined>> = globalThis.process?.env ?? {},
): Auth => {
  const read = (name: string) => {
    const value = environment[`HUAWEICLOUD_SDK_${name}`]?.trim() ?? "";
    checkHeaders({ [`HUAWEICLOUD_SDK_${name}`]: value }); // such as a line break inside
    return value;
  };
  const required = (name: string) => {
    const value = read(name);
    if (!value) throw new TypeError(`HUAWEICLOUD_SDK_${name} is not set`);
    return value;
  };
  return accessKey({
    accessKey: required("AK"),
    secretKey: required("SK"),
    domainId: read("DOMAIN_ID"),
    securityToken: read("SECURITY_TOKEN"),
  });
};
