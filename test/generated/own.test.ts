import { expect, expectTypeOf, test } from "vitest";
import * as client from "../../generated/client.ts";
import { contracts, errors, operations, type ErrorCode, type OperationId } from "../../generated/operations.ts";
import {
  ClientAffinity,
  FrozenInfoStatusValues,
  ListenerStatus,
  ListenerStatusValues,
  type CreateListenerOption,
  type ListenerDetail,
  type ListListenersQuery,
  type paths,
} from "../../generated/schema.ts";
import type { Input } from "../../src/contract.ts";
import * as validators from "../../generated/validators.js";

const calls: [Input, string][] = [];
const methods = client.createMethods((operation, input) => {
  calls.push([input, operation.id]);
  return undefined as never;
});

test("every operation has its method, call data, contract and validators", () => {
  const ids = Object.keys(operations);
  const names = Object.values(methods).flatMap((group) => Object.keys(group));
  expect(names.filter((name) => !name.startsWith("waitUntil"))).toHaveLength(ids.length);
  expect(Object.keys(contracts)).toEqual(ids);
  expect(Object.keys(validators.requests)).toEqual(ids);
  expect(Object.keys(validators.responses)).toEqual(ids);
});

test("a method puts its arguments where the operation wants them", () => {
  calls.length = 0;
  void methods.listeners.show("l1");
  void methods.listenerTags.filter({ tags: [] }, { limit: 5 });
  expect(calls).toEqual([
    [{ path: { listener_id: "l1" } }, "showListener"],
    [{ body: { tags: [] }, query: { limit: 5 } }, "filterListenersByTag"],
  ]);
});

test("lists of values are there at run time", () => {
  expect(ListenerStatusValues).toEqual(Object.values(ListenerStatus));
  expect(FrozenInfoStatusValues).toEqual([0, 1, 2]);
});

test("requests are closed and answers open", () => {
  expectTypeOf<CreateListenerOption["client_affinity"]>().toEqualTypeOf<ClientAffinity | undefined>();
  expectTypeOf<string>().toExtend<ListenerDetail["status"]>();
  expectTypeOf<number>().toExtend<NonNullable<NonNullable<ListenerDetail["frozen_info"]>["status"]>>();
  expectTypeOf<ListListenersQuery["limit"]>().toEqualTypeOf<number | undefined>();
  const option: CreateListenerOption = {
    name: "web",
    // @ts-expect-error GA knows TCP and UDP
    protocol: "HTTP",
    port_ranges: [],
    accelerator_id: "a",
    client_affinity: ClientAffinity.NONE,
  };
  expect(option.client_affinity).toBe("NONE");
});

test("the catalogue's codes and the operations' ids are types", () => {
  expectTypeOf<"GA.9001">().toExtend<ErrorCode>();
  expectTypeOf<"createListener">().toExtend<OperationId>();
  // @ts-expect-error not in the catalogue
  const unknown: ErrorCode = "GA.0000";
  expect(errors.some(({ code }) => code === unknown)).toBe(false);
});

test("paths are what openapi-fetch reads", () => {
  type Show = paths["/v1/listeners/{listener_id}"]["get"];
  expectTypeOf<Show["parameters"]["path"]>().toEqualTypeOf<{ listener_id: string }>();
  expectTypeOf<Show["responses"][200]["content"]["application/json"]["listener"]>().toEqualTypeOf<ListenerDetail>();
});
