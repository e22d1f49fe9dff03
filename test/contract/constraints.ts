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

export interface Constraints {
  /** Every constraint, as `<place> <keyword>`. */
  readonly all: readonly string[];
  /** The addresses in the reference at which a place is described: its own, and that of its schema. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
}

const slug = (...parts: readonly string[]): string =>
  parts
    .join("-")
    .toLowerCase()
    .replace(/[^\w-]/g, "-");

/** Every constraint of a bundled document. */
export const constraintsIn = (document: unknown): Constraints => {
  const root = document as Node;
  const found: string[] = [];
  const anchors = new Map<string, readonly string[]>();
  const follow = (node: Node | undefined): Node | undefined => {
    const reference = node?.["$ref"] as string | undefined;
    if (reference === undefined) return node;
    const steps = reference.slice(2).split("/");
    return follow(
      steps.reduce<Node | undefined>((at, step) => at?.[step.replaceAll("~1", "/")], root),
    );
  };
  const add = (place: string, keyword: string) => found.push(`${place} ${keyword}`);

  const walk = (given: Node | undefined, place: string, at: string, isParameter = false): void => {
    const schema = follow(given);
    if (schema === undefined) return;
    const component = /^#\/components\/schemas\/(.*)/.exec(String(given?.["$ref"]))?.[1];
    const own = component === undefined ? at : slug("schema", component);
    const list = place.endsWith("[]") ? [at.replace(/-items$/, "")] : [];
    anchors.set(place, [...new Set([at, own, ...list])]);
    const types = [schema["type"] ?? []].flat() as unknown as string[];
    if (types.some((type) => type !== "null")) add(place, "type");
    if (types.includes("null")) add(place, "null");
    for (const keyword of KEPT) if (keyword in schema) add(place, RENAMED[keyword] ?? keyword);
    if (isParameter && "default" in schema) add(place, "default");
    if ((schema["additionalProperties"] as unknown) === false) add(place, "closed");
    const child = (name: string) =>
      `${place}${/ (body|\d+)/.test(place) || place.includes(".") ? "." : ""}${name}`;
    for (const name of (schema["required"] ?? []) as unknown as string[])
      add(child(name), "required");
    for (const [name, each] of Object.entries(schema["properties"] ?? {}))
      walk(each, child(name), slug(own, name));
    if (schema["items"] !== undefined) walk(schema["items"], `${place}[]`, slug(own, "items"));
    for (const each of (schema["allOf"] ?? []) as unknown as Node[]) walk(each, place, own);
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
        if ((parameter?.["required"] as unknown) === true) add(place, "required");
        walk(parameter?.["schema"], place, slug(id, String(parameter?.["name"])), true);
      }
      const body = follow(operation["requestBody"]);
      if ((body?.["required"] as unknown) === true) add(`${id} body`, "required");
      for (const content of Object.values(body?.["content"] ?? {}))
        walk(content["schema"], `${id} body`, slug(id, "request"));
      for (const [status, given] of Object.entries(operation["responses"] ?? {})) {
        const response = follow(given);
        for (const [name, each] of Object.entries(response?.["headers"] ?? {})) {
          const header = follow(each);
          const place = `${id} ${status} header.${name}`;
          if ((header?.["required"] as unknown) === true) add(place, "required");
          walk(header?.["schema"], place, slug(id, status, name));
        }
        for (const content of Object.values(response?.["content"] ?? {}))
          walk(content["schema"], `${id} ${status}`, slug(id, status));
      }
    }
  }
  return { all: [...new Set(found)], anchors };
};
