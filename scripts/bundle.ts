import {
  bundle as bundleFiles,
  createConfig,
  formatProblems,
  lintDocument,
  BaseResolver,
  getLineColLocation,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { relative } from "node:path";
import type { Document } from "./model/document.ts";

/** A document that can't be used: what is wrong, and where. */
export class DocumentError extends Error {
  override readonly name = "DocumentError";
}

/**
 * One document out of many files, checked against the OpenAPI schema.
 * @throws {DocumentError} with a line a problem.
 */
export const bundle = async (file: string): Promise<Document> => {
  const config = await createConfig({ rules: { struct: "error", "no-unresolved-refs": "error" } });
  const externalRefResolver = new BaseResolver(config.resolve);
  const { bundle: result, problems } = await bundleFiles({
    ref: file,
    config,
    externalRefResolver,
  });
  if (problems.length > 0) throw new DocumentError(problems.map(describe).join("\n"));
  return result.parsed as Document;
};

const describe = (problem: NormalizedProblem): string => {
  const [location] = problem.location;
  if (location === undefined) return problem.message;
  const { source, start } = getLineColLocation(location);
  return `${relative(process.cwd(), source.absoluteRef)}:${String(start.line)}:${String(start.col)} ${problem.message}`;
};
