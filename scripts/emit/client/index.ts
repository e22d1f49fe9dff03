/**
 * client.ts. `method` prints one operation's method, `serialization` how its parameters and bodies are written where that
 * is not JSON and the default style, `imports` the names by which it knows the types.
 */
import type { Model } from "../../document/model.ts";
import { propertyKey } from "../../document/names.ts";
import type { OperationModel } from "../../document/operations.ts";
import type { Types } from "../types/named-types.ts";
import { localNames } from "./imports.ts";
import { methodOf } from "./method.ts";

/** client.ts: one documented method per operation, grouped by tag. It sends nothing itself: that is the runtime's part. */
export const emitClient = (model: Model, types: Types, runtime: string): string => {
  const { toLocal, imports } = localNames(model, types);
  const groups = new Map<string, OperationModel[]>();
  for (const operation of model.operations) {
    const group = groups.get(operation.group) ?? [];
    groups.set(operation.group, group);
    group.push(operation);
  }
  const listed = new Set(
    model.operations.flatMap(({ resource }) => (resource?.role === "list" ? [resource.name] : [])),
  );
  const methods = [...groups].map(
    ([group, operations]) =>
      `  ${propertyKey(group)}: {\n${operations.map((each) => methodOf(each, { model, types, listed, toLocal })).join("\n")}  },\n`,
  );
  const ids = model.operations.map(({ id }) => `  ${id},\n`);
  const text = methods.join("\n");
  const used = ["Call", "CallOptions", "CreateOptions", "List"].filter((name) =>
    new RegExp(`: ${name}\\b`).test(text),
  );
  const values = text.includes("serialize.") ? ["serialize"] : [];
  const from = (names: readonly string[], kind = "") =>
    names.length === 0
      ? ""
      : `import ${kind}{ ${names.join(", ")} } from ${JSON.stringify(runtime)};\n`;
  return [
    from([...used, "Send"], "type ") +
      from(values) +
      (ids.length === 0 ? "" : `import {\n${ids.join("")}} from "./operations.ts";\n`) +
      imports(),
    `/** Every method, sent by \`send\`. */\nexport const createMethods = (send: Send) => ({\n${text}});\n`,
    `export type { Call, CallOptions, CreateOptions, Input, List, Page, Send } from ${JSON.stringify(runtime)};\n`,
    `export type Methods = ReturnType<typeof createMethods>;\n`,
  ].join("\n");
};
