/** What printed rules call, by name. Only what is called gets into the module. */
export const HELPERS: Readonly<Record<string, string>> = {
  findPair: `/**
 * The first item for which not exactly one item matches, with its index and the other that does. Of two that match each
 * other it is the later one; an item that doesn't even match itself stands for both.
 */
const findPair = (list, matches) => {
  let first;
  for (const [index, item] of list.entries()) {
    let count = 0;
    for (const other of list) if (matches(item, other)) count += 1;
    if (count === 1) continue;
    const at = list.findIndex((other, at) => at !== index && matches(item, other));
    const pair = [index, item, at === -1 ? item : list[at]];
    if (at !== -1 && at < index) return pair;
    first ??= pair;
  }
  return first;
};
`,
  inProperty: `/** Checks a property where there is one. */
const inProperty = (value, name, check) =>
  value[name] == null ? undefined : under(name, check(value[name]));
`,
  inItems: `/** Checks the items of a list. */
const inItems = (list, check) => {
  for (const [index, item] of list.entries()) {
    const found = item === null ? undefined : check(item);
    if (found) return under(\`[\${index}]\`, found);
  }
  return undefined;
};
`,
  inValues: `/** Checks the values of a map. */
const inValues = (map, check) => {
  for (const [key, value] of Object.entries(map)) {
    const found = value === null ? undefined : check(value);
    if (found) return under(key, found);
  }
  return undefined;
};
`,
  under: `/** What is wrong with a part, as told of the whole. */
const under = (place, found) =>
  found && { ...found, path: place + found.path.replace(/^(?=[^[])/, ".") };
`,
};

/** The helpers that some code calls; a helper is called by earlier ones only. */
export const helpersFor = (code: string): string => {
  const used: string[] = [];
  for (const [name, text] of Object.entries(HELPERS))
    if ([code, ...used].some((each) => each.includes(`${name}(`))) used.push(text);
  return used.join("\n");
};
