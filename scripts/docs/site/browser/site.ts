// What every page does with JavaScript: menu, colours, copy buttons, tabs, folds, what the first paint left out, and the search
// when it is wanted.
import { addCopyButtons } from "./copy.ts";
import { openTarget } from "./folds.ts";
import { layOutTheRest } from "./lay-out.ts";
import { setUpMenu } from "./menu.ts";
import { setUpSearch } from "./search-field.ts";
import { setUpTabs } from "./tabs.ts";
import { applyTheme, chooseTheme, presentTheme } from "./theme.ts";

const setUpThemeSwitch = (): void => {
  const button = document.querySelector<HTMLButtonElement>("#theme");
  const show = (): void => {
    button?.setAttribute("aria-pressed", String(presentTheme() === "dark"));
  };
  button?.addEventListener("click", () => {
    chooseTheme(presentTheme() === "dark" ? "light" : "dark");
    show();
  });
  // Chosen in another window.
  addEventListener("storage", () => {
    applyTheme();
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
  show();
};

setUpThemeSwitch();
setUpMenu();
setUpTabs();
addCopyButtons();
setUpSearch();
openTarget();
addEventListener("load", layOutTheRest);
