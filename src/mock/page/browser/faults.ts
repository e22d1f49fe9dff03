import { ask, attempt } from "./control.ts";
import { button, find, make, show, table } from "./dom.ts";
import type { Fault } from "../../control/faults.ts";

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

interface Operation {
  readonly id: string;
  readonly method: string;
}

/** Faults that are asked for most, as switches. */
const switchesOf = (operations: readonly Operation[]): Readonly<Record<string, Rule>> => {
  const ids = (method: string): string[] =>
    operations.filter((each) => each.method === method).map(({ id }) => id);
  const creates = ids("POST");
  const reads = ids("GET");
  return {
    "The next 3 POSTs: 503": { operation: creates, status: 503, count: 3 },
    "Every GET takes 2 s": { operation: reads, latency: 2000 },
    "Lose the answers of POSTs": { operation: creates, when: "after", reset: true },
    "One request in five fails": { status: 503, probability: 0.2 },
  };
};

/** The same but for what is counted. */
const isSame = ({ id: _, seen: __, happened: ___, ...fault }: Fault, rule: Rule): boolean => {
  const own: Rule = fault;
  const entries = Object.entries(rule).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : true,
  );
  return (
    entries.length === Object.keys(own).length &&
    entries.every(([key, value]) => JSON.stringify(own[key]) === JSON.stringify(value))
  );
};

const withoutEmpty = (rule: Rule): Rule =>
  Object.fromEntries(
    Object.entries(rule).filter(([, value]) => !(Array.isArray(value) && value.length === 0)),
  );

let operations: readonly Operation[] = [];

/** Shows the rules, with what each has done so far. */
export const showFaults = async (refresh: () => Promise<void>): Promise<void> => {
  const { faults } = await ask<{ readonly faults: readonly Fault[] }>("GET", "faults");
  const change = (work: () => Promise<unknown>) => () =>
    attempt(async () => {
      await work();
      await refresh();
    });
  const switches = Object.entries(switchesOf(operations)).map(([label, rule]) => {
    const on = faults.filter((fault) => isSame(fault, withoutEmpty(rule)));
    const flip = change(() =>
      on.length === 0
        ? ask("POST", "faults", withoutEmpty(rule))
        : Promise.all(on.map(({ id }) => ask("DELETE", `faults/${String(id)}`))),
    );
    return button(label, flip, { "aria-pressed": String(on.length > 0), "data-key": label });
  });
  show(find("#switches"), make("div", { class: "tools" }, ...switches));
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
  const none = make("p", { class: "quiet" }, "Nothing.");
  show(
    find("#faults"),
    rows.length === 0 ? none : table("Faults", ["Number", "Rule", "Happened", "Actions"], rows),
  );
};

/** Makes the form in which a rule is put together. */
export const prepareFaults = async (refresh: () => Promise<void>): Promise<void> => {
  ({ operations } = await ask<{ readonly operations: readonly Operation[] }>("GET", "operations"));
  const form = find<HTMLFormElement>("#builder");
  find("[name=operation]", form).append(...operations.map(({ id }) => make("option", {}, id)));
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
    const rule = {
      ...effects[textOf("effect")],
      ...(operation === "" ? {} : { operation }),
      ...Object.fromEntries(numbers.map((name) => [name, Number(textOf(name))])),
    };
    void attempt(async () => {
      await ask("POST", "faults", rule);
      form.reset();
      await refresh();
    });
  });
};
