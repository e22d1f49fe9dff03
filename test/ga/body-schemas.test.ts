import { describe, expect, expectTypeOf, test } from "vitest";
import type {
  CreateListenerOption,
  ResourceTagOption,
  UpdateListenerOption,
} from "../../src/index.ts";
import { bodySchemas } from "../../src/validate.ts";
import type { StandardSchema } from "../../src/validate.ts";

const option = {
  name: "web",
  protocol: "TCP",
  port_ranges: [{ from_port: 1, to_port: 2 }],
  accelerator_id: "ac1bf54f-6a23-4074-af77-800648d25bc8",
};
const check = (value: unknown) => bodySchemas.createListener["~standard"].validate(value);

describe("a body as a Standard Schema", () => {
  test("exists for each operation that has one", () => {
    expect(Object.keys(bodySchemas)).toEqual([
      "createListener",
      "updateListener",
      "createListenerTags",
      "deleteListenerTags",
      "filterListenersByTag",
      "countListenersByTag",
    ]);
    const { version, vendor } = bodySchemas.updateListener["~standard"];
    expect([version, vendor]).toEqual([1, "ga-listeners"]);
  });

  test("has the type of what the method takes", () => {
    expectTypeOf(bodySchemas.createListener).toEqualTypeOf<StandardSchema<CreateListenerOption>>();
    expectTypeOf(bodySchemas.updateListener).toEqualTypeOf<StandardSchema<UpdateListenerOption>>();
    expectTypeOf(bodySchemas.createListenerTags).toEqualTypeOf<
      StandardSchema<ResourceTagOption[]>
    >();
    // @ts-expect-error This operation has no body.
    expect(bodySchemas.deleteListener).toBeUndefined();
  });

  test("gives back what is right", () => {
    expect(check(option)).toEqual({ value: option });
  });

  test.each([
    [{ ...option, name: "a b" }, ["name"], "must match ^[A-Za-z0-9-]+$"],
    [{ ...option, name: undefined }, ["name"], "is required"],
    [
      { ...option, port_ranges: [{ from_port: 1, to_port: 65536 }] },
      ["port_ranges", 0, "to_port"],
      "must be at most 65535",
    ],
    [
      { ...option, port_ranges: [{ from_port: 5, to_port: 4 }] },
      ["port_ranges", 0],
      "from_port must be at most to_port (5-4)",
    ],
    [{ ...option, nmae: "web" }, ["nmae"], "is not a known property"],
    ["text", [], "must be object"],
    [undefined, [], "is required"],
  ])("says what is wrong with %j, and where", (value, path, message) => {
    expect(check(value)).toEqual({ issues: [{ path, message }] });
  });

  test("says all that is wrong", () => {
    const { issues = [] } = check({ ...option, name: "a b", protocol: "HTTP" });
    expect(issues.map(({ path }) => path)).toEqual([["name"], ["protocol"]]);
  });

  test("tells of the body itself by an empty path", () => {
    expect(bodySchemas.updateListener["~standard"].validate({})).toEqual({
      issues: [{ path: [], message: "number of properties must be at least 1" }],
    });
  });
});
