// What Redoc's page takes for granted, and what its menu lacks. It runs before Redoc does.

// Where storage is blocked, asking for it throws: then it lasts as long as the page.
const memory = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(String(key)) ?? null,
    setItem: (key: string, value: string) => void kept.set(String(key), String(value)),
    removeItem: (key: string) => void kept.delete(String(key)),
  };
};
for (const [owner, name, instead] of [
  [window, "localStorage", memory()],
  [window, "sessionStorage", memory()],
  [document, "cookie", ""],
] as const) {
  try {
    void (owner as unknown as Record<string, unknown>)[name];
  } catch {
    Object.defineProperty(owner, name, { value: instead, writable: true });
  }
}

// The menu's links begin with "/", but their pages stand behind "#": so they work in a new tab, below a path and from a file.
const mend = () => {
  for (const link of document.querySelectorAll('a[href^="/"]'))
    link.setAttribute("href", `#${link.getAttribute("href") ?? ""}`);
};
new MutationObserver(mend).observe(document, {
  attributeFilter: ["href"],
  childList: true,
  subtree: true,
});

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.matches(".skip")) return;
  const content = document.querySelector<HTMLElement>("main, #api-content");
  content?.setAttribute("tabindex", "-1");
  content?.focus();
});
