const secretHeaders = new Set([
  "authorization",
  "cookie",
  "proxy-authorization",
  "x-auth-token",
  "x-security-token",
  "x-subject-token",
]);

const hidden = "[redacted]";

const secretMembers =
  /("(?:password|passwd|passcode|secret|secret_?key|sk|access_?token|security_?token|totp)"\s*:\s*)(?:"(?:[^"\\]|\\.)*(?:"|\\?$)|[^\s"{}[\],]+)/gi;

/** Headers without what is secret in them. */
export const redactHeaders = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeaders.has(name.toLowerCase()) ? hidden : value,
    ]),
  );

/** A body without what is secret in it. Works on the text, so that one no parser can take is redacted too. */
export const redactBody = (body: string | undefined): { body?: string } => {
  if (body === undefined) return {};
  const readable = body.includes("\\u")
    ? body.replace(/\\\\|\\u00([2-7][0-9a-f])/gi, unescape16)
    : body;
  return { body: readable.replace(secretMembers, `$1"${hidden}"`) };
};

/** Letters may be written as escapes; a quote or a backslash stays one, and so does what stands behind a backslash. */
function unescape16(whole: string, hex: string | undefined): string {
  if (hex === undefined) return whole;
  const letter = String.fromCharCode(Number.parseInt(hex, 16));
  return /[\w ]/.test(letter) ? letter : whole;
}
