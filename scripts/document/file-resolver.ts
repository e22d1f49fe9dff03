import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Document as ParsedFile } from "@redocly/openapi-core";
import { endlessAliases } from "./aliases.ts";
import { readText } from "./file-text.ts";
import { identifiersOf, resolveIdentifiers } from "./identifiers.ts";
import { decoded } from "./pointer.ts";
import { BaseResolver, ResolveError, Source } from "./redocly-core.ts";

/** Whether a file may name schemas, or refer to one by name. */
const mayHaveNames = (text: string): boolean =>
  /\$(id|anchor|dynamic\w+)["']?\s*:|\$ref["']?\s*:\s*["']?[^"'\s#]*#[^/"'\s]/.test(text);

/** A drive of Windows has one letter. */
const isUrl = (place: string): boolean => /^[a-z][a-z\d+.-]+:/i.test(place);

/** Knows the URL of a local file for the file, and the names that files give their schemas. */
export class FileResolver extends BaseResolver {
  readonly #resolved = new Map<unknown, Promise<void>>();

  override async resolveDocument<Parsed = unknown>(
    base: string | null,
    reference: string,
    isRoot?: boolean,
  ) {
    const file = await super.resolveDocument<Parsed>(base, reference, isRoot);
    if (file instanceof Error) return file;
    const { parsed, source } = file;
    const endless = endlessAliases(source.body, parsed);
    if (endless !== undefined) return new ResolveError(new Error(endless));
    if (!mayHaveNames(source.body)) return file;
    const names =
      this.#resolved.get(parsed) ??
      resolveIdentifiers(parsed, source.absoluteRef, async (uri) => {
        // Only what the other file calls its schemas is asked, so that files may ask each other.
        const other = await super.resolveDocument(null, uri).catch(() => undefined);
        if (other === undefined || other instanceof Error) return undefined;
        return identifiersOf(other.parsed, other.source.absoluteRef);
      });
    this.#resolved.set(parsed, names);
    await names;
    return file;
  }

  override async loadExternalRef(place: string) {
    if (isUrl(place)) return super.loadExternalRef(place);
    try {
      return new Source(place, await readText(place));
    } catch (error) {
      throw new ResolveError(error as Error);
    }
  }

  override resolveExternalRef(base: string | null, reference: string): string {
    if (reference.startsWith("file:")) return fileURLToPath(reference);
    const file = super.resolveExternalRef(base, reference);
    // A reference is a URI, in which a name of a file is encoded; few write it so.
    return isUrl(file) || existsSync(file) ? file : decoded(file);
  }
}

/** Every file that has been read. */
export const filesOf = async ({ cache }: FileResolver): Promise<ParsedFile[]> =>
  (await Promise.allSettled(cache.values())).flatMap((each) =>
    each.status === "fulfilled" && !(each.value instanceof Error) ? [each.value] : [],
  );
