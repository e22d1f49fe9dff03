/** Elements that have no end. */
const VOID = new Set([
  ...["br", "hr", "img", "input", "wbr", "area", "col", "source", "track", "base", "embed"],
  ...["link", "meta", "param"],
]);

/** Elements in which everything up to their end is text. */
const TEXT = new Set(["script", "style", "textarea", "title", "iframe"]);

/** Elements in which `<path/>` is a whole element; elsewhere in HTML it is a start. */
const FOREIGN = new Set(["svg", "math"]);

/** Comments and the like that end; a tag; and what begins something and doesn't end it. */
const PARTS =
  /<!--(?:-?>|[\s\S]*?-->)|<\?[\s\S]*?>|<!(?!--)[\s\S]*?>|<(\/?)([a-z][\w:-]*)((?:\s(?:"[^"]*"|'[^']*'|[^<>"'])*?)?)(\/?)>|</gi;

const endOf = (name: string): string => `</${name}>`;

/** HTML as a part of a page, piece by piece: what it opens it ends, and it ends nothing else. */
export class BalancedHtml {
  readonly #open: string[] = [];

  /** A piece, without ends of what isn't open; what begins a comment or a tag and doesn't end it is text. */
  take(html: string): string {
    return html.replace(
      PARTS,
      (whole, slash?: string, name?: string, attributes = "", own?: string) => {
        const last = this.#open.at(-1) ?? "";
        const element = name?.toLowerCase() ?? "";
        if (TEXT.has(last) && !(slash === "/" && element === last)) return whole;
        if (name === undefined) return whole === "<" ? "&lt;" : whole;
        if (VOID.has(element)) return slash === "/" ? "" : whole;
        if (slash === "/") return this.#endUpTo(element);
        if (own !== "/") this.#open.push(element);
        else if (!this.#open.some((each) => FOREIGN.has(each)))
          return `<${name}${String(attributes).trimEnd()}>${endOf(name)}`;
        return whole;
      },
    );
  }

  /** The ends of all that is still open. */
  rest(): string {
    return this.#open.splice(0).reverse().map(endOf).join("");
  }

  #endUpTo(element: string): string {
    const at = this.#open.lastIndexOf(element);
    return at < 0 ? "" : this.#open.splice(at).reverse().map(endOf).join("");
  }
}
