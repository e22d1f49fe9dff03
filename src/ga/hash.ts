import { hmac } from "@noble/hashes/hmac.js";
import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256, in hexadecimal. */
export interface Hashes {
  /** Of a text's UTF-8 bytes, or of bytes. */
  sha256(data: string | Uint8Array): string;
  /** Makes a function that gives the HMAC of texts under one key. */
  createHmac(key: string): (text: string) => string;
}

/** Runs anywhere. WebCrypto won't do, because it is asynchronous. */
export const portable: Hashes = {
  sha256: (data) => bytesToHex(digest(typeof data === "string" ? utf8ToBytes(data) : data)),
  createHmac: (key) => (text) => bytesToHex(hmac(digest, utf8ToBytes(key), utf8ToBytes(text))),
};

/** How many bytes SHA-256 takes at a time, and how many it gives. */
const BLOCK = 64;
const DIGEST = 32;

const choose = (): Hashes => {
  // Node, Deno, Bun and Workers have it, and it is faster; a bundler for browsers never sees the names.
  const crypto = globalThis.process?.getBuiltinModule?.("node:crypto");
  const buffer = globalThis.process?.getBuiltinModule?.("node:buffer");
  if (!crypto?.hash || !buffer) return portable;
  const { Buffer } = buffer;
  const sha256: Hashes["sha256"] = (data) => crypto.hash("sha256", data);
  return {
    sha256,
    // By RFC 2104, as two hashes at once: the object that `crypto.createHmac` makes for each text takes longer than both.
    createHmac(key) {
      const bytes = Buffer.from(key);
      const block = Buffer.alloc(BLOCK);
      (bytes.length > BLOCK ? Buffer.from(sha256(bytes), "hex") : bytes).copy(block);
      const inner = block.map((byte) => byte ^ 0x36);
      const outer = block.map((byte) => byte ^ 0x5c);
      const whole = Buffer.concat([outer, Buffer.alloc(DIGEST)]);
      return (text) => {
        const data = Buffer.allocUnsafe(BLOCK + Buffer.byteLength(text));
        data.set(inner);
        data.write(text, BLOCK);
        whole.write(crypto.hash("sha256", data, "binary"), BLOCK, "binary"); // a text costs less than a Buffer
        return sha256(whole);
      };
    },
  };
};

/** The platform's where it has them. */
export const hashes: Hashes = /* @__PURE__ */ choose();
