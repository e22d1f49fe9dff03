import { decoded } from "../../../document/pointer.ts";
import { layOutAbove } from "./lay-out.ts";

const openAround = (element: Element): void => {
  let fold = element.closest("details");
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest("details") ?? null;
  }
};

const targetOf = (hash: string): Element | null => document.getElementById(decoded(hash.slice(1)));

/** What an address names is unfolded and brought into view, and on paper everything is unfolded. */
export const openTarget = (): void => {
  const open = (): void => {
    const target = targetOf(location.hash);
    if (target === null) return;
    openAround(target);
    layOutAbove(target);
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  if (location.hash !== "") open();
};
