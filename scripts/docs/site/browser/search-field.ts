import { loadScript } from "./load-script.ts";

/** The search is loaded when somebody goes to its field: by Tab, by pointer, by `/` or by Ctrl+K. */
export const setUpSearch = (): void => {
  const field = document.querySelector<HTMLInputElement>("#search");
  if (!field) return;
  const load = (): void => {
    void loadScript("search-index").then(() => loadScript("search"));
  };
  field.addEventListener("focus", load, { once: true });
  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const isTyping =
      target instanceof HTMLElement &&
      (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    const isSlash = key === "/" && !isTyping && !ctrlKey && !metaKey && !altKey;
    if (!isSlash && !(key.toLowerCase() === "k" && (ctrlKey || metaKey))) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
};
