import { find } from "./dom.ts";

/** The namespace that the page shows. */
export const namespace = {
  name: "",
  get headers(): Record<string, string> {
    return this.name === "" ? {} : { "X-Mock-Namespace": this.name };
  },
};

/** Asks the control plane. Throws an Error with its words where it refuses. */
export const ask = async <Value>(method: string, path: string, body?: unknown): Promise<Value> => {
  const response = await fetch(path, {
    method,
    headers: namespace.headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const value: unknown = text === "" ? undefined : JSON.parse(text);
  if (!response.ok) {
    const { error_msg } = value as { readonly error_msg?: string };
    throw new Error(error_msg ?? `Status ${String(response.status)}`);
  }
  return value as Value;
};

/** Does what a person asked for, and says what went wrong until the next thing is asked for. */
export const attempt = async (work: () => Promise<unknown>): Promise<void> => {
  const message = find("#message");
  message.textContent = "";
  try {
    await work();
  } catch (error) {
    message.textContent = (error as Error).message;
  }
};
