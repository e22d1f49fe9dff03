/** The constraints that a document has, by the places of calls, named as the ledger names them. */

interface Node {
  readonly [name: string]: Node;
}

const METHODS = ["get", "put", "post", "delete", "patch"];

/** Keywords that the ledger has under another name, or that say more than one thing. */
const RENAMED: Readonly<Record<string, string>> = { enum: "only", const: "only" };

const KEPT = [
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength"],
  ...["maxLength", "pattern", "format", "minItems", "maxItems", "uniqueItems", "contains", "not"],
  ...["minProperties", "maxProperties", "propertyNames", "dependentRequired", "if", "oneOf"],
  ...["anyOf", "patternProperties", "prefixItems", "readOnly", "writeOnly", "enum", "const"],
];

/** Every constraint of a bundled document, as `<place> <keyword>`. */
export const constraintsIn = (document: unknown): string[] => {
  const root = document as Node;
  const found: string[] = [];
  const follow = (node: Node | undefined): Node | undefined => {
    const reference = node?.["$ref"] as string | undefined;
    if (reference === undefined) return node;
    const steps = reference.slice(2).split("/");
    return follow(steps.reduce<Node | undefined>((at, step) => at?.[step.replaceAll("~1", "/")], root));
  };
  const add = (place: string, keyword: string) => found.push(`${place} ${keyword}`);

  const walk = (given: Node | undefined, place: string, isParameter = false): void => {
    const schema = follow(given);
    if (schema === undefined) return;
    const types = [schema["type"] ?? []].flat() as unknown as string[];
    if (types.some((type) => type !== "null")) add(place, "type");
    if (types.includes("null")) add(place, "null");
    for (const keyword of KEPT) if (keyword in schema) add(place, RENAMED[keyword] ?? keyword);
    if (isParameter && "default" in schema) add(place, "default");
    if (schema["additionalProperties"] as unknown === false) add(place, "closed");
    const child = (name: string) => `${place}${/ (body|\d+)/.test(place) || place.includes(".") ? "." : ""}${name}`;
    for (const name of (schema["required"] ?? []) as unknown as string[]) add(child(name), "required");
    for (const [name, each] of Object.entries(schema["properties"] ?? {})) walk(each, child(name));
    if (schema["items"] !== undefined) walk(schema["items"], `${place}[]`);
    for (const each of (schema["allOf"] ?? []) as unknown as Node[]) walk(each, place);
  };

  for (const item of Object.values(root["paths"] ?? {})) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const id = operation["operationId"] as unknown as string;
      const shared = (item["parameters"] ?? []) as unknown as Node[];
      for (const each of [...shared, ...((operation["parameters"] ?? []) as unknown as Node[])]) {
        const parameter = follow(each);
        const place = `${id} ${String(parameter?.["in"])}.${String(parameter?.["name"])}`;
        if (parameter?.["required"] as unknown === true) add(place, "required");
        walk(parameter?.["schema"], place, true);
      }
      const body = follow(operation["requestBody"]);
      if (body?.["required"] as unknown === true) add(`${id} body`, "required");
      for (const content of Object.values(body?.["content"] ?? {})) walk(content["schema"], `${id} body`);
      for (const [status, given] of Object.entries(operation["responses"] ?? {})) {
        const response = follow(given);
        for (const [name, each] of Object.entries(response?.["headers"] ?? {})) {
          const header = follow(each);
          const place = `${id} ${status} header.${name}`;
          if (header?.["required"] as unknown === true) add(place, "required");
          walk(header?.["schema"], place);
        }
        for (const content of Object.values(response?.["content"] ?? {}))
          walk(content["schema"], `${id} ${status}`);
      }
    }
  }
  return [...new Set(found)];
};
