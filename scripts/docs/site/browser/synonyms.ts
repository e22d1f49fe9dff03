/** What readers say for what documents of APIs say. Each group means the same; the words of a phrase belong together. */
const GROUPS: readonly (readonly string[])[] = [
  [
    "rate limit",
    "rate limiting",
    "throttle",
    "throttling",
    "throttled",
    "too many requests",
    "429",
  ],
  ["pagination", "paginate", "paging", "page", "next page", "cursor", "marker"],
  ["idempotent", "idempotency", "idempotency key", "send it again"],
  ["retry", "retries", "send again", "retryable"],
  ["conflict", "409", "overlap", "already exists"],
  ["quota", "limits", "limit", "maximum"],
  ["authentication", "auth", "login", "log in", "sign in", "credentials", "api key", "token"],
  ["unauthorized", "unauthenticated", "401"],
  ["forbidden", "access denied", "403", "permission", "permissions"],
  ["not found", "404", "does not exist"],
  ["sandbox", "fake", "offline", "mock"],
  ["create", "add", "new", "make"],
  ["delete", "remove", "destroy"],
  ["update", "change", "modify", "edit", "patch", "rename"],
  ["show", "get", "read", "details", "describe"],
  ["wait", "poll", "polling", "status", "life cycle"],
  ["host", "endpoint", "base url", "region", "server"],
  ["outage", "unavailable", "maintenance", "503"],
  ["label", "labels", "tag", "tags"],
  ["release notes", "what's new", "changelog", "versions"],
  ["suspended", "blocked", "frozen", "arrears"],
  ["postman", "bruno", "insomnia", "collection"],
  ["swagger", "openapi", "spec", "specification"],
  ["parallel", "concurrent", "busy", "in progress"],
];

/** A query in parts: what was typed, and what else may stand for it. */
export interface QueryPart {
  readonly typed: string;
  readonly others: readonly string[];
}

/** Splits what was typed into phrases that have synonyms, and single words as they were written. */
export const partsOfQuery = (typed: string): QueryPart[] => {
  const parts: QueryPart[] = [];
  let rest = ` ${typed.replace(/\s+/g, " ").trim()} `;
  const phrases = GROUPS.flatMap((group) => group.map((phrase) => ({ phrase, group })));
  for (const { phrase, group } of phrases.toSorted((a, b) => b.phrase.length - a.phrase.length)) {
    const at = rest.toLowerCase().indexOf(` ${phrase} `);
    if (at < 0) continue;
    rest = `${rest.slice(0, at)}  ${rest.slice(at + phrase.length + 2)}`;
    parts.push({ typed: phrase, others: group.filter((each) => each !== phrase) });
  }
  const words = rest.split(" ").filter((word) => word !== "");
  return [...words.map((word) => ({ typed: word, others: [] })), ...parts];
};
