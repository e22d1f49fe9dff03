// Loaded when somebody searches. The index, which `search-index.js` put there, is searched at every keystroke.
import MiniSearch, { type AsPlainObject, type Query, type SearchResult } from "minisearch";
import { FILLERS, searchOptions } from "../search-options.ts";
import { announce } from "./copy.ts";
import { root } from "./load-script.ts";
import { partsOfQuery } from "./synonyms.ts";

declare global {
  var searchIndex: AsPlainObject;
}

const SHOWN = 12;
const index = MiniSearch.loadJS(globalThis.searchIndex, searchOptions);

const allWordsOf = (phrase: string, boost: number): Query => ({
  combineWith: "AND",
  queries: [phrase],
  prefix: (term) => term.length > 2,
  fuzzy: (term) => (/^\p{L}{5,}$/u.test(term) ? 0.2 : false),
  boost: { title: 6 * boost, names: 6 * boost, text: boost },
});

/** How a name is written, `from_port` or `fromPort`, makes no difference. */
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** What a page is about counts more than what stands somewhere in it; what operations share, less than what one says. */
const weightOf = (href: string): number => {
  if (href.startsWith("shared-")) return 0.1;
  return href.includes("#") ? 1 : 1.6;
};

const BY_KIND = {
  boostDocument: (_id: unknown, _term: string, stored?: Record<string, unknown>): number =>
    weightOf(String(stored?.["href"])),
};

/** Every part of the query has to be there, in its own words or in others. */
const search = (typed: string): SearchResult[] => {
  const words = typed.trim().split(/\s+/);
  const kept = words.filter((word) => !FILLERS.has(word.toLowerCase()));
  const parts = partsOfQuery((kept.length === 0 ? words : kept).join(" "));
  const queries = parts.map(({ typed: own, others }): Query => ({
    combineWith: "OR",
    queries: [allWordsOf(own, 1), ...others.map((each) => allWordsOf(each, 0.3))],
  }));
  const everything = index.search({ combineWith: "AND", queries }, BY_KIND);
  const found =
    everything.length > 0 || parts.length < 2
      ? everything
      : index.search({ combineWith: "OR", queries }, BY_KIND);
  const exactness = ({ title, names }: SearchResult): number => {
    const called = [String(title), String(names)];
    if (called.includes(typed.trim())) return 2;
    return called.some((each) => lettersOf(each) === lettersOf(typed)) ? 1 : 0;
  };
  return found.toSorted((a, b) => exactness(b) - exactness(a)).slice(0, SHOWN);
};

const field = document.querySelector<HTMLInputElement>("#search");
const list = document.querySelector<HTMLElement>("#results");

const optionOf = ({ title, where, href }: SearchResult, at: number): HTMLElement => {
  const option = document.createElement("a");
  option.id = `result-${String(at)}`;
  option.href = root + String(href);
  option.tabIndex = -1;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  const name = document.createElement("strong");
  name.textContent = String(title);
  const place = document.createElement("span");
  place.className = "where";
  place.textContent = String(where);
  option.append(name, place);
  return option;
};

const options = (): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>("[role=option]") ?? []),
];

const setOpen = (isOpen: boolean): void => {
  if (!field || !list) return;
  list.hidden = !isOpen;
  field.setAttribute("aria-expanded", String(isOpen));
  if (!isOpen) field.removeAttribute("aria-activedescendant");
};

const select = (next: number): void => {
  options().forEach((option, at) => {
    option.setAttribute("aria-selected", String(at === next));
    if (at !== next) return;
    field?.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  });
};

const show = (): void => {
  if (!field || !list) return;
  const typed = field.value.trim();
  if (typed === "") {
    setOpen(false);
    return;
  }
  const found = search(typed);
  list.replaceChildren(...found.map(optionOf));
  if (found.length === 0) {
    const nothing = document.createElement("div");
    nothing.setAttribute("role", "option");
    nothing.setAttribute("aria-disabled", "true");
    nothing.className = "nothing";
    nothing.textContent = `Nothing found for “${typed}”`;
    list.replaceChildren(nothing);
  }
  setOpen(true);
  if (found.length > 0) select(0);
  announce(found.length === 1 ? "1 result" : `${String(found.length)} results`);
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

field?.addEventListener("input", show);
field?.addEventListener("focus", () => {
  if (field.value !== "") show();
});
field?.addEventListener("keydown", (event) => {
  const all = options();
  const at = all.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const step = STEPS[event.key];
  if (step !== undefined && all.length > 0) {
    event.preventDefault();
    select((at + step + all.length) % all.length);
  } else if (event.key === "Enter") {
    event.preventDefault();
    all[at]?.click();
  } else if (event.key === "Escape") setOpen(false);
});
list?.addEventListener("click", () => {
  setOpen(false);
});
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".search") === null) setOpen(false);
});
field?.addEventListener("blur", ({ relatedTarget }) => {
  if (!(relatedTarget instanceof Node && list?.contains(relatedTarget)))
    setTimeout(setOpen, 150, false);
});
// What was typed while this was on its way.
if (field && document.activeElement === field) show();
