/** Whether a text is an origin as pages say theirs, or all of them. Others would let nobody in, without a word. */
export const isAllowable = (text: string): boolean =>
  text === "*" || (URL.canParse(text) && new URL(text).origin === text);

/** An origin without its scheme: the Host of its pages. */
const bare = (origin: string): string => origin.replace(/^https?:\/\//, "");

const hostnameOf = (authority: string): string =>
  authority
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "")
    .toLowerCase();

/** Names no other site can point at this machine: a page that got here by one is the mock's own. */
const isLocalName = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  /^[0-9.]+$/.test(hostname) ||
  hostname.includes(":");

/**
 * Ends of names that nobody can register, so that no site can have one: RFC 6761, 6762 (with what its appendix G lists),
 * 8375, ICANN's `.internal` (2024), and a cluster's `.svc`. Containers, clusters and machines of a network have such names.
 */
const reserved = /\.(?:internal|local|test|home\.arpa|intranet|private|corp|home|lan|svc)$/;

/** Names that lead to a machine of the same network only. */
const isNearName = (hostname: string): boolean =>
  isLocalName(hostname) || !hostname.includes(".") || reserved.test(hostname);

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

/** Why a request may not use the control plane, and which option would let it. */
export const untrustedMessage = (headers: Readonly<Record<string, string>>): string => {
  const { origin, host = "" } = headers;
  if (origin === undefined && headers["sec-fetch-site"] === undefined) {
    return `The control plane is closed to the public host name ${host}; allow it explicitly: --control-origin http://${host}`;
  }
  const named = origin === undefined || origin === "null" ? "*" : origin;
  return `The control plane of ${host} is closed to pages of another origin; allow yours explicitly: --control-origin ${named}`;
};
