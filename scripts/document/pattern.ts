/** A pattern that the `u` flag allows: escapes that mean nothing go. What is no pattern at all matches everything. */
export const unicodePattern = (pattern: string): string => {
  for (const candidate of [pattern, pattern.replace(/\\([^\w\s^$\\.*+?()[\]{}|/-])/g, "$1")]) {
    try {
      new RegExp(candidate, "u");
      return candidate;
    } catch {
      continue;
    }
  }
  return "";
};
