import { ask, attempt } from "./control.ts";
import { button, find, make, show, table } from "./dom.ts";
import type { Fault } from "../../control/faults.ts";
import type { KnownOperation } from "../../control/handlers.ts";

type Rule = Readonly<Record<string, unknown>>;

/** What can go wrong, in words, and as a rule. */
const effects: Readonly<Record<string, Rule>> = {
  "503, try again": { status: 503 },
  "429, too many": { status: 429 },
  "500, its own fault": { status: 500 },
  "401, token refused": { status: 401 },
  "takes 2 s": { latency: 2000 },
  "takes effect, answer lost": { when: "after", reset: true },
  "connection reset before": { reset: true },
  "a proxy's page": { html: true },
  "cut off": { truncate: 20 },
  "never answers": { stall: "headers" },
};

/** Faults that are asked for most, as switches; of them those that a document has operations for. */
const switchesOf = (operations: readonly KnownOperation[]): Readonly<Record<string, Rule>> => {
  const idsOf = (wanted: string): string[] =>
    operations.filter(({ role }) => role === wanted).map(({ id }) => id);
  const creates = idsOf("create");
  const lists = idsOf("list");
  return {
    ...(creates.length > 0 && {
      "The next 3 creates: 503": { operation: creates, status: 503, count: 3 },
      "Lose the answers of creates": { operation: creates, when: "after", reset: true },
    }),
    ...(lists.length > 0 && {
      "Every list takes 2 s": { operation: lists, latency: 2000 },
    }),
    "One request in five fails": { status: 503, probability: 0.2 },
  };
};

/** The same but for what is counted. */
const isSame = ({ id: _, seen: __, happened: ___, ...fault }: Fault, rule: Rule): boolean => {
  const own: Rule = fault;
  const entries = Object.entries(rule);
  return (
    entries.length === Object.keys(own).length &&
    entries.every(([key, value]) => JSON.stringify(own[key]) === JSON.stringify(value))
  );
};

const isSpent = ({ happened, count = Infinity }: Fault): boolean => happened >= count;

let operations: readonly KnownOperation[] = [];

/** Shows the rules, with what each has done so far. */
export const showFaults = async (refresh: () => Promise<void>): Promise<void> => {
  const { faults } = await ask<{ readonly faults: readonly Fault[] }>("GET", "faults");
  const change = (work: () => Promise<unknown>) => () =>
    attempt(async () => {
      await work();
      await refresh();
    });
  const switches = Object.entries(switchesOf(operations)).map(([label, rule]) => {
    const same = faults.filter((fault) => isSame(fault, rule));
    return { label, rule, ids: same.map(({ id }) => id), isOn: !same.every(isSpent) };
  });
  show(find("#switches"), switches, () =>
    make(
      "div",
      { class: "tools" },
      ...switches.map(({ label, rule, ids, isOn }) => {
        const flip = change(async () => {
          await Promise.all(ids.map((id) => ask("DELETE", `faults/${String(id)}`)));
          if (!isOn) await ask("POST", "faults", rule);
        });
        return button(label, flip, { "aria-pressed": String(isOn), "data-key": label });
      }),
    ),
  );
  show(find("#faults"), faults, () => {
    if (faults.length === 0) return make("p", { class: "quiet" }, "Nothing.");
    const rows = faults.map(({ id, seen, happened, ...rule }) => [
      String(id),
      make("code", {}, JSON.stringify(rule)),
      `${String(happened)} of ${String(seen)}`,
      button(
        "Remove",
        change(() => ask("DELETE", `faults/${String(id)}`)),
        { "aria-label": `Remove fault ${String(id)}`, "data-key": `remove ${String(id)}` },
      ),
    ]);
    return table("Faults", ["Number", "Rule", "Happened", "Actions"], rows);
  });
};

/** What else a rule says. */
const readMore = (text: string): Rule => {
  if (text === "") return {};
  try {
    return JSON.parse(text) as Rule; // the control plane checks it
  } catch (error) {
    throw new Error(`More, as JSON: ${(error as Error).message}`, { cause: error });
  }
};

/** Reads which operations there are that can go wrong. */
export const readOperations = async (): Promise<void> => {
  ({ operations } = await ask<{ readonly operations: readonly KnownOperation[] }>(
    "GET",
    "operations",
  ));
  const select = find<HTMLSelectElement>("#builder [name=operation]");
  const chosen = select.value;
  const [every = make("option")] = select.options;
  select.replaceChildren(every, ...operations.map(({ id }) => make("option", {}, id)));
  select.value = operations.some(({ id }) => id === chosen) ? chosen : "";
};

/** Makes the form in which a rule is put together. */
export const prepareFaults = async (refresh: () => Promise<void>): Promise<void> => {
  await readOperations();
  const form = find<HTMLFormElement>("#builder");
  find("[name=effect]", form).append(
    ...Object.keys(effects).map((label) => make("option", {}, label)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    const textOf = (name: string): string => {
      const value = given.get(name);
      return typeof value === "string" ? value : "";
    };
    const numbers = ["count", "skip", "probability"].filter((name) => textOf(name) !== "");
    const operation = textOf("operation");
    void attempt(async () => {
      const rule = {
        ...effects[textOf("effect")],
        ...(operation === "" ? {} : { operation }),
        ...Object.fromEntries(numbers.map((name) => [name, Number(textOf(name))])),
        ...readMore(textOf("more")),
      };
      await ask("POST", "faults", rule);
      form.reset();
      await refresh();
    });
  });
};
