/**
 * What runs in the pages of a site. Read this first; then form.ts (an operation's form), stories.ts with story-section.ts and
 * example-stories.ts (how each error comes about), samples.ts and scripts.ts (what is bundled), other-engine.ts (a document
 * that isn't ours), ga/ (ours), and browser/, which makes it run: run.ts, then console.ts.
 */
import { catalogueOf } from "../../document/error-catalogue.ts";
import { modelOf, type Model } from "../../document/model.ts";
import type { Document } from "../../document/types.ts";
import type { Seed } from "../../../src/mock/control/seed.ts";
import type { Rendered } from "../site/render.ts";
import { samplesOf } from "../samples.ts";
import { exampleStories } from "./example-stories.ts";
import { memoryPanel, runForm, type RunScope } from "./form.ts";
import { engineModules } from "./other-engine.ts";
import type { Sample } from "./samples.ts";
import { runScripts, type Runnable } from "./scripts.ts";
import { readStories } from "./stories.ts";
import { storySection } from "./story-section.ts";

/** What a document can't say of what runs in its pages. */
export interface OwnRun extends Pick<RunScope, "credentials"> {
  /** The module that exports its engine. */
  readonly engine: string;
  readonly client: NonNullable<Runnable["client"]>;
  /** What the memory starts with. */
  readonly seed: Seed;
  /** The file with the stories of its errors. */
  readonly stories: string;
}

/** What a site's pages show of it. */
export interface Run {
  /** The form of an operation, and what the memory holds. */
  formOf(id: string): string;
  /** The stories of an error code. */
  storiesOf(code: string): string;
  /** A guide, whose code can be run where there is a client for it. */
  guide(rendered: Rendered): Rendered;
  /** Scripts by their path on the site. */
  readonly files: Readonly<Record<string, string>>;
}

const languages = ["typescript", "javascript"] as const;

/** The samples in languages that a page can run. */
const runnableSamples = ({ operations }: Model): Sample[] =>
  operations.flatMap(({ id, source: operation }) =>
    samplesOf(operation).flatMap(({ lang = "", source = "" }): Sample[] => {
      const language = languages.find((each) => each === lang.toLowerCase());
      return language === undefined ? [] : [{ operation: id, language, source }];
    }),
  );

/** Code of guides, but for what says behind its language what it needs: `ts node`. */
const FENCES = /^( *)```(ts|js)\n([\s\S]*?)^\1```/gm;
const KINDS = { ts: "typescript", js: "javascript" } as const;

/** The code of guides that a page can run, under its own text. */
const guideSamples = ({ source }: Model): Sample[] =>
  (source.tags ?? []).flatMap(({ description = "" }) =>
    [...description.matchAll(FENCES)].map(([, indent = "", kind = "ts", text = ""]): Sample => {
      const code = text.replaceAll(new RegExp(`^${indent}`, "gm"), "").trim();
      return { operation: code, language: KINDS[kind as keyof typeof KINDS], source: code };
    }),
  );

const withPrograms = ({ html, ...rest }: Rendered): Rendered => ({
  ...rest,
  html: html.replaceAll(/(<figure class="code" data-language="(?:ts|js)")>/g, "$1 data-program>"),
});

/** Makes what runs in the pages of a document: with its own engine and stories, or with what the document itself says. */
export const runOf = async (document: Document, own?: OwnRun): Promise<Run> => {
  const model = modelOf(document);
  const { errors, shape } = catalogueOf(model.document, model.operations);
  const scope: RunScope = { document: model.document, credentials: own?.credentials ?? {} };
  const remembers = model.operations.some(({ resource }) => resource !== undefined);
  const forms = new Map(
    model.operations.map((each) => [
      each.id,
      [runForm(scope, each), ...(remembers ? [memoryPanel()] : [])].join("\n"),
    ]),
  );
  const [stories, files] = await Promise.all([
    own === undefined ? exampleStories(model, errors, shape) : readStories(own.stories, errors),
    runScripts(
      own === undefined
        ? engineModules(model)
        : { ...own, samples: [...runnableSamples(model), ...guideSamples(model)] },
    ),
  ]);
  return {
    formOf: (id) => forms.get(id) ?? "",
    guide: own === undefined ? (rendered) => rendered : withPrograms,
    storiesOf: (code) => storySection(code, stories, own?.seed),
    files,
  };
};
