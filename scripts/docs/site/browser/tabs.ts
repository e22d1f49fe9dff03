import { store, stored } from "./theme.ts";

/** All groups of panels with the same choice show the same one. */
const select = (choice: string, label: string): void => {
  for (const group of document.querySelectorAll(`.tabs[data-choice="${choice}"]`)) {
    const panels = [...group.querySelectorAll<HTMLElement>(":scope > .tab")];
    if (!panels.some((each) => each.dataset["label"] === label)) continue;
    for (const panel of panels) panel.hidden = panel.dataset["label"] !== label;
    for (const tab of group.querySelectorAll<HTMLElement>("[role=tab]")) {
      const isSelected = tab.textContent === label;
      tab.setAttribute("aria-selected", String(isSelected));
      tab.tabIndex = isSelected ? 0 : -1;
    }
  }
};

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** One panel at a time, chosen by tabs; the choice of a language holds for all pages. */
export const setUpTabs = (): void => {
  document.querySelectorAll<HTMLElement>(".tabs").forEach((group, groupAt) => {
    const choice = group.dataset["choice"] ?? "";
    const panels = [...group.querySelectorAll<HTMLElement>(":scope > .tab")];
    const labels = panels.map((each) => each.dataset["label"] ?? "");
    const list = document.createElement("div");
    list.setAttribute("role", "tablist");
    list.setAttribute("aria-label", choice);
    const buttons = panels.map((panel, at) => {
      const tab = document.createElement("button");
      tab.type = "button";
      tab.textContent = labels[at] ?? "";
      tab.id = `tab-${String(groupAt)}-${String(at)}`;
      panel.id ||= `panel-${String(groupAt)}-${String(at)}`;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-controls", panel.id);
      panel.setAttribute("role", "tabpanel");
      panel.setAttribute("aria-labelledby", tab.id);
      tab.addEventListener("click", () => {
        select(choice, labels[at] ?? "");
        if (choice === "language") store(choice, labels[at] ?? "");
      });
      return tab;
    });
    list.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (step === undefined) return;
      const at = buttons.indexOf(event.target as HTMLButtonElement);
      const next = buttons[(at + step + buttons.length) % buttons.length];
      next?.focus();
      next?.click();
    });
    list.append(...buttons);
    group.prepend(list);
    select(choice, labels[0] ?? "");
  });
  const language = stored("language");
  if (language !== undefined) select("language", language);
};
