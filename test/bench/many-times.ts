type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Tree = Record<string, Json>;

/** A document `times` over: every path, operation, resource and component again under a name with a number. */
export const manyTimes = (document: Tree, times: number): Tree => {
  const copies = Array.from({ length: times }, (_, at) => at);
  const components = (document["components"] ?? {}) as Record<string, Tree>;
  const merged = Object.fromEntries(
    Object.entries(components).map(([kind, all]) => [
      kind,
      kind === "securitySchemes"
        ? all
        : Object.fromEntries(
            copies.flatMap((at) =>
              Object.entries(all).map(([name, value]) => [
                `${name}${String(at)}`,
                renumber(value, at),
              ]),
            ),
          ),
    ]),
  );
  const paths = copies.flatMap((at) =>
    Object.entries(document["paths"] as Tree).map(([path, item]) => [
      `/copy-${String(at)}${path}`,
      renumber(item, at),
    ]),
  );
  return { ...document, paths: Object.fromEntries(paths) as Tree, components: merged };
};

const renumber = (value: Json, at: number): Json => {
  if (Array.isArray(value)) return value.map((each) => renumber(each, at));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      if (key === "operationId" && typeof each === "string") return [key, `${each}${String(at)}`];
      if (key === "x-resource") {
        const resource = each as Tree;
        return [key, { ...resource, name: `${String(resource["name"])}${String(at)}` }];
      }
      const isReference =
        key === "$ref" && typeof each === "string" && !each.includes("/securitySchemes/");
      return [key, isReference ? `${each}${String(at)}` : renumber(each, at)];
    }),
  );
};
