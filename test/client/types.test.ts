import { expectTypeOf, test } from "vitest";
import {
  accessKey,
  createClient,
  fromEnvironment,
  iamPassword,
  isApiError,
  token,
} from "../../src/index.ts";
import type {
  ApiError,
  Client,
  ErrorCode,
  ListenerDetail,
  Page,
  TagValues,
} from "../../src/index.ts";
import { validate } from "../../src/validate.ts";
import { option } from "./support/observed.ts";

/** Never called: the compiler judges what stands in it. Each public call has a right and a wrong use. */
export const uses = async (ga: Client) => {
  expectTypeOf(ga.listeners.create(option)).resolves.toEqualTypeOf<ListenerDetail>();
  expectTypeOf(
    ga.listeners.create(option, { reconcile: true }),
  ).resolves.toEqualTypeOf<ListenerDetail>();
  // @ts-expect-error -- a typo in the request
  await ga.listeners.create({ ...option, desciption: "" });
  // @ts-expect-error -- a value that the API doesn't know
  await ga.listeners.create({ ...option, protocol: "HTTP" });
  // @ts-expect-error -- a typo in the options
  await ga.listeners.create(option, { reconsile: true });

  expectTypeOf(ga.listeners.show("a")).resolves.toEqualTypeOf<ListenerDetail>();
  // @ts-expect-error -- an id is a text
  await ga.listeners.show(1);
  // @ts-expect-error -- only a create reconciles
  await ga.listeners.show("a", { reconcile: true });

  expectTypeOf(ga.listeners.update("a", { name: "b" })).resolves.toEqualTypeOf<ListenerDetail>();
  // @ts-expect-error -- the protocol can't be changed
  await ga.listeners.update("a", { protocol: "UDP" });

  expectTypeOf(ga.listeners.delete("a")).resolves.toEqualTypeOf<void>();
  // @ts-expect-error -- an id is needed
  await ga.listeners.delete();

  expectTypeOf(ga.listeners.list({ limit: 5 })).resolves.toEqualTypeOf<Page<ListenerDetail>>();
  for await (const each of ga.listeners.list()) expectTypeOf(each).toEqualTypeOf<ListenerDetail>();
  // @ts-expect-error -- a typo in the query
  await ga.listeners.list({ limmit: 5 });

  expectTypeOf(
    ga.listeners.waitUntilActive("a", { timeout: 1 }),
  ).resolves.toEqualTypeOf<ListenerDetail>();
  // @ts-expect-error -- the timeout is a number of milliseconds
  await ga.listeners.waitUntilActive("a", { timeout: "1s" });
  expectTypeOf(ga.listeners.waitUntilDeleted("a")).resolves.toEqualTypeOf<void>();
  // @ts-expect-error -- an id is needed
  await ga.listeners.waitUntilDeleted();

  expectTypeOf(
    ga.listenerTags.create("a", [{ key: "k", value: null }]),
  ).resolves.toEqualTypeOf<void>();
  // @ts-expect-error -- a value may be null, but not missing
  await ga.listenerTags.create("a", [{ key: "k" }]);
  expectTypeOf(ga.listenerTags.delete("a", [{ key: "k" }])).resolves.toEqualTypeOf<void>();
  // @ts-expect-error -- a key is needed
  await ga.listenerTags.delete("a", [{}]);
  expectTypeOf(ga.listenerTags.show("a")).resolves.toBeArray();
  // @ts-expect-error -- an id is a text
  await ga.listenerTags.show(["a"]);
  expectTypeOf(ga.listenerTags.list({ offset: 1 })).resolves.toEqualTypeOf<Page<TagValues>>();
  // @ts-expect-error -- this list has no marker
  await ga.listenerTags.list({ marker: "a" });
  expectTypeOf(
    ga.listenerTags.filter({ tags: [{ key: "k", values: [] }] }),
  ).resolves.toHaveProperty("items");
  // @ts-expect-error -- a typo in the condition
  await ga.listenerTags.filter({ tagz: [] });
  expectTypeOf(ga.listenerTags.count({})).resolves.toEqualTypeOf<number>();
  // @ts-expect-error -- a condition is an object
  await ga.listenerTags.count("k");

  const { data, response, requestId } = await ga.listeners.show("a").withResponse();
  expectTypeOf(data).toEqualTypeOf<ListenerDetail>();
  expectTypeOf(response).toEqualTypeOf<Response>();
  expectTypeOf(requestId).toEqualTypeOf<string | undefined>();
  // @ts-expect-error -- withResponse takes nothing
  await ga.listeners.show("a").withResponse(1);

  const name = undefined as string | undefined; // such as a filter that nobody set
  const query = { limit: 1, name };
  const { data: body } = await ga.http.GET("/v1/listeners", { params: { query } });
  expectTypeOf(body?.listeners[0]?.name).toEqualTypeOf<string | undefined>();
  // @ts-expect-error -- there is no such path
  await ga.http.GET("/v1/listenerz");

  // An answer may hold a status of tomorrow.
  expectTypeOf(data.status).extract<"ACTIVE">().toEqualTypeOf<"ACTIVE">();
  expectTypeOf<"THAWING">().toExtend<typeof data.status>();
};

/** Never called. */
export const makes = () => {
  createClient({
    auth: token("a"),
    timeout: 1,
    retry: { attempts: 2 },
    validate,
    userAgent: "a/1",
  });
  // @ts-expect-error -- a typo in the options
  createClient({ auth: token("a"), timout: 1 });
  // @ts-expect-error -- a token is no credential by itself
  createClient({ auth: "a" });
  token(async () => "a");
  // @ts-expect-error -- a token is a text
  token(1);
  iamPassword({ user: "a", password: "b", domain: "c" });
  // @ts-expect-error -- the domain is needed
  iamPassword({ user: "a", password: "b" });
  accessKey({ accessKey: "a", secretKey: "b", domainId: "c" });
  // @ts-expect-error -- the secret key is needed
  accessKey({ accessKey: "a" });
  fromEnvironment();
  // @ts-expect-error -- values are texts
  fromEnvironment({ HUAWEICLOUD_SDK_AK: 1 });
};

test("isApiError narrows to an error of the API, and to its code", () => {
  const error: unknown = new Error("x");
  if (isApiError(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
  if (isApiError(error, "GA.9101")) expectTypeOf(error.code).toEqualTypeOf<"GA.9101">();
  if (isApiError(error, "GA.4711")) expectTypeOf(error.code).toEqualTypeOf<"GA.4711">();
  expectTypeOf<"GA.9101">().toExtend<ErrorCode>();
  expectTypeOf<"GA.4711">().not.toExtend<ErrorCode>();
  // @ts-expect-error -- a code is a text
  isApiError(error, 9101);
  expectTypeOf<ApiError["help"]>().toEqualTypeOf<string>();
});
