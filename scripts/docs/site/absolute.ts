/** Links that lead somewhere without the page they stand on: for programs that are given a text and no address. */

/** Code, in which nothing is a link, or the target of a link. */
const CODE_OR_LINK = /(`+)[\s\S]*?\1|\]\(([^()\s]+)\)/g;

const isRelative = (target: string): boolean => !/^(#|\w[\w+.-]*:)/.test(target);

/**
 * Makes each relative link of a Markdown text lead to the site.
 * @param base The address of the text itself.
 */
export const absoluteLinks = (markdown: string, base: string): string =>
  markdown.replace(CODE_OR_LINK, (whole, ticks: string | undefined, target = "") =>
    ticks !== undefined || !isRelative(target) ? whole : `](${new URL(target, base).href})`,
  );

/**
 * The address of a site, with a slash at its end.
 * @throws Where it is no address of the web.
 */
export const siteAddress = (text: string): string => {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (address === undefined || !/^https?:$/.test(address.protocol))
    throw new Error(
      `--site is where the docs will be, such as https://example.com/docs, not ${text}`,
    );
  return `${address.origin}${address.pathname.replace(/\/?$/, "/")}`;
};
