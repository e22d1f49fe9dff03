import { showAnswer, showFailure } from "./answer.ts";
import { checkBody, checkParameters, type Problem } from "./check.ts";
import { element, need } from "./dom.ts";
import { places, pathWith, type ParameterPlace, type Typed } from "./parameters.ts";
import {
  addressProblem,
  recallServer,
  rememberServer,
  sendTo,
  type ChosenServer,
} from "./server.ts";
import { clientCode, curl, fetchCode, python } from "./snippets.ts";
import type { MockDocument } from "../../../../src/mock/types.ts";
import type { PageEngine } from "./engine.ts";
import type { PageMemory } from "./memory.ts";
import type { PageRequest } from "./request.ts";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What an open form is made of. */
interface OpenForm {
  readonly form: HTMLFormElement;
  readonly engine: PageEngine;
  readonly memory: PageMemory;
  readonly document: MockDocument;
  readonly id: string;
}

const fieldsOf = ({ form }: OpenForm): Field[] => [...form.querySelectorAll<Field>("[data-in]")];

const typedIn = (open: OpenForm): Typed => {
  const typed: Record<ParameterPlace, Record<string, string>> = { path: {}, query: {}, header: {} };
  for (const { name, value, dataset } of fieldsOf(open)) {
    const place = places.find((each) => each === dataset["in"]);
    if (place !== undefined && value !== "") typed[place][name] = value;
  }
  return typed;
};

const bodyOf = ({ form }: OpenForm): HTMLTextAreaElement | null =>
  form.querySelector<HTMLTextAreaElement>("textarea[name=body]");

const requestOf = (open: OpenForm): PageRequest => {
  const { document, id } = open;
  const operation = document.operations[id];
  const typed = typedIn(open);
  const credentials = fieldsOf(open).filter(
    ({ dataset, value }) => dataset["in"] === "credential" && value !== "",
  );
  const body = bodyOf(open);
  const text = body === null || body.value === "" ? undefined : body.value;
  return {
    method: operation?.method ?? "GET",
    path: pathWith(operation?.path ?? "/", document.contracts[id]?.parameters ?? [], typed),
    headers: [
      ...credentials.map(({ name, value }) => [name, value] as const),
      ...Object.entries(typed.header),
      ...(text === undefined ? [] : [["Content-Type", body?.dataset["type"] ?? ""] as const]),
    ],
    body: text,
  };
};

/** Says at a field what is wrong with it, or that nothing is. */
const say = (field: Field, problem: Problem | undefined): void => {
  const line = document.getElementById(`${field.id}-problem`);
  const text = problem === undefined ? "" : `${problem.path} ${problem.rule}`;
  // Only a change is read out.
  if (line !== null && line.textContent !== text) line.textContent = text;
  if (problem === undefined) field.removeAttribute("aria-invalid");
  else field.setAttribute("aria-invalid", "true");
};

