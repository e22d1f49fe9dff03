import { expect, test } from "vitest";
import { startProgress } from "../../scripts/progress.ts";

const said = (isTTY: boolean | undefined): string[] => {
  const lines: string[] = [];
  let time = 1000;
  const terminal = {
    ...(isTTY === undefined ? {} : { isTTY }),
    write: (text: string) => lines.push(text),
  };
  const finish = startProgress("Building", terminal, () => time);
  time = 3250;
  finish("Built");
  return lines;
};

test("on a terminal a command says what it does, and what it has done and in which time", () => {
  expect(said(true)).toEqual(["Building …\n", "Built (2.3 s)\n"]);
});

test.each([false, undefined])("elsewhere it says nothing", (isTTY) => {
  expect(said(isTTY)).toEqual([]);
});
