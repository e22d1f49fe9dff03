import { showAnswer, showFailure } from "./answer.ts";
import { element, need } from "./dom.ts";
import { readRequest } from "./request.ts";
import type { FaultRule } from "../../../../src/mock/control/fault-rule.ts";
import type { Seed } from "../../../../src/mock/control/seed.ts";
import type { PageEngine } from "./engine.ts";
import type { PageMemory } from "./memory.ts";

const readJson = <Value>(text: string, what: string): Value => {
  try {
    return JSON.parse(text) as Value;
  } catch (error) {
    throw new Error(`The ${what} must be JSON: ${(error as Error).message}`, { cause: error });
  }
};

/** Plays a story in a memory of its own: seed, faults, then one request after the other. */
const play = async (
  story: HTMLElement,
  engine: PageEngine,
  { mock, send }: PageMemory,
): Promise<Node[]> => {
  const textOf = (part: string): string | undefined =>
    story.querySelector<HTMLTextAreaElement>(`[data-story=${part}]`)?.value;
  const requests = [...story.querySelectorAll<HTMLTextAreaElement>("[data-story=request]")];
  const namespace = mock.namespace("story");
  namespace.reset();
  const [seed, faults] = [textOf("seed"), textOf("faults")];
  namespace.state.import({
    ...(seed === undefined ? {} : readJson<Seed>(seed, "memory")),
    ...(faults === undefined
      ? {}
      : { faults: readJson<readonly FaultRule[]>(faults, "fault rules") }),
  });
  const shown: Node[] = [];
  for (const [at, { value }] of requests.entries()) {
    const answer = await send(readRequest(value), namespace).then(
      (each) => showAnswer(each, engine.documents),
      showFailure,
    );
    if (requests.length > 1)
      shown.push(element("p", { class: "run-label" }, `Answer to request ${String(at + 1)}`));
    shown.push(answer);
  }
  return shown;
};

/** Makes a story's buttons play it. */
export const openStory = (story: HTMLElement, engine: PageEngine, memory: PageMemory): void => {
  const script = need<HTMLDetailsElement>(story, ".story-script");
  const result = need<HTMLElement>(story, "[role=status]");
  const playIt = async (): Promise<void> => {
    script.open = true;
    const shown = await play(story, engine, memory).catch((error: unknown) => [showFailure(error)]);
    result.replaceChildren(...shown);
  };
  for (const button of story.querySelectorAll("button"))
    button.addEventListener("click", () => void playIt());
};
