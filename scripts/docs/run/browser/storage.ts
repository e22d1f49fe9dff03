/** What pages of one tab tell each other. Where storage is blocked, each page is on its own. */
export const remember = (key: string, value: unknown): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Blocked or full: the page works, its memory ends with it.
  }
};

/** What another page has written; undefined where there is nothing, or nothing that can be read. */
export const recall = <Value>(key: string): Value | undefined => {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
};
