import * as plain from "./sha256.ts";

/** Node, Deno, Bun and Workers have it; a bundler for browsers never sees the name. */
const loadCrypto = () => globalThis.process?.getBuiltinModule?.("node:crypto");
const crypto = /* @__PURE__ */ loadCrypto();

/** The SHA-256 of a text's UTF-8 bytes, or of bytes, in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string =>
  crypto ? crypto.createHash("sha256").update(data).digest("hex") : plain.sha256(data);

/** Makes a function that gives the HMAC-SHA256 of texts under one key, in hexadecimal. */
export const createHmac = (key: string): ((text: string) => string) =>
  crypto
    ? (text) => crypto.createHmac("sha256", key).update(text).digest("hex")
    : plain.createHmac(key);
