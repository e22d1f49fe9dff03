/** The words in which the reference says each constraint of the ledger, written by hand. */
import type { Facts, LedgerPlace } from "../../scripts/docs/ledger.ts";

/** What is counted, one of it where there is one. */
const counted = (count: number | undefined, what: string): string => {
  const one = what.replace(/ies$/, "y").replace(/s$/, "");
  return `${String(count)}${count === 1 ? one : what}`;
};

const between = (least: number | undefined, most: number | undefined, what: string): RegExp => {
  if (least !== undefined && most !== undefined && (least > 0 || what === ""))
    return new RegExp(
      least === most
        ? `Exactly ${counted(most, what)}`
        : `${String(least)} to ${counted(most, what)}`,
    );
  return new RegExp(
    most !== undefined ? `[Aa]t most ${counted(most, what)}` : `At least ${counted(least, what)}`,
  );
};

/** The words for each constraint of a place, written by hand. */
const wordsOf = (facts: Facts): RegExp[] => [
  ...(facts.required ? [/ · (\w+ · )?required|, required|always there/] : []),
  ...(facts.type === undefined
    ? []
    : [facts.type === "object" ? /object|\]\(#schema-/ : new RegExp(`\\b${facts.type}\\b`)]),
  ...(facts.null ? [/or null/] : []),
  ...(facts.closed ? [/no property but these/i] : []),
  ...(facts.only ?? []).map((value) => new RegExp(`\`${String(value)}\``)),
  ...(facts.minLength !== undefined || facts.maxLength !== undefined
    ? [between(facts.minLength, facts.maxLength, " characters")]
    : []),
  ...(facts.minItems !== undefined || facts.maxItems !== undefined
    ? [between(facts.minItems, facts.maxItems, " items")]
    : []),
  ...(facts.minimum !== undefined || facts.maximum !== undefined
    ? [between(facts.minimum, facts.maximum, "")]
    : []),
  ...(facts.minProperties === undefined
    ? []
    : [between(facts.minProperties, undefined, " properties")]),
  ...(facts.pattern === undefined ? [] : [/matches `/]),
  ...(facts.not === undefined ? [] : [/nothing that matches `/i]),
  ...(facts.format === undefined
    ? []
    : [new RegExp(`format \`${String(facts.format.name)}\``, "i")]),
  ...(facts.default === undefined
    ? []
    : [new RegExp(`\`${String(facts.default)}\` when left out`)]),
];

/** Makes what tells which words of a place a reference lacks, where it stands at the place's addresses. */
export const missingWords = (text: string, anchors: ReadonlyMap<string, readonly string[]>) => {
  /** What stands at an address, up to the next field or heading. */
  const section = (anchor: string): string => {
    const [, operation] = /^(\w+)-request$/.exec(anchor) ?? [];
    if (operation !== undefined) {
      const [, body = ""] = text
        .slice(text.indexOf(`<a id="${operation}"></a>`))
        .split("\n#### Request body");
      return body.split("\n#### ")[0] ?? "";
    }
    const start = text.indexOf(`<a id="${anchor}"></a>`);
    if (start < 0) return sharedHeader(anchor);
    const end = text.slice(start).search(/\n *- <a id=|\n#/);
    const own = text.slice(start, end < 0 ? undefined : start + end);
    const [, shared] = /\(#(answer-[\w-]+)\)/.exec(own) ?? [];
    return shared === undefined ? own : `${own}\n${section(shared)}`;
  };

  /** What stands at a header that an answer shares with others: behind the link of the answer, which may be shared too. */
  const sharedHeader = (anchor: string): string => {
    const [, operation = "", status = "", header = ""] =
      /^([a-z]+)-(\d+)-([\w-]+)$/.exec(anchor) ?? [];
    const [, answer = ""] = text.split(`<a id="${operation}-${status}"></a>`);
    const [own = ""] = answer.split("\n- <a id=");
    const [, shared] = /\(#(answer-[\w-]+)\)/.exec(own) ?? [];
    const [, after = ""] = shared === undefined ? [] : text.split(`<a id="${shared}"></a>`);
    const [line, address] =
      new RegExp(`\\[\`${header}\`\\]\\(#(header-[\\w-]+)\\).*`, "i").exec(
        shared === undefined ? own : (after.split("\n### ")[0] ?? ""),
      ) ?? [];
    if (address !== undefined) return `${line ?? ""}\n${section(address)}`;
    return shared === undefined ? "" : section(`${shared}-${header}`);
  };

  return ({ name, facts }: LedgerPlace): string[] => {
    const shown = (anchors.get(name) ?? []).map(section).join("\n");
    return wordsOf(facts)
      .filter((words) => !words.test(shown))
      .map(String);
  };
};
