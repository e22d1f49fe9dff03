import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { parseDuration } from "./duration.ts";
import { longestWait } from "./control/fault-rule.ts";
import { isAllowable } from "./control/origin.ts";

/** What the command line says, read. */
export interface CommandOptions {
  readonly port: number;
  readonly host: string;
  readonly stateless: boolean;
  readonly settle: number | "manual";
  readonly seed: string | undefined;
  readonly save: string | undefined;
  readonly quiet: boolean;
  readonly latency: number | readonly [number, number] | undefined;
  readonly random: number;
  readonly control: boolean | { readonly origins: readonly string[] };
  readonly help: boolean;
}

const wholeNumber = (name: string, text: string, most: number): number => {
  if (!/^\d+$/.test(text) || Number(text) > most) {
    throw new TypeError(`--${name} takes a whole number from 0 to ${most}, not "${text}".`);
  }
  return Number(text);
};

const readSettle = (text: string): number | "manual" => {
  if (text === "manual") return text;
  try {
    return parseDuration(text);
  } catch {
    throw new TypeError(`--settle takes a time like 2s or 500ms, 0, or manual, not "${text}".`);
  }
};

const readLatency = (text: string): number | readonly [number, number] => {
  const [, least = "", most] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  const range = [Number(least), Number(most ?? least)] as const;
  if (least === "" || range[0] > range[1] || range[1] > longestWait) {
    throw new TypeError(`--latency takes milliseconds like 100 or 50-200, not "${text}".`);
  }
  return most === undefined ? range[0] : range;
};

const readHost = (text: string): string => {
  // Without one, the mock would listen on all addresses.
  if (text !== "") return text;
  throw new TypeError("--host takes a name or an address, not nothing.");
};

const readOrigin = (text: string): string => {
  if (isAllowable(text)) return text;
  throw new TypeError(
    `--control-origin takes an origin like http://localhost:5173, not "${text}".`,
  );
};

const known = {
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  stateless: { type: "boolean", default: false },
  settle: { type: "string", default: "2s" },
  seed: { type: "string" },
  save: { type: "string" },
  latency: { type: "string" },
  random: { type: "string", default: "1" },
  "control-origin": { type: "string", multiple: true, default: [] as string[] },
  "no-control": { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} satisfies NonNullable<ParseArgsConfig["options"]>;

const accepted = Object.keys(known)
  .map((name) => `--${name}`)
  .join(", ");

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options: known }).values;
  } catch (error) {
    const [sentence = ""] = (error as Error).message.split(/\. |\n/);
    throw new TypeError(`${sentence.replace(/\.$/, "")}. Options: ${accepted}.`, { cause: error });
  }
};

/** Reads the options of the mock's command. Throws a TypeError of one line on a wrong one. */
export const readOptions = (args: readonly string[]): CommandOptions => {
  const values = parse(args);
  if (values.stateless && values.save !== undefined) {
    throw new TypeError("--stateless remembers nothing, so there is nothing to --save.");
  }
  return {
    port: wholeNumber("port", values.port, 65_535),
    host: readHost(values.host),
    stateless: values.stateless,
    settle: readSettle(values.settle),
    seed: values.seed,
    save: values.save,
    quiet: values.quiet,
    latency: values.latency === undefined ? undefined : readLatency(values.latency),
    random: wholeNumber("random", values.random, 2 ** 32 - 1),
    control: values["no-control"] ? false : { origins: values["control-origin"].map(readOrigin) },
    help: values.help,
  };
};
