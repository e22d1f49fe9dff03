/** How many sections are laid out in one frame: few, so that no frame takes long. */
const AT_A_TIME = 2;

/**
 * Lays out what the first paint left out, some sections a frame, from the top: soon nothing grows any more under who jumps to
 * the end of a page or clicks there.
 */
export const layOutTheRest = (): void => {
  const sections = document.querySelectorAll<HTMLElement>(":is(.text, .contract) > section");
  const left = [...sections].filter(
    (section) => getComputedStyle(section).contentVisibility === "auto",
  );
  const next = (): void => {
    for (const section of left.splice(0, AT_A_TIME)) section.style.contentVisibility = "visible";
    if (left.length > 0) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
};
