import { ask, attempt, namespace } from "./control.ts";
import { button, find, group, make, show, table } from "./dom.ts";
import type { ThingList } from "../../memory/memory.ts";
import type { SeedItem } from "../../memory/seed-format.ts";

/** How many things are on one leaf of a table. */
const leaf = 50;

/** How many properties have a column of their own. */
const columns = 6;

const offsets = new Map<string, number>();

const textOf = (value: unknown): string => {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)} …` : text;
};

/** Says little at a glance: a list or an object, a time, or nothing. */
const isDull = (value: unknown): boolean =>
  typeof value === "object" || value === "" || /^\d{4}-\d\d-\d\dT/.test(String(value));

/** The properties that tell things apart at a glance. */
const columnsOf = (items: readonly SeedItem[]): string[] =>
  Object.keys(items[0]?.value ?? {}).filter(
    (name) => !items.every(({ value }) => isDull(value[name] ?? "")),
  );

/** What is still to come for a thing that is busy. */
const comingOf = ({ becomes, settles_at }: SeedItem): string => {
  if (becomes === undefined) return "";
  const next = becomes === null ? "will be gone" : `becomes ${becomes}`;
  return settles_at === undefined ? `${next} when it is settled` : `${next} at ${settles_at}`;
};

/** Lets a person change a thing as JSON. */
const edit = (path: string, item: SeedItem, refresh: () => Promise<void>): void => {
  const dialog = find<HTMLDialogElement>("#editor");
  const text = find<HTMLTextAreaElement>("textarea", dialog);
  const alert = find("[role=alert]", dialog);
  text.value = JSON.stringify(item, null, 2);
  alert.textContent = "";
  find<HTMLButtonElement>("[value=cancel]", dialog).onclick = () => {
    dialog.close();
  };
  find<HTMLFormElement>("form", dialog).onsubmit = (event) => {
    event.preventDefault();
    const save = async (): Promise<void> => {
      try {
        await ask("PUT", path, JSON.parse(text.value));
        dialog.close();
        await refresh();
      } catch (error) {
        alert.textContent = (error as Error).message;
      }
    };
    void save();
  };
  dialog.showModal();
  text.setSelectionRange(0, 0);
  text.scrollTop = 0;
};

const tableOf = (
  name: string,
  { count, id, state, items }: ThingList,
  refresh: () => Promise<void>,
): Node => {
  const offset = offsets.get(name) ?? 0;
  const turn = (to: number) => () => {
    offsets.set(name, to);
    return refresh();
  };
  const names = columnsOf(items).filter((each) => each !== id && each !== state);
  // What people look for comes first: a narrow screen shows no more.
  const first = [
    ...names.filter((each) => each === "name"),
    ...(state === undefined ? [] : [state]),
  ];
  const others = [id, ...names.filter((each) => each !== "name")].slice(0, columns);
  const rows = items.map((item) => {
    const own = String(item.value[id]);
    const path = `things/${name}/${encodeURIComponent(own)}`;
    const forget = () =>
      attempt(async () => {
        await ask("DELETE", path);
        await refresh();
      });
    const show = (property: string): string => textOf(item.value[property] ?? "");
    return [
      ...first.map(show),
      make("span", { class: "caution" }, comingOf(item)),
      ...others.map(show),
      group(
        button(
          "Edit",
          () => {
            edit(path, item, refresh);
          },
          { "aria-label": `Edit ${own}`, "data-key": `edit ${own}` },
        ),
        " ",
        button("Delete", forget, { "aria-label": `Delete ${own}`, "data-key": `delete ${own}` }),
      ),
    ];
  });
  const last = Math.min(offset + leaf, count);
  return group(
    make("h3", {}, `${name}: ${String(count)}`),
    ...(count === 0
      ? [make("p", { class: "quiet" }, "None yet. What is created through the API shows up here.")]
      : [table(name, [...first, "Coming", ...others, "Actions"], rows)]),
    ...(count > leaf
      ? [
          make(
            "p",
            {},
            `${String(offset + 1)} to ${String(last)} of ${String(count)}, newest first. `,
          ),
          group(
            button("Newer", turn(Math.max(0, offset - leaf)), {
              disabled: offset === 0,
              "data-key": `newer ${name}`,
            }),
            " ",
            button("Older", turn(offset + leaf), {
              disabled: last >= count,
              "data-key": `older ${name}`,
            }),
          ),
        ]
      : []),
  );
};

/** Shows what is remembered. Tells whether something of it changes by itself. */
export const showThings = async (refresh: () => Promise<void>): Promise<boolean> => {
  const { resources } = await ask<{ readonly resources: readonly string[] }>("GET", "things");
  const lists = await Promise.all(
    resources.map(async (name) => {
      const read = () =>
        ask<ThingList>(
          "GET",
          `things/${name}?limit=${String(leaf)}&offset=${String(offsets.get(name) ?? 0)}`,
        );
      const list = await read();
      if (list.items.length > 0 || list.count === 0) return [name, list] as const;
      offsets.delete(name); // the last leaf has gone
      return [name, await read()] as const;
    }),
  );
  const leaves = lists.map(([name]) => offsets.get(name) ?? 0);
  show(find("#things"), [namespace.name, lists, leaves], () =>
    group(...lists.map(([name, list]) => tableOf(name, list, refresh))),
  );
  return lists.some(([, { items }]) => items.some(({ settles_at }) => settles_at !== undefined));
};
