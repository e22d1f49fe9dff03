import { errors } from "../../generated/operations.ts";
import { errors as iamErrors } from "../../generated/iam/operations.ts";

const apis = [
  { api: "The listener API", rows: errors },
  { api: "IAM, asked for a token,", rows: iamErrors },
];

/** What an error code means and what to do about it, as text for a terminal; undefined for a code that no document knows. */
export const explainCode = (code: string): string | undefined => {
  const found = apis.flatMap(({ api, rows }) =>
    rows
      .filter((row) => row.code === code.toUpperCase())
      .map(
        ({ code, status, message, help }) =>
          `${code}: ${message}\n  Cause  ${api} answered with HTTP status ${String(status)}\n  Cure   ${help.replaceAll("\n", " ")}\n`,
      ),
  );
  return found.length > 0 ? found.join("\n") : undefined;
};

/** Runs `ga-listeners explain`; gives the exit code. */
export const runExplain = (args: readonly string[]): number => {
  const usage = "Usage: ga-listeners explain CODE, as in ga-listeners explain GA.9101\n";
  const [code = "", ...more] = args;
  if (code === "--help" || code === "-h") {
    process.stdout.write(usage);
    return 0;
  }
  if (code === "" || code.startsWith("-") || more.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const text = explainCode(code);
  if (text === undefined) {
    const known = apis.flatMap(({ rows }) => rows.map((row) => row.code));
    process.stderr.write(
      `ga-listeners explain: there is no code ${code}; known are ${known.join(", ")}.\n`,
    );
    return 1;
  }
  process.stdout.write(text);
  return 0;
};
