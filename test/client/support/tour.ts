/** What the client does everywhere. Run by hand of the built package in every runtime, so it imports nothing else. */
import { accessKey, createClient, iamPassword, isApiError } from "../../../src/index.ts";
import type { ClientEvent } from "../../../src/index.ts";
import { validate } from "../../../src/validate.ts";

/** The name of the error that a promise rejects with. */
const nameOf = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    () => "no error",
    (error: unknown) => (isApiError(error) ? error.code : (error as Error).name),
  );

/** Goes through the client against a mock, in which three operations are troubled. */
export const tour = async (url: string, port: number) => {
  const events: ClientEvent[] = [];
  const ga = createClient({
    auth: iamPassword({
      user: "ada",
      password: "not-a-real-password",
      domain: "example",
      endpoint: url,
    }),
    baseUrl: url,
    validate,
    onEvent: (event) => events.push(event),
  });
  const option = {
    name: "web",
    protocol: "TCP",
    port_ranges: [{ from_port: port, to_port: port }],
    accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
    tags: [{ key: "schlüssel", value: "一" }],
  } as const;
  const { id } = await ga.listeners.create(
    { ...option, port_ranges: [...option.port_ranges], tags: [...option.tags] },
    { reconcile: true },
  );
  const active = await ga.listeners.waitUntilActive(id);
  const names: string[] = [];
  for await (const each of ga.listeners.list({ accelerator_id: option.accelerator_id }))
    names.push(each.name);
  const { requestId } = await ga.listeners.show(id).withResponse();
  const signed = createClient({
    auth: accessKey({ accessKey: "AccessKey", secretKey: "SecretKey" }),
    baseUrl: url,
  });
  const aborted = new AbortController();
  const call = nameOf(ga.listenerTags.count({}, { signal: aborted.signal }));
  aborted.abort(new RangeError("enough"));
  const found = {
    status: active.status,
    names,
    hasRequestId: requestId !== undefined,
    tags: (await signed.listeners.show(id)).tags,
    unknown: await nameOf(ga.listeners.show("unknown")),
    invalid: await nameOf(ga.listeners.update(id, { name: "a b" })),
    dots: await nameOf(ga.listeners.show("..")),
    redirected: await nameOf(ga.listenerTags.show(id)),
    stalled: await nameOf(ga.listenerTags.count({}, { timeout: 300 })),
    cut: await nameOf(ga.listenerTags.list()),
    unreachable: await nameOf(
      createClient({ baseUrl: "http://127.0.0.1:1", retry: false }).listeners.list(),
    ),
    aborted: await call,
  };
  await ga.listeners.delete(id);
  await ga.listeners.waitUntilDeleted(id);
  const tokens = events.filter(
    ({ type, operationId }) => type === "response" && operationId === "createToken",
  );
  return { ...found, tokens: tokens.length };
};
