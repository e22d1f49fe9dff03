// What pages with something to run load at once: it loads the rest when a reader comes near it.
import { loadScript } from "../../site/browser/load-script.ts";
import { element } from "./dom.ts";
import { recall } from "./storage.ts";

/** What needs the console. */
const parts = ".run-form, .memory, .story, [data-run-sample]";

let isReady = false;
const load = async (): Promise<void> => {
  await loadScript("console");
  isReady = true;
};

const partOf = (event: Event): HTMLElement | undefined =>
  (event.target instanceof Element ? event.target.closest<HTMLElement>(parts) : null) ?? undefined;

const sayFailure = (part: HTMLElement, error: unknown): void => {
  const status = part.querySelector("[role=status]") ?? part;
  status.textContent = error instanceof Error ? error.message : String(error);
};

for (const type of ["pointerover", "focusin"])
  document.addEventListener(type, (event) => {
    if (!isReady && partOf(event) !== undefined) load().catch(() => undefined); // told when it is used
  });

const buttonOf = (target: Element): HTMLElement | null =>
  target.closest<HTMLElement>("button[type=button]");

/** How to do again what a reader did before the console was there. */
const again: Readonly<Record<string, (target: Element) => void>> = {
  submit: (form) => {
    if (form instanceof HTMLFormElement) form.requestSubmit();
  },
  click: (target) => {
    buttonOf(target)?.click();
  },
  input: (field) => {
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },
};

for (const [type, repeat] of Object.entries(again))
  document.addEventListener(
    type,
    (event) => {
      const { target } = event;
      const part = partOf(event);
      if (isReady || part === undefined || !(target instanceof Element)) return;
      if (type === "click" && buttonOf(target) === null) return;
      event.preventDefault();
      event.stopPropagation();
      load().then(
        () => {
          repeat(target);
        },
        (error: unknown) => {
          sayFailure(part, error);
        },
      );
    },
    true,
  );

// On the pages after the first one that was used, the memory is there without being asked for.
if (recall("used") === true && document.querySelector(".memory"))
  setTimeout(() => {
    load().catch(() => undefined);
  }, 100);

/** Samples in these languages can run; the other languages stand beside them as text. */
const languages = ["typescript", "javascript"];

const addRunButton = (figure: HTMLElement, operation: string, language: string): void => {
  figure.querySelector(".code-tools")?.prepend(
    element(
      "button",
      {
        type: "button",
        "data-run-sample": true,
        "aria-label": "Run this sample",
        "data-operation": operation,
        "data-language": language,
      },
      "Run",
    ),
  );
};

for (const figure of document.querySelectorAll<HTMLElement>(".operation aside figure.code")) {
  const operation = figure.closest<HTMLElement>(".operation")?.dataset["operation"];
  const language = figure.dataset["language"] ?? "";
  if (operation !== undefined && languages.includes(language))
    addRunButton(figure, operation, language);
}
// The code of a guide is known by its text.
for (const figure of document.querySelectorAll<HTMLElement>("figure[data-program]"))
  addRunButton(
    figure,
    figure.querySelector("code")?.textContent.trim() ?? "",
    figure.dataset["language"] === "ts" ? "typescript" : "javascript",
  );
