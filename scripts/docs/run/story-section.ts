import type { Seed } from "../../../src/mock/control/seed.ts";
import { Anchors, json } from "../markdown.ts";
import { escapeHtml } from "../site/render.ts";
import type { Story } from "./stories.ts";

interface Part {
  readonly id: string;
  readonly label: string;
  readonly kind: "seed" | "faults" | "request";
  readonly text: string;
}

const partHtml = ({ id, label, kind, text }: Part): string =>
  `<div class="run-field"><label for="${id}">${label}</label><textarea id="${id}" data-story="${kind}" rows="${String(
    Math.min(16, text.split("\n").length),
  )}" spellcheck="false">${escapeHtml(text)}</textarea></div>`;

/** A story with its button; what it consists of can be looked at, and with JavaScript changed and played again. */
const storyHtml = (story: Story, usual: Seed | undefined, hasOthers: boolean): string => {
  const { code, status, tells, seed = usual, faults, requests } = story;
  const id = `story-${Anchors.of(code, String(status))}`;
  const numbered = requests.length > 1;
  const parts: Part[] = [
    ...(faults === undefined
      ? []
      : [
          { id: `${id}-faults`, label: "Fault rules", kind: "faults" as const, text: json(faults) },
        ]),
    ...requests.map((text, at) => ({
      id: `${id}-${String(at + 1)}`,
      label: numbered ? `Request ${String(at + 1)}` : "Request",
      kind: "request" as const,
      text: text.trim(),
    })),
    ...(seed === undefined
      ? []
      : [
          {
            id: `${id}-seed`,
            label: "What the memory starts with",
            kind: "seed" as const,
            text: json(seed),
          },
        ]),
  ];
  const which = hasOthers ? ` ${String(status)}` : "";
  return `<div class="story" data-markdown-ignore data-status="${String(status)}">
<p class="story-tells">${escapeHtml(tells)}</p>
<button class="button" type="button">Show me${which}<span class="unseen"> ${escapeHtml(code)}</span></button>
<div class="story-result" role="status"></div>
<details class="story-script"><summary>The requests</summary>
${parts.map(partHtml).join("\n")}
<button class="button" type="button">Once more</button>
</details>
</div>`;
};

/** The stories of one code: what can be seen of it. */
export const storySection = (
  code: string,
  stories: readonly Story[],
  usual: Seed | undefined,
): string => {
  const own = stories.filter((each) => each.code === code);
  return own.map((each) => storyHtml(each, usual, own.length > 1)).join("\n");
};
