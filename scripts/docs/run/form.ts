import { constraintsOf } from "../../document/constraints.ts";
import { firstExampleOf, isBodyText, namedExamplesOf } from "../../document/examples.ts";
import { preferred, sentType } from "../../document/media.ts";
import { parametersIn, pathParametersOf, type OperationModel } from "../../document/operations.ts";
import { resolve } from "../../document/pointer.ts";
import { securitySchemesOf } from "../../document/security.ts";
import type { NormalDocument, NormalSchema, ParameterObject } from "../../document/types.ts";
import { json } from "../markdown.ts";
import { serverUrl } from "../../document/servers.ts";
import { escapeHtml } from "../site/render.ts";
import { sampleValue } from "./sample-value.ts";

/** A credential of the mock, which any reader may know. */
export interface ReadyCredential {
  readonly value: string;
  /** Others that it takes, with what each is for. */
  readonly others: Readonly<Record<string, string>>;
}

/** What the forms of one document share. */
export interface RunScope {
  readonly document: NormalDocument;
  /** The mock's own credentials, by security scheme. */
  readonly credentials: Readonly<Record<string, ReadyCredential>>;
}

/** Where the mock on the reader's machine is, when the document doesn't say. */
const usualMock = "http://127.0.0.1:4010";

const isLoopback = (url: string): boolean => /^https?:\/\/(127\.0\.0\.1|localhost)\b/.test(url);

const serversOf = (document: NormalDocument, { servers }: OperationModel): string[] =>
  (servers.length > 0 ? servers : (document.servers ?? [])).map((each) =>
    serverUrl(each).replace(/\/$/, ""),
  );

/** How a request is written as code; samples have the same names, so that one choice holds for both. */
export const languages = ["TypeScript client", "curl", "fetch", "Python requests"] as const;

/** The form that runs an operation. It is there for whoever has JavaScript; its script fills in the rest. */
export const runForm = (scope: RunScope, operation: OperationModel): string => {
  const { id, group, name } = operation;
  const servers = serversOf(scope.document, operation);
  const base = servers.find((each) => !isLoopback(each)) ?? "";
  const local = servers.find(isLoopback) ?? usualMock;
  return `<form class="run-form" aria-label="Run ${id}" data-operation="${id}" data-call="${escapeHtml(`${group}.${name}`)}" data-base="${escapeHtml(base)}" novalidate autocomplete="off">
<div class="run-head">
<h2>Run it</h2>
<p class="run-hint">By default in this page: nothing leaves it.</p>
<div class="run-field"><label for="run-server">Server</label><select id="run-server" name="server"><option value="page">In this page</option><option value="local">The mock on this machine</option></select></div>
<div class="run-field run-address"><label for="run-address">Address of the mock</label><input id="run-address" name="address" value="${escapeHtml(local)}" spellcheck="false" aria-describedby="run-address-problem"><p class="run-problem" id="run-address-problem" aria-live="polite"></p></div>
</div>
<div class="run-fields">
${[...credentialField(scope, operation), ...parameterFields(scope, operation)].join("\n")}
</div>
${bodyField(scope, operation)}
<button class="button primary" type="submit">Run</button>
<div role="status">
<div class="run-answer"></div>
<div class="run-code" aria-live="off" hidden><p class="run-label">The request</p>
<div class="tabs" data-choice="language">
${languages.map((label) => `<section class="tab" data-label="${label}"><figure class="code"><pre tabindex="0" role="group" aria-label="The request as ${label}"><code></code></pre></figure></section>`).join("\n")}
</div></div>
</div>
</form>`;
};

interface FieldText {
  readonly id: string;
  readonly label: string;
  readonly notes: readonly string[];
  readonly control: (attributes: string) => string;
}

const fieldHtml = ({ id, label, notes, control }: FieldText): string =>
  `<div class="run-field"><label for="${id}">${escapeHtml(label)}</label>${control(
    `id="${id}" aria-describedby="${id}-limits ${id}-problem"`,
  )}<p class="run-limits" id="${id}-limits">${notes.join(" · ")}</p><p class="run-problem" id="${id}-problem" aria-live="polite"></p></div>`;

/** The first credential that the mock has one of its own for. A reader's own is never asked for. */
const credentialField = (
  { document, credentials }: RunScope,
  { security }: OperationModel,
): string[] => {
  const schemes = securitySchemesOf(document);
  for (const name of security.flatMap((each) => Object.keys(each))) {
    const ready = credentials[name];
    const scheme = schemes[name];
    if (ready === undefined || scheme?.type !== "apiKey" || scheme.in !== "header") continue;
    const header = scheme.name;
    const others = Object.entries(ready.others).map(
      ([value, meaning]) => `<code>${escapeHtml(value)}</code> ${escapeHtml(meaning)}`,
    );
    return [
      fieldHtml({
        id: "run-credential",
        label: header,
        notes: [`The mock's own, no real one is needed. ${others.join(", ")}`],
        control: (attributes) =>
          `<input ${attributes} name="${escapeHtml(header)}" data-in="credential" value="${escapeHtml(ready.value)}" list="run-credentials" spellcheck="false"><datalist id="run-credentials">${[
            ready.value,
            ...Object.keys(ready.others),
          ]
            .map((value) => `<option value="${escapeHtml(value)}"></option>`)
            .join("")}</datalist>`,
      }),
    ];
  }
  return [];
};

