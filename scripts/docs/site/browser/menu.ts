/** On a narrow screen the menu is behind a button; Escape closes it and gives the focus back. */
export const setUpMenu = (): void => {
  const button = document.querySelector<HTMLButtonElement>("#menu");
  const sidebar = document.querySelector("#sidebar");
  if (!button || !sidebar) return;
  /** The present page is in sight, also at the end of a long menu. */
  const bringIntoSight = (): void => {
    const present = sidebar.querySelector<HTMLElement>("[aria-current]");
    if (present && present.offsetTop > sidebar.clientHeight)
      sidebar.scrollTop = present.offsetTop - sidebar.clientHeight / 2;
  };
  const show = (isOpen: boolean): void => {
    button.setAttribute("aria-expanded", String(isOpen));
    document.body.classList.toggle("menu-open", isOpen);
    if (isOpen) bringIntoSight();
  };
  button.addEventListener("click", () => {
    show(button.getAttribute("aria-expanded") !== "true");
  });
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !document.body.classList.contains("menu-open")) return;
    show(false);
    button.focus();
  });
  // When the other scripts have changed what they change: reading a place has the page laid out.
  requestAnimationFrame(bringIntoSight);
};
