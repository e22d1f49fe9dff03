/** A corporate proxy in Node: HTTPS_PROXY, HTTP_PROXY and NO_PROXY as everywhere else, by undici. */
import { EnvHttpProxyAgent, fetch } from "undici";
import type { RequestInit } from "undici";

/** A fetch for the option `fetch` of createClient. Without options it reads the environment. */
export const fetchThroughProxy = (options?: EnvHttpProxyAgent.Options): typeof globalThis.fetch => {
  const dispatcher = new EnvHttpProxyAgent(options);
  const send = (url: string, init: RequestInit) => fetch(url, { ...init, dispatcher });
  return send as unknown as typeof globalThis.fetch; // undici's types are its own
};
