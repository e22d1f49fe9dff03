/** Light or dark: what the reader chose on any page, else what the machine says. */
export type Theme = "light" | "dark";

const KEY = "theme";

/** Where storage is blocked there is no choice to remember. */
export const stored = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

export const store = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Then it holds for this page.
  }
};

/** Applies the reader's choice, if there is one. */
export const applyTheme = (choice = stored(KEY)): void => {
  if (choice === "light" || choice === "dark") document.documentElement.dataset["theme"] = choice;
};

export const presentTheme = (): Theme =>
  document.documentElement.dataset["theme"] === "dark" ||
  (document.documentElement.dataset["theme"] === undefined &&
    matchMedia("(prefers-color-scheme: dark)").matches)
    ? "dark"
    : "light";

export const chooseTheme = (theme: Theme): void => {
  store(KEY, theme);
  applyTheme(theme);
};
