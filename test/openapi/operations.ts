/** The operations of `openapi.yaml` as the ledger has them, which people have written. */
import { operations as lines } from "../../scripts/docs/ledger.ts";

const { createToken, ...own } = lines;

/** Path, success, permission, and the statuses of its errors. */
export const operations: Readonly<
  Record<string, [call: string, success: string, permission: string, errors: string]>
> = Object.fromEntries(
  Object.entries(own).map(([id, { call, success, permission = "", errors }]) => [
    id,
    [call, success, permission, errors],
  ]),
);

/** The statuses of IAM's one operation. */
export const tokenStatuses = `${createToken?.success ?? ""} ${createToken?.errors ?? ""}`;
