/** Follows a dotted path into a parsed value; undefined where it leads nowhere. */
export const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inner, name) => (inner as Record<string, unknown> | null | undefined)?.[name],
      value,
    );

/** Puts a value at a dotted path, making the objects on the way. */
export const setPath = (body: Record<string, unknown>, path: string, value: unknown): void => {
  const names = path.split(".");
  const last = names.pop();
  let inner = body;
  for (const name of names) inner = (inner[name] ??= {}) as Record<string, unknown>;
  if (last !== undefined) inner[last] = value;
};
