import { json } from "../../markdown.ts";
import { element, need } from "./dom.ts";
import type { SeedItem } from "../../../../src/mock/memory/seed-format.ts";
import type { PageEngine } from "./engine.ts";
import type { PageMemory } from "./memory.ts";

/** The property that shows the state of a resource's things, where the documents say so. */
const lifecycleOf = ({ documents }: PageEngine, resource: string): string | undefined =>
  documents
    .flatMap(({ contracts }) => Object.values(contracts))
    .map((contract) => contract.resource)
    .find((each) => each?.name === resource && each.lifecycle !== undefined)?.lifecycle?.property;

const seconds = (milliseconds: number): string => `${String(Math.ceil(milliseconds / 1000))} s`;

const nextOf = ({ becomes, settles_at }: SeedItem, now: number): string => {
  if (becomes === undefined) return "";
  const what = becomes === null ? "gone" : becomes;
  return settles_at === undefined
    ? `, then ${what} when told to settle`
    : `, then ${what} in ${seconds(Date.parse(settles_at) - now)}`;
};

const thing = (item: SeedItem, property: string | undefined, now: number): HTMLElement => {
  const { value } = item;
  const state = property === undefined ? "" : String(value[property]);
  return element(
    "details",
    { class: "memory-thing" },
    element(
      "summary",
      {},
      element("strong", {}, String(value["name"] ?? value["title"] ?? "")),
      " ",
      element("code", {}, String(value["id"] ?? Object.values(value)[0])),
      " ",
      element("span", { class: "memory-state" }, state + nextOf(item, now)),
    ),
    element(
      "pre",
      { tabindex: "0", role: "group", "aria-label": `All of ${String(value["id"])}` },
      element("code", {}, json(value)),
    ),
  );
};

const time = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");

/** Shows what the memory holds, and the ways to move its clock. */
export const openPanel = (panel: HTMLElement, engine: PageEngine, memory: PageMemory): void => {
  const { mock } = memory;
  const things = need<HTMLElement>(panel, ".memory-things");
  const clock = need<HTMLElement>(panel, ".memory-clock");
  const said = need<HTMLElement>(panel, ".memory-said");
  let shown = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    const { resources = {} } = mock.state.export();
    const now = mock.clock.now();
    const ahead = mock.clock.ahead === 0 ? "" : `, ${seconds(mock.clock.ahead)} ahead`;
    clock.textContent = `Its clock: ${time(now)} UTC${ahead}`;
    const text = JSON.stringify(resources);
    const isBusy = text.includes('"settles_at"');
    if (isBusy || text !== shown) {
      const open = new Set(
        [...things.querySelectorAll("details[open] code")].map(({ textContent }) => textContent),
      );
      const lists = Object.entries(resources).flatMap(([name, items]) => [
        element("h3", {}, `${name} (${String(items.length)})`),
        ...items.map((item) => {
          const made = thing(item, lifecycleOf(engine, name), now);
          if (open.has(made.querySelector("code")?.textContent ?? ""))
            made.setAttribute("open", "");
          return made;
        }),
      ]);
      if (!things.contains(document.activeElement)) things.replaceChildren(...lists);
      shown = text;
    }
    clearTimeout(timer);
    timer = isBusy ? setTimeout(draw, 500) : undefined;
  };

  const actions: Readonly<Record<string, { readonly does: () => void; readonly said: string }>> = {
    advance: {
      does: () => {
        mock.clock.advance("10s");
      },
      said: "Ten seconds later.",
    },
    settle: {
      does: () => {
        mock.clock.settle();
      },
      said: "All that was busy has settled.",
    },
    reset: {
      does: () => {
        mock.reset();
      },
      said: "Back to the start.",
    },
  };
  panel.addEventListener("click", ({ target }) => {
    const action =
      target instanceof HTMLElement ? actions[target.dataset["memory"] ?? ""] : undefined;
    if (action === undefined) return;
    action.does();
    memory.changed();
    said.textContent = action.said;
  });
  memory.watch(draw);
  draw();
};
