import { accessKey } from "./access-key.ts";
import { readCredential } from "../../client/auth.ts";
import type { Auth } from "../../client/auth.ts";

/**
 * Authenticates with the access key in the environment: `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, and where they are
 * set `HUAWEICLOUD_SDK_DOMAIN_ID` and `HUAWEICLOUD_SDK_SECURITY_TOKEN`. White space around
 * them is dropped. Throws a ConfigurationError that names the variable that is missing or can't be a key.
 */
export const fromEnvironment = (
  environment: Readonly<Record<string, string | undefined>> = globalThis.process?.env ?? {},
): Auth => {
  const required = (name: string) => readCredential(name, environment[name]);
  const optional = (name: string) => (environment[name]?.trim() ? required(name) : undefined);
  return accessKey({
    accessKey: required("HUAWEICLOUD_SDK_AK"),
    secretKey: required("HUAWEICLOUD_SDK_SK"),
    domainId: optional("HUAWEICLOUD_SDK_DOMAIN_ID"),
    securityToken: optional("HUAWEICLOUD_SDK_SECURITY_TOKEN"),
  });
};
