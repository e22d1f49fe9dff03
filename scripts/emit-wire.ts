import { readFileSync } from "node:fs";
import type { Document } from "./model/document.ts";
import { modelOf } from "./model/model.ts";
import { needsWire } from "./model/wire.ts";

/** wire.ts: how other things than JSON and plain parameters are written and read. Empty where a document has none. */
export const emitWire = (document: Document): string =>
  needsWire(modelOf(document)) ? readFileSync(new URL("wire.ts", import.meta.url), "utf8") : "";
