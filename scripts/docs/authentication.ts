import type { SecurityRequirement } from "../../src/contract.ts";
import { asksNothing, securityWords } from "../../src/security-words.ts";
import { securitySchemesOf } from "../document/security.ts";
import type { Document } from "../document/types.ts";
import { embedded, headed } from "./embed.ts";
import { anchorTag, code, listItem, paragraphs, type Anchors } from "./markdown.ts";

/** A security scheme with all that one of any type may say. */
interface Scheme {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
  readonly bearerFormat?: string;
  readonly openIdConnectUrl?: string;
  readonly flows?: Readonly<Record<string, OAuthFlow>>;
  readonly description?: string;
}

interface OAuthFlow {
  readonly scopes?: Readonly<Record<string, string>>;
  readonly [url: `${string}Url`]: string;
}

/** The security schemes of a document by their names. */
export const schemesOf = (document: Document): [name: string, scheme: Scheme][] =>
  Object.entries(securitySchemesOf(document));

/** How a scheme is sent. */
const schemeWords = (scheme: Scheme, show: (text: string) => string): string =>
  [
    scheme.type,
    ...(scheme.scheme === undefined ? [] : [show(scheme.scheme)]),
    ...(scheme.bearerFormat === undefined ? [] : [`format ${show(scheme.bearerFormat)}`]),
    ...(scheme.name === undefined ? [] : [`sent in the ${scheme.in ?? ""} ${show(scheme.name)}`]),
    ...(scheme.openIdConnectUrl === undefined ? [] : [show(scheme.openIdConnectUrl)]),
  ].join(", ");

/** Where a flow of OAuth 2 begins and goes on. */
const flowWords = (flow: OAuthFlow, show: (text: string) => string): string =>
  Object.entries(flow)
    .flatMap(([key, url]) => (key.endsWith("Url") ? [`${key} ${show(url as string)}`] : []))
    .join(", ");

/** Every scheme: how it is sent, where its tokens come from, and what may be asked for. */
export const authenticationChapter = (document: Document, anchors: Anchors): string =>
  paragraphs(
    schemesOf(document).flatMap(([name, scheme]) => [
      `### ${anchorTag(anchors.take("authentication", name))}${code(name)}`,
      schemeWords(scheme, code),
      Object.entries(scheme.flows ?? {})
        .map(([flow, each]) =>
          listItem([
            `${code(flow)}: ${flowWords(each, code)}`,
            Object.entries(each.scopes ?? {})
              .map(([scope, text]) => listItem(headed(code(scope), text, ": ")))
              .join("\n"),
          ]),
        )
        .join("\n"),
      embedded(3, scheme.description ?? ""),
    ]),
  );

/** A scheme on one line, with its flows and their scopes. */
export const schemeLine = ([name, scheme]: readonly [name: string, scheme: Scheme]): string => {
  const plainly = (text: string): string => text;
  const flows = Object.entries(scheme.flows ?? {}).map(([flow, each]) => {
    const scopes = Object.keys(each.scopes ?? {});
    const asked = scopes.length === 0 ? "" : `, scopes ${scopes.join(" ")}`;
    return ` (${flow}: ${flowWords(each, plainly)}${asked})`;
  });
  return `${name} = ${schemeWords(scheme, plainly)}${flows.join("")}`;
};

/** Who may call: alternatives joined by "or", what is needed together by "and", each with its scopes. */
export const authenticationOf = (
  security: readonly SecurityRequirement[],
  show: (name: string) => string = code,
): string => {
  const words = securityWords(security, show);
  if (words === "") return "no authentication";
  return `authentication ${words}${asksNothing(security) ? ", or none" : ""}`;
};
