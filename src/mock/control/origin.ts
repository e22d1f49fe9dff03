/** An origin without its scheme: the Host of its pages. */
const bare = (origin: string): string => origin.replace(/^https?:\/\//, "");

const hostnameOf = (authority: string): string =>
  authority
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();

/** Names no other site can point at this machine: a page that got here by one is the mock's own. */
const isLocalName = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  /^[0-9.]+$/.test(hostname) ||
  hostname.includes(":");

/** Names that lead to a machine of the same network only. */
const isNearName = (hostname: string): boolean => isLocalName(hostname) || !hostname.includes(".");

/**
 * Tells whether a request may use the control plane: anything that isn't a browser's page, the
 * mock's own pages, and pages of an allowed origin. A page whose name was made to resolve to this
 * machine (DNS rebinding) is not the mock's own; of its GET a browser tells nothing but that name,
 * so whoever calls the mock by a public one needs it allowed.
 */
export const isTrusted = (
  headers: Readonly<Record<string, string>>,
  allowed: readonly string[],
): boolean => {
  const { origin, host = "" } = headers;
  const site = headers["sec-fetch-site"];
  if (allowed.includes("*")) return true;
  if (origin === undefined && site === undefined) {
    return isNearName(hostnameOf(host)) || allowed.some((each) => bare(each) === host);
  }
  if (origin !== undefined && allowed.includes(origin)) return true;
  if (!isLocalName(hostnameOf(host))) return false;
  if (origin !== undefined) return bare(origin) === host;
  return site === "same-origin" || site === "none";
};
