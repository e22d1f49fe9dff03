/** The value of a JSON text, or undefined. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whether a media type is JSON. */
export const isJson = (type: string | undefined): boolean =>
  type !== undefined && /[/+]json\b/.test(type);
