import { listenerWith } from "../contract/wrong.ts";
import type { MockServer } from "../support/mock.ts";

/** The listener of an answer, as far as tests look at it. */
export interface Shown {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** Calls a mock over the network the plain way. */
export const createCalls = ({ url, token }: Pick<MockServer, "url" | "token">, more = {}) => {
  const headers = { "X-Auth-Token": token, ...more };
  return {
    call: (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${url}${path}`, {
        method,
        headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    async create(name: string): Promise<Shown> {
      const port = { from_port: 1, to_port: 1 };
      const accelerator_id = crypto.randomUUID();
      const body = listenerWith({ name, port_ranges: [port], accelerator_id });
      const response = await this.call("POST", "/v1/listeners", body);
      if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`);
      return ((await response.json()) as { listener: Shown }).listener;
    },
    async names(): Promise<string[]> {
      const response = await this.call("GET", "/v1/listeners?limit=2000");
      const { listeners } = (await response.json()) as { listeners: Shown[] };
      return listeners.map(({ name }) => name);
    },
    async control(method: string, path: string, body?: unknown, own: object = {}) {
      const response = await fetch(`${url}/_mock/${path}`, {
        method,
        headers: { ...more, ...own },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        value: text && (JSON.parse(text) as unknown),
      };
    },
  };
};
