import { createHash, createHmac as createNodeHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { encode, fromSdkDate, stringToSign, toSdkDate } from "../../src/ga/signing.ts";
import { hashes, portable } from "../../src/ga/hash.ts";
import { vectors } from "./signing-vectors.ts";

describe("SHA-256", () => {
  test("agrees with Node's for every length around its block sizes, of text and of bytes", () => {
    for (let length = 0; length < 300; length++) {
      const text = "é".repeat(length % 7) + "x".repeat(length);
      expect(portable.sha256(text)).toBe(createHash("sha256").update(text).digest("hex"));
      const bytes = Uint8Array.from({ length }, (_, index) => index * 7);
      expect(portable.sha256(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  test.each([
    ["the platform's", hashes],
    ["the plain one", portable],
  ])(
    "%s, keyed, agrees with Node's for keys shorter and longer than a block",
    (_, { createHmac }) => {
      for (const length of [0, 1, 63, 64, 65, 200]) {
        for (const letter of ["k", "é", "一"]) {
          const key = letter.repeat(length);
          const hmac = createHmac(key);
          for (const text of ["", "one", "two".repeat(100), "schlüssel 一"]) {
            expect(hmac(text)).toBe(createNodeHmac("sha256", key).update(text).digest("hex"));
          }
        }
      }
    },
  );
});

test("the platform's hash and the plain one agree", () => {
  for (const text of ["", "abc", "schlüssel 一".repeat(20)]) {
    expect(hashes.sha256(text)).toBe(portable.sha256(text));
  }
});

describe("the signature", () => {
  const sign = portable.createHmac("SecretKey");
  test.each(vectors)("of $request is the published one", ({ request, body, date, signature }) => {
    const [method = "", host = "", path = ""] = request.split(" ");
    const headers = { host, "x-sdk-date": date };
    const signed = ["host", "x-sdk-date"];
    for (const url of [path, `https://${host}${path}`]) {
      expect(sign(stringToSign({ method, url, headers, signed, body }))).toBe(signature);
    }
  });

  test("does not depend on how the wire spells and orders path and query", () => {
    const text = (url: string) =>
      stringToSign({ method: "GET", url, headers: { "x-sdk-date": "1" }, signed: ["x-sdk-date"] });
    expect(text("/a%2Ab/?y=2&x=b+c&x=a&z")).toBe(text("/a*b?x=a&x=b%20c&y=2&z="));
    expect(text("/a")).not.toBe(text("/b"));
    expect(text("/a?x=1")).not.toBe(text("/a?x=2"));
  });

  test("does not depend on spaces around a header's value, which a wire may drop", () => {
    const text = (host: string) =>
      stringToSign({ method: "GET", url: "/", headers: { host }, signed: ["host"] });
    expect(text("  a b ")).toBe(text("a b"));
    expect(text("a b")).not.toBe(text("ab"));
  });

  test("encodes a query value as the vendor's test string says", () => {
    expect(encode("一 (&=?!#%.*)")).toBe("%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29");
  });

  test("writes and reads the date in the basic format", () => {
    const time = Date.UTC(2019, 10, 15, 3, 36, 55);
    expect(toSdkDate(time + 999)).toBe("20191115T033655Z");
    expect(fromSdkDate("20191115T033655Z")).toBe(time);
    expect(fromSdkDate("yesterday")).toBeNaN();
  });
});
