import { loadScript } from "../../site/browser/load-script.ts";
import { element } from "./dom.ts";
import { applyEdits } from "./edits.ts";
import { openForm } from "./form.ts";
import { openMemory } from "./memory.ts";
import { openPanel } from "./panel.ts";
import { runSample, type Samples } from "./sample.ts";
import { recallServer, type ChosenServer } from "./server.ts";
import { remember } from "./storage.ts";
import { openStory } from "./story.ts";
import type { PageEngine } from "./engine.ts";

const samplesOnPage = (): Samples | undefined =>
  (globalThis as { readonly docsSamples?: Samples }).docsSamples;

/** Runs the sample beside a button, and shows beneath it what it prints. */
const openSample = (button: HTMLElement, setting: Parameters<typeof runSample>[2]): void => {
  const figure = button.closest("figure");
  const { operation = "", language = "" } = button.dataset;
  const output = element("div", { class: "sample-output", role: "status" });
  button.addEventListener("click", () => {
    if (!output.isConnected) figure?.after(output);
    loadScript("samples").then(
      () => {
        const samples = samplesOnPage();
        if (samples) runSample(samples, [operation, language], setting, output);
      },
      (error: unknown) => {
        output.textContent = String(error);
      },
    );
  });
};

/** The texts of an element, in order: colours divide code into many. */
const textsIn = (root: Node): Text[] => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
};

/** Writes the samples of the page for the server that was chosen. */
const followServer = ({ client }: PageEngine): ((server: ChosenServer) => void) => {
  const samples = document.querySelectorAll(".operation aside .tabs[data-choice=language] code");
  const codes = [...samples].map((code) => {
    const nodes = textsIn(code);
    return { nodes, originals: nodes.map(({ data }) => data) };
  });
  return ({ kind, address }) => {
    for (const { nodes, originals } of codes) {
      const edits = kind === "local" ? client.localEdits(originals.join(""), address) : [];
      applyEdits(originals, edits).forEach((text, at) => {
        const node = nodes[at];
        if (node) node.data = text;
      });
    }
  };
};

/** Lets everything on the page run that can: forms, stories, samples. */
export const startConsole = (engine: PageEngine): void => {
  const memory = openMemory(engine);
  let server: ChosenServer = recallServer("http://127.0.0.1:4010");
  const follow = followServer(engine);
  document.addEventListener("server", (event) => {
    server = (event as CustomEvent<ChosenServer>).detail;
    follow(server);
  });
  for (const form of document.querySelectorAll<HTMLFormElement>(".run-form"))
    openForm(form, engine, memory);
  for (const panel of document.querySelectorAll<HTMLElement>(".memory"))
    openPanel(panel, engine, memory);
  for (const story of document.querySelectorAll<HTMLElement>(".story"))
    openStory(story, engine, memory);
  remember("used", true);
  for (const button of document.querySelectorAll<HTMLElement>("[data-run-sample]"))
    openSample(button, { engine, memory, server: () => server });
};