/** The field that a problem of one place is about. */
const fieldOf = (fields: readonly Field[], { path }: Problem): Field | undefined =>
  fields.find(
    ({ name }) => path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`),
  ) ?? fields[0];

/** Checks all that is typed; gives the first field without which nothing can be sent. */
const check = (open: OpenForm): Field | undefined => {
  const { document, id } = open;
  const typed = typedIn(open);
  for (const place of places) {
    const fields = fieldsOf(open).filter(({ dataset }) => dataset["in"] === place);
    const problem = checkParameters(document, id, place, typed);
    const wrong = problem && fieldOf(fields, problem);
    for (const field of fields) say(field, field === wrong ? problem : undefined);
  }
  const body = bodyOf(open);
  if (body?.dataset["type"]?.includes("json") === true && (body.value !== "" || body.required))
    say(
      body,
      body.value === ""
        ? { path: "body", rule: "is required" }
        : checkBody(document, id, body.value),
    );
  return fieldsOf(open).find(({ dataset, value }) => dataset["in"] === "path" && value === "");
};

/** Where the form's request goes. */
const serverOf = ({ form }: OpenForm): ChosenServer => ({
  kind: need<HTMLSelectElement>(form, "[name=server]").value === "local" ? "local" : "page",
  address: need<HTMLInputElement>(form, "[name=address]").value.trim().replace(/\/$/, ""),
});

/** Writes the request as code, in each language that the form has a panel for. */
const writeCode = (open: OpenForm): void => {
  const { form, engine, document, id } = open;
  const { base = "", call = "" } = form.dataset;
  const operation = document.operations[id];
  const contract = document.contracts[id];
  if (operation === undefined || contract === undefined) return;
  const server = serverOf(open);
  const isOwn = server.kind === "page" && base !== "";
  const context = {
    ...{ operation, contract, call, client: engine.client },
    ...{ base: isOwn ? base : server.address, isOwn, variables: engine.variables ?? {} },
  };
  const request = requestOf(open);
  const codes: Readonly<Record<string, string>> = {
    "TypeScript client": clientCode(request, typedIn(open), context),
    curl: curl(request, context),
    fetch: fetchCode(request, context),
    "Python requests": python(request, context),
  };
  for (const panel of form.querySelectorAll<HTMLElement>(".run-code .tab"))
    need(panel, "code").textContent = codes[panel.dataset["label"] ?? ""] ?? "";
};

const run = async (open: OpenForm, result: HTMLElement): Promise<void> => {
  const { engine, memory } = open;
  const server = serverOf(open);
  const request = requestOf(open);
  const shown = await (
    server.kind === "page" ? memory.send(request) : sendTo(server.address, request, engine.command)
  ).then((answer) => showAnswer(answer, engine.documents), showFailure);
  result.replaceChildren(shown);
  if (server.kind === "page") memory.changed();
};

/** Offers the ids that the memory holds where a path asks for one. */
const offerIds = (open: OpenForm): void => {
  const { memory } = open;
  const [field, ...more] = fieldsOf(open).filter(({ dataset }) => dataset["in"] === "path");
  if (field === undefined || more.length > 0) return;
  const list = element("datalist", { id: "run-ids" });
  field.setAttribute("list", list.id);
  field.after(list);
  const fill = (): void => {
    const items = Object.values(memory.mock.state.export().resources ?? {}).flat();
    list.replaceChildren(
      ...items.map(({ value }) =>
        element("option", { value: String(value["id"]) }, String(value["name"] ?? "")),
      ),
    );
  };
  memory.watch(fill);
  fill();
};

/** Makes a form of the page run its operation. */
export const openForm = (form: HTMLFormElement, engine: PageEngine, memory: PageMemory): void => {
  const id = form.dataset["operation"] ?? "";
  const document = engine.documents.find(({ operations }) => Object.hasOwn(operations, id));
  if (document === undefined) return;
  const open: OpenForm = { form, engine, memory, document, id };
  const address = need<HTMLInputElement>(form, "[name=address]");
  const server = need<HTMLSelectElement>(form, "[name=server]");
  const recalled = recallServer(address.value);
  // What was chosen before this script was there counts.
  if (server.value === "page") {
    server.value = recalled.kind;
    address.value = recalled.address;
  }

  const result = need<HTMLElement>(form, ".run-answer");
  const code = need<HTMLElement>(form, ".run-code");

  const follow = (): void => {
    const chosen = serverOf(open);
    form.dataset["server"] = chosen.kind;
    const rule = chosen.kind === "local" ? addressProblem(chosen.address) : undefined;
    say(address, rule === undefined ? undefined : { path: "The address", rule });
    if (rule === undefined) rememberServer(chosen);
    check(open);
    writeCode(open);
    form.dispatchEvent(new CustomEvent("server", { bubbles: true, detail: chosen }));
  };
  form.addEventListener("input", (event) => {
    if (event.target instanceof HTMLSelectElement && event.target.id === "run-example") {
      const body = bodyOf(open);
      if (body) body.value = event.target.value;
    }
    code.hidden = false;
    follow();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    code.hidden = false;
    const empty = check(open);
    if (empty === undefined) void run(open, result);
    else {
      say(empty, { path: empty.name, rule: "must be given: it is a part of the path" });
      empty.focus();
    }
  });
  offerIds(open);
  follow();
};
