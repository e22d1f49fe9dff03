const openAround = (element: Element | null): void => {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details"))
    fold.open = true;
};

const targetOf = (hash: string): Element | null =>
  document.getElementById(decodeURIComponent(hash.slice(1)));

/** What an address names is unfolded, and on paper everything is. */
export const openTarget = (): void => {
  const open = (): void => {
    const target = targetOf(location.hash);
    openAround(target);
    target?.scrollIntoView();
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
  if (location.hash !== "") open();
};
