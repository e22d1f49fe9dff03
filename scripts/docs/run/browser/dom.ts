type Child = Node | string | undefined;

/** Makes an element with attributes and children; an attribute that is false or undefined is left out. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
};

/** Text as it stands, in a block that can be scrolled by keyboard. */
export const codeBlock = (label: string, text: string): HTMLPreElement =>
  element("pre", { tabindex: "0", role: "group", "aria-label": label }, element("code", {}, text));

/** The one element there has to be. */
export const need = <Found extends Element>(root: ParentNode, selector: string): Found => {
  const found = root.querySelector<Found>(selector);
  if (found === null) throw new Error(`The page has no ${selector}`);
  return found;
};
