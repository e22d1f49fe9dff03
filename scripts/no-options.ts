/** Ends a script that takes no options where it is given one, or where it is asked what it does. */
import { basename } from "node:path";

export const takeNoOptions = (does: string): void => {
  const [script = "", ...args] = process.argv.slice(1);
  const name = basename(script, ".ts");
  const [first] = args;
  if (first === undefined) return;
  if (first === "--help" || first === "-h" || first === "help") {
    process.stdout.write(`npm run ${name}: ${does}. It takes no options.\n`);
    process.exit(0);
  }
  process.stderr.write(`${name}: there is no option ${first}. It ${does}, and takes none.\n`);
  process.exit(2);
};
