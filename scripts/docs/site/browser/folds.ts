import { layOutAbove } from "./lay-out.ts";

const openAround = (element: Element): void => {
  let fold = element.closest("details");
  while (fold) {
    fold.open = true;
    fold = fold.parentElement?.closest("details") ?? null;
  }
};

/** What an address names; one whose percent signs mean nothing is taken as it is written. */
const targetOf = (hash: string): Element | null => {
  const written = hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(written));
  } catch {
    return document.getElementById(written);
  }
};

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
