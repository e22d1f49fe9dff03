/*
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104) in plain JavaScript, short rather than fast: hash.ts takes the platform's
 * where there is one. WebCrypto won't do, because it is asynchronous.
 */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within an array of fixed size */

/** The first 32 bits of the fractional parts of square (2) or cube (3) roots of the first primes. */
const fractions = (count: number, root: 2 | 3): Int32Array => {
  const words = new Int32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let divisor = 2;
    while (candidate % divisor) divisor++;
    if (divisor === candidate) words[found++] = (candidate ** (1 / root) % 1) * 2 ** 32;
  }
  return words;
};

const constants = /* @__PURE__ */ fractions(64, 3);
const initial = /* @__PURE__ */ fractions(8, 2);

/** The exclusive or of a word rotated by three distances; a distance below 0 shifts. */
const mix = (x: number, one: number, two: number, three: number): number =>
  ((x >>> one) | (x << -one)) ^
  ((x >>> two) | (x << -two)) ^
  (three < 0 ? x >>> -three : (x >>> three) | (x << -three));

const digest = (bytes: Uint8Array): Uint8Array => {
  const { length } = bytes;
  const padded = new Uint8Array(((length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, length / 2 ** 29);
  view.setUint32(padded.length - 4, length << 3);
  const hash = initial.slice();
  const w = new Int32Array(64);
  for (let start = 0; start < padded.length; start += 64) {
    const state = hash.slice();
    for (let i = 0; i < 64; i++) {
      w[i] =
        i < 16
          ? view.getInt32(start + i * 4)
          : mix(w[i - 2]!, 17, 19, -10) + w[i - 7]! + mix(w[i - 15]!, 7, 18, -3) + w[i - 16]!;
      // Instead of moving the eight variables a…h one place on with every round, their places move.
      const a = state[-i & 7]!;
      const b = state[(1 - i) & 7]!;
      const c = state[(2 - i) & 7]!;
      const e = state[(4 - i) & 7]!;
      const choice = (e & state[(5 - i) & 7]!) ^ (~e & state[(6 - i) & 7]!);
      const one = (state[(7 - i) & 7]! + mix(e, 6, 11, 25) + choice + constants[i]! + w[i]!) | 0;
      state[(3 - i) & 7]! += one;
      state[(7 - i) & 7] = one + mix(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
    }
    for (let i = 0; i < 8; i++) hash[i]! += state[i]!;
  }
  hash.forEach((word, index) => view.setInt32(index * 4, word));
  return padded.subarray(0, 32);
};

const toBytes = (data: string | Uint8Array): Uint8Array =>
  typeof data === "string" ? new TextEncoder().encode(data) : data;

const toHex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The SHA-256 of a text's UTF-8 bytes, or of bytes, in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => toHex(digest(toBytes(data)));

/** Makes a function that gives the HMAC-SHA256 of texts under one key, in hexadecimal. */
export const createHmac = (key: string): ((text: string) => string) => {
  const secret = toBytes(key);
  const block = new Uint8Array(64);
  block.set(secret.length > 64 ? digest(secret) : secret);
  const keyed = (pad: number, bytes: Uint8Array) =>
    digest(Uint8Array.from([...block.map((byte) => byte ^ pad), ...bytes]));
  return (text) => toHex(keyed(0x5c, keyed(0x36, toBytes(text))));
};
