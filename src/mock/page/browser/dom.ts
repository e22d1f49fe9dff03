/** An element of the page. Throws where it is missing: that is a mistake of ours. */
export const find = <Type extends Element>(
  selector: string,
  within: ParentNode = document,
): Type => {
  const found = within.querySelector<Type>(selector);
  if (found === null) throw new Error(`The page has no ${selector}`);
  return found;
};

type Child = Node | string;

/** Makes an element. What is said is set as an attribute; true sets it empty, undefined and false leave it out. */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children);
  return element;
};

/** Makes a button that does something. */
export const button = (
  label: string,
  act: () => unknown,
  attributes: Readonly<Record<string, string | boolean>> = {},
): HTMLButtonElement => {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", () => void act());
  return element;
};

/** The column of buttons, which stays in sight. */
const actions = "Actions";

const classOf = (head: string | undefined): { class?: string } =>
  head === actions ? { class: "actions" } : {};

/** Makes a table of a heading and rows of cells. It can be scrolled, by keyboard too. */
export const table = (
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLElement => {
  const headCells = heads.map((head) => make("th", { scope: "col", ...classOf(head) }, head));
  const rowOf = (cells: readonly Child[]) =>
    make("tr", {}, ...cells.map((cell, at) => make("td", classOf(heads[at]), cell)));
  return make(
    "div",
    { class: "wide", tabindex: 0, role: "region", "aria-label": caption },
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...headCells)),
      make("tbody", {}, ...rows.map(rowOf)),
    ),
  );
};

/** Some nodes as one. */
export const group = (...children: readonly Child[]): DocumentFragment => {
  const fragment = document.createDocumentFragment();
  fragment.append(...children);
  return fragment;
};

/** What the elements show. */
const values = new WeakMap<Element, string>();

/** Draws a value into an element, unless it shows the same already: focus and selection stay then. */
export const show = (place: Element, value: unknown, draw: () => Node): void => {
  const text = JSON.stringify(value);
  if (values.get(place) === text) return;
  values.set(place, text);
  const focused = document.activeElement;
  const key =
    focused instanceof HTMLElement && place.contains(focused) ? focused.dataset["key"] : undefined;
  place.replaceChildren(draw());
  if (key === undefined) return;
  for (const each of place.querySelectorAll<HTMLElement>("[data-key]"))
    if (each.dataset["key"] === key) each.focus();
};

/** Makes an element hold these nodes in this order. What is there already stays as it is: open, focused, selected. */
export const arrange = (place: Element, nodes: readonly Node[]): void => {
  const wanted = new Set(nodes);
  for (const child of [...place.childNodes]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, at) => {
    const there = place.childNodes[at] ?? null;
    if (there !== node) place.insertBefore(node, there);
  });
};
