import { ask, attempt, namespace } from "./control.ts";
import { find, group, make, show, table } from "./dom.ts";
import { prepareFaults, readOperations, showFaults } from "./faults.ts";
import { showJournal } from "./journal.ts";
import { showThings } from "./things.ts";

interface Health {
  readonly token: string;
}

let token = "";
let isBusy = false;
let isRunning = false;
let isAskedAgain = false;

/** A time span in words: the two largest units that it has. */
const inWords = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000);
  const units = [
    ["d", Math.floor(seconds / 86_400)],
    ["h", Math.floor(seconds / 3600) % 24],
    ["min", Math.floor(seconds / 60) % 60],
    ["s", seconds % 60],
  ] as const;
  const present = units.filter(([, count]) => count > 0).slice(0, 2);
  return present.map(([unit, count]) => `${String(count)} ${unit}`).join(" ");
};

const showClock = async (): Promise<void> => {
  const { now, ahead } = await ask<{ readonly now: string; readonly ahead: number }>(
    "GET",
    "clock",
  );
  find("#now").textContent = now;
  find("#ahead").textContent = ahead < 1000 ? "" : `${inWords(ahead)} ahead of the machine's`;
};

const showTokens = async (): Promise<void> => {
  const { tokens } = await ask<{
    readonly tokens: Readonly<Record<string, { user: string; expires_at: string }>>;
  }>("GET", "tokens");
  show(find("#tokens"), tokens, () => {
    const rows = Object.entries(tokens).map(([name, { user, expires_at }]) => [
      make("code", {}, name.length > 40 ? `${name.slice(0, 40)} …` : name),
      user,
      expires_at,
    ]);
    const ready = make("p", {}, "Always ready: ", make("code", {}, token));
    return group(
      ...(token === "" ? [] : [ready]),
      ...(rows.length === 0 ? [] : [table("Tokens", ["Token", "User", "Ends"], rows)]),
    );
  });
};

const showNamespaces = async (): Promise<void> => {
  const { namespaces } = await ask<{ readonly namespaces: readonly string[] }>("GET", "namespaces");
  const select = find<HTMLSelectElement>("#namespace");
  const names = [...new Set([...namespaces, ...(namespace.name === "" ? [] : [namespace.name])])];
  const options = names.map((name) => make("option", { value: name }, name));
  if (select.options.length - 1 === options.length) return;
  select.replaceChildren(make("option", { value: "" }, "the unnamed one"), ...options);
  select.value = namespace.name;
};

/** Reads and shows everything anew. While that is under way, one more time is enough for all who ask. */
const refresh = async (): Promise<void> => {
  if (isRunning) {
    isAskedAgain = true;
    return;
  }
  isRunning = true;
  try {
    isBusy = await showThings(refresh);
    await Promise.all([
      showClock(),
      showFaults(refresh),
      showJournal(token),
      showTokens(),
      showNamespaces(),
    ]);
  } catch (error) {
    find("#connection").textContent = (error as Error).message;
  }
  isRunning = false;
  if (!isAskedAgain) return;
  isAskedAgain = false;
  await refresh();
};

const act = (work: () => Promise<unknown>): void => {
  void attempt(async () => {
    await work();
    await refresh();
  });
};

const download = async (): Promise<void> => {
  const text = JSON.stringify(await ask("GET", "state"), null, 2);
  const link = make("a", {
    href: URL.createObjectURL(new Blob([text], { type: "application/json" })),
    download: "seed.json",
  });
  link.click();
  URL.revokeObjectURL(link.href);
};

const listen = (): void => {
  const status = find("#connection");
  const events = new EventSource("events");
  events.onopen = () => {
    status.textContent = "Live";
    void refresh();
  };
  events.onmessage = () => void refresh();
  events.addEventListener("served", () => {
    act(readOperations);
  });
  events.addEventListener("notice", ({ data }: MessageEvent<string>) => {
    const text = JSON.parse(data) as string;
    const notice = find<HTMLElement>("#notice");
    notice.textContent = text;
    notice.hidden = text === "";
  });
  events.onerror = () => {
    status.textContent = "The mock doesn't answer; trying again …";
  };
};

const start = async (): Promise<void> => {
  const scenario = find<HTMLSelectElement>("#scenario");
  const file = find<HTMLInputElement>("#import");
  const { scenarios } = await ask<{ readonly scenarios: readonly string[] }>("GET", "scenarios");
  scenario.append(...scenarios.map((name) => make("option", { value: name }, name)));
  scenario.addEventListener("change", () => {
    const name = scenario.value;
    scenario.value = "";
    if (name !== "") act(() => ask("POST", `scenarios/${name}`));
  });
  find("#namespace").addEventListener("change", (event) => {
    namespace.name = (event.target as HTMLSelectElement).value;
    void refresh();
  });
  find("#export").addEventListener("click", () => {
    act(download);
  });
  find("#reset").addEventListener("click", () => {
    act(() => ask("POST", "reset"));
  });
  file.addEventListener("change", () => {
    const [chosen] = file.files ?? [];
    if (chosen) act(async () => ask("PUT", "state", JSON.parse(await chosen.text())));
    file.value = "";
  });
  for (const each of document.querySelectorAll<HTMLButtonElement>("[data-advance]"))
    each.addEventListener("click", () => {
      act(() => ask("POST", "clock", { advance: each.dataset["advance"] }));
    });
  find("#settle").addEventListener("click", () => {
    act(() => ask("POST", "clock", { settle: true }));
  });
  find("#machine-time").addEventListener("click", () => {
    act(() => ask("POST", "clock", { ahead: 0 }));
  });
  const ahead = find<HTMLFormElement>("#set-ahead");
  ahead.addEventListener("submit", (event) => {
    event.preventDefault();
    act(() => ask("POST", "clock", { ahead: new FormData(ahead).get("ahead") }));
  });
  ({ token } = await ask<Health>("GET", "tokens"));
  await prepareFaults(refresh);
  listen();
  // What changes by itself, with time, nobody tells of.
  setInterval(() => {
    if (isBusy && !document.hidden) void refresh();
  }, 1000);
};

await attempt(start);
