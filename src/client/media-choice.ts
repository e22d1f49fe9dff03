import type { AcceptOption, ContentTypeOption, Input } from "../contract.ts";
import { misconfigured } from "./checks.ts";

/** How bodies of a media type are written; as JSON where nothing is said. `type` tells what it says it is. */
interface Writing {
  readonly write?: (body: never) => unknown;
  readonly type?: (body: unknown) => string;
}

/** How answers of a media type are read; as JSON where nothing is said. */
interface Reading {
  readonly read?: (response: Response) => Promise<unknown>;
}

/** What is said of the media type that was chosen; undefined where none was. */
const chosenOf = <Said>(
  option: string,
  type: string | undefined,
  choices: Readonly<Record<string, Said>> = {},
): Said | undefined => {
  if (type === undefined) return undefined;
  const said = Object.hasOwn(choices, type) ? choices[type] : undefined;
  if (said !== undefined) return said;
  throw misconfigured(option, `must be one of ${Object.keys(choices).join(", ")}, not "${type}"`);
};

interface Choices {
  readonly contentType?: Readonly<Record<string, Writing>>;
  readonly accept?: Readonly<Record<string, Reading>>;
}

/** Writes and reads a call in the media types that the caller chose; the first of each is the operation's usual one. */
export const choose = (
  input: Input,
  options: (ContentTypeOption<string> & AcceptOption<string>) | undefined,
  choices: Choices,
): Input => {
  try {
    return inTypes(input, options ?? {}, choices);
  } catch (error) {
    // It is the call that fails, not the making of it.
    const server = (): never => {
      throw error;
    };
    return { ...input, contentType: options?.contentType, serialization: { server } };
  }
};

const inTypes = (
  input: Input,
  { contentType, accept }: ContentTypeOption<string> & AcceptOption<string>,
  choices: Choices,
): Input => {
  const written = chosenOf("contentType", contentType, choices.contentType);
  const answered = chosenOf("accept", accept, choices.accept);
  const isUsual = contentType === Object.keys(choices.contentType ?? {})[0];
  return {
    ...input,
    ...(written && !isUsual ? { contentType } : {}),
    header: {
      ...input.header,
      ...(written ? { "Content-Type": written.type?.(input.body) ?? contentType } : {}),
      ...(answered ? { Accept: accept } : {}),
    },
    serialization: {
      ...input.serialization,
      ...(written ? { bodySerializer: written.write } : {}),
      ...(answered ? { read: answered.read } : {}),
    },
  };
};
