/*
 * SHA-256 (FIPS 180-4) and HMAC (RFC 2104) in plain JavaScript. WebCrypto is asynchronous and costs ten times more
 * for texts as short as a request; `node:crypto` doesn't exist in a browser.
 */
/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within an array of fixed size */
const encoder = new TextEncoder();

/** The first 32 bits of the fractional parts of square (2) or cube (3) roots of the first primes. */
const fractions = (count: number, root: 2 | 3): Int32Array => {
  const words = new Int32Array(count);
  for (let candidate = 2, found = 0; found < count; candidate++) {
    let divisor = 2;
    while (candidate % divisor !== 0) divisor++;
    if (divisor !== candidate) continue;
    words[found++] = (candidate ** (1 / root) % 1) * 2 ** 32;
  }
  return words;
};

const constants = /* @__PURE__ */ fractions(64, 3);
const initial = /* @__PURE__ */ fractions(8, 2);
const schedule = /* @__PURE__ */ new Int32Array(64);

/** Mixes one block of 64 bytes into the state. */
const compress = (state: Int32Array, bytes: Uint8Array, start: number): void => {
  const w = schedule;
  for (let i = 0, at = start; i < 16; i++, at += 4) {
    w[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let e = state[4]!;
  let f = state[5]!;
  let g = state[6]!;
  let h = state[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const one = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  state[0]! += a;
  state[1]! += b;
  state[2]! += c;
  state[3]! += d;
  state[4]! += e;
  state[5]! += f;
  state[6]! += g;
  state[7]! += h;
};

/** Hashes `bytes` on top of a state that has already taken `before` bytes, a multiple of 64. */
const digest = (from: Int32Array, bytes: Uint8Array, before = 0): Int32Array => {
  const state = from.slice();
  const whole = bytes.length & ~63;
  for (let at = 0; at < whole; at += 64) compress(state, bytes, at);
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest < 56 ? 64 : 128);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const length = before + bytes.length;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(tail.length - 4, length << 3);
  for (let at = 0; at < tail.length; at += 64) compress(state, tail, at);
  return state;
};

const toBytes = (state: Int32Array): Uint8Array => {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  state.forEach((word, index) => view.setInt32(index * 4, word));
  return bytes;
};

const toHex = (state: Int32Array): string => {
  let hex = "";
  for (const word of state) hex += (word >>> 0).toString(16).padStart(8, "0");
  return hex;
};

/** The SHA-256 of a text's UTF-8 bytes, or of bytes, in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string =>
  toHex(digest(initial, typeof data === "string" ? encoder.encode(data) : data));

/** Makes a function that gives the HMAC-SHA256 of texts under one key, in hexadecimal. */
export const createHmac = (key: string): ((text: string) => string) => {
  const secret = encoder.encode(key);
  const block = new Uint8Array(64);
  block.set(secret.length > 64 ? toBytes(digest(initial, secret)) : secret);
  const padded = (pad: number) => {
    const state = initial.slice();
    compress(
      state,
      block.map((byte) => byte ^ pad),
      0,
    );
    return state;
  };
  const inner = padded(0x36);
  const outer = padded(0x5c);
  return (text) => toHex(digest(outer, toBytes(digest(inner, encoder.encode(text), 64)), 64));
};