const parameterFields = ({ document }: RunScope, operation: OperationModel): string[] =>
  [
    ...pathParametersOf(operation),
    ...parametersIn(operation, "query"),
    ...parametersIn(operation, "header"),
  ].map((each) => parameterField(document, each));

const quoted = (value: unknown): string =>
  `<code>${escapeHtml(typeof value === "string" ? value : (JSON.stringify(value) ?? ""))}</code>`;

/** A name as a part of an id, in which `a.b` and `a-b` differ. */
const wordOf = (name: string): string =>
  name.replace(/[^\w-]/gu, (sign) => `-${sign.codePointAt(0)?.toString(16) ?? ""}-`);

const parameterField = (
  document: NormalDocument,
  parameter: ParameterObject<NormalSchema>,
): string => {
  const { name, in: place, required } = parameter;
  const medium = preferred(parameter.content);
  const schema = followed(document, parameter.schema ?? medium?.schema ?? {});
  const shown = firstExampleOf(document, parameter) ?? { value: sampleValue(document, schema) };
  const value = required === true ? shown.value : "";
  const limits = constraintsOf(schema, { quote: quoted, exactly: "exactly " }).map(
    ({ words }) => words,
  );
  return fieldHtml({
    id: `run-${place}-${wordOf(name)}`,
    label: name,
    notes: [place, ...(required === true ? ["required"] : []), ...limits],
    control: (attributes) =>
      control(schema, {
        attributes: `${attributes} name="${escapeHtml(name)}" data-in="${place}"${required === true ? " required" : ""}`,
        value: typeof value === "object" ? JSON.stringify(value) : String(value),
      }),
  });
};

const followed = (document: NormalDocument, schema: NormalSchema): NormalSchema =>
  typeof schema === "object" && schema.$ref !== undefined ? resolve(document, schema) : schema;

/** A choice where the values are known, a number or a line of text with its limits elsewhere. */
const control = (
  schema: NormalSchema,
  { attributes, value }: { readonly attributes: string; readonly value: string },
): string => {
  const choices = schema.enum ?? (schema.type === "boolean" ? [true, false] : undefined);
  if (choices !== undefined) {
    const options = ["", ...choices.map(String)].map(
      (each) =>
        `<option value="${escapeHtml(each)}"${each === value ? " selected" : ""}>${each === "" ? "(left out)" : escapeHtml(each)}</option>`,
    );
    return `<select ${attributes}>${options.join("")}</select>`;
  }
  const limit = (attribute: string, keyword: string): string =>
    schema[keyword] === undefined ? "" : ` ${attribute}="${escapeHtml(String(schema[keyword]))}"`;
  const isNumber = schema.type === "integer" || schema.type === "number";
  const limits = isNumber
    ? ` type="number" step="${schema.type === "integer" ? "1" : "any"}"${limit("min", "minimum")}${limit("max", "maximum")}`
    : `${limit("minlength", "minLength")}${limit("maxlength", "maxLength")}${limit("pattern", "pattern")}`;
  const usual =
    schema.default === undefined ? "" : ` placeholder="${escapeHtml(String(schema.default))}"`;
  return `<input ${attributes}${limits}${usual} value="${escapeHtml(value)}" spellcheck="false">`;
};

const bodyField = ({ document }: RunScope, { body }: OperationModel): string => {
  const medium = preferred(body?.content);
  if (body === undefined || medium === undefined) return "";
  const type = sentType(medium) ?? "application/octet-stream";
  const shown: { title: string; value: unknown }[] = namedExamplesOf(
    document,
    body.content?.[medium.type] ?? {},
  ).flatMap(({ name, summary = name, value }) =>
    value === undefined ? [] : [{ title: summary, value }],
  );
  if (shown.length === 0)
    shown.push({ title: "To begin with", value: sampleValue(document, medium.schema) });
  const texts = shown.map(({ title, value }) => ({
    title,
    text: isBodyText(value, type) ? value : json(value),
  }));
  const picker =
    texts.length === 1
      ? ""
      : `<div class="run-field"><label for="run-example">Example</label><select id="run-example" name="example">${texts
          .map(
            ({ title, text }) =>
              `<option value="${escapeHtml(text)}">${escapeHtml(title)}</option>`,
          )
          .join("")}</select></div>`;
  const first = texts[0]?.text ?? "";
  const rows = Math.min(18, first.split("\n").length + 1);
  return `${picker}
<div class="run-field"><label for="run-body">Body</label><textarea id="run-body" name="body" data-type="${escapeHtml(type)}" rows="${String(rows)}" spellcheck="false"${body.required === true ? " required" : ""} aria-describedby="run-body-limits run-body-problem">${escapeHtml(first)}</textarea><p class="run-limits" id="run-body-limits">${escapeHtml(type)}${body.required === true ? " · required" : ""}</p><p class="run-problem" id="run-body-problem" aria-live="polite"></p></div>`;
};

/** What the memory holds; its script fills it. */
export const memoryPanel =
  (): string => `<section class="memory" data-markdown-ignore aria-labelledby="memory-heading">
<div class="memory-head"><h2 id="memory-heading">What the memory holds</h2>
<div class="memory-tools"><button class="button" type="button" data-memory="advance">+10 s</button><button class="button" type="button" data-memory="settle">Settle</button><button class="button" type="button" data-memory="reset">Reset</button></div></div>
<p class="memory-clock">It remembers what you run, on all pages, as long as this tab is open.</p>
<div class="memory-things"></div>
<p class="memory-said" aria-live="polite"></p>
</section>`;
