/** How many sections are laid out in one frame: few, so that no frame takes long. */
const AT_A_TIME = 2;

/** The sections that the first paint left out, and that no script has laid out since. */
const leftOut = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>(":is(.text, .contract) > section")].filter(
    (section) => getComputedStyle(section).contentVisibility === "auto",
  );

const layOut = (section: HTMLElement): void => {
  section.style.contentVisibility = "visible";
};

/** Lays out all that comes before an element, and the section that it is in: nothing grows any more above it. */
export const layOutAbove = (element: Element): void => {
  for (const section of leftOut())
    if (section.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
      layOut(section);
};

/**
 * Lays out what the first paint left out, some sections a frame, from the top: soon nothing grows any more under who jumps to
 * the end of a page or clicks there.
 */
export const layOutTheRest = (): void => {
  const left = leftOut();
  const next = (): void => {
    for (const section of left.splice(0, AT_A_TIME)) layOut(section);
    if (left.length > 0) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
};
