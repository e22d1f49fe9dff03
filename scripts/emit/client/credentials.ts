import type { Model } from "../../document/model.ts";
import { propertyKey } from "../../document/names.ts";
import {
  securitySchemesOf,
  smallestSets,
  type SecuritySchemeObject,
} from "../../document/security.ts";
import { typeAlias } from "../type-alias.ts";
import { docComment, proseOf } from "../types/doc-comment.ts";

/** What a document with security schemes gives its client beside the methods. */
export interface CredentialsCode {
  readonly text: string;
  /** The types of the runtime that it uses. */
  readonly types: readonly string[];
}

/** The types of the credentials, and the function that puts them on requests; undefined where nothing is asked for. */
export const credentialsOf = ({ document, operations }: Model): CredentialsCode | undefined => {
  const schemes = Object.entries(securitySchemesOf(document));
  if (schemes.length === 0) return undefined;
  const fields = schemes.map(
    ([name, scheme]) =>
      `${docComment(commentOf(scheme), "    ")}    readonly ${propertyKey(name)}: ${typeOf(scheme)};\n`,
  );
  const known = new Set(schemes.map(([name]) => name));
  const sets = smallestSets(operations).filter((names) => names.every((name) => known.has(name)));
  const needed = sets.map((names) => names.map((name) => JSON.stringify(name)).join(" | "));
  const types = `\n  {\n${fields.join("")}  },\n  [${needed.length === 0 ? "never" : needed.join(", ")}]\n`;
  const ids = operations.map(({ id }) => id).join(", ");
  return {
    text: [
      `/**\n * Makes the runtime's \`auth\` of credentials by the names of their security schemes: at least all of one set that an\n * operation asks for. Each call carries all that one alternative of its operation asks for.\n */\nexport const credentials = /* @__PURE__ */ credentialsOf<${types}>(security, { ${ids} });\n`,
      typeAlias("Credentials", "Parameters<typeof credentials>[0]"),
    ].join("\n"),
    types: [...new Set(schemes.map(([, scheme]) => typeOf(scheme)))].filter((type) =>
      /^[A-Z]/.test(type),
    ),
  };
};

/** A certificate is shown by the platform: that it does so is all there is to say. */
const typeOf = (scheme: SecuritySchemeObject): string => {
  if (scheme.type === "mutualTLS") return "true";
  return scheme.type === "http" && scheme.scheme.toLowerCase() === "basic" ? "Login" : "Secret";
};

const commentOf = (scheme: SecuritySchemeObject): string =>
  [proseOf(scheme.description), placeOf(scheme)].filter((part) => part !== "").join("\n\n");

const placeOf = (scheme: SecuritySchemeObject): string => {
  switch (scheme.type) {
    case "apiKey":
      return `Sent in the ${scheme.in} \`${scheme.name}\`.`;
    case "http":
      return `Sent as \`Authorization: ${scheme.scheme} …\`.`;
    case "mutualTLS":
      return "A certificate that the platform's fetch shows.";
    default:
      return "A token, sent as `Authorization: Bearer …`.";
  }
};
