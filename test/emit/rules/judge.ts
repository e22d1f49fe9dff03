import { celEnv, isCelError, parse, plan } from "@bufbuild/cel";

const environment = celEnv();

/** What an evaluator that knows nothing of ours says of a rule. An error is none of its answers. */
export const judge = (rule: string): ((variables: object) => boolean) => {
  const evaluate = plan(environment, parse(rule)) as (variables: object) => unknown;
  return (variables) => {
    const result = evaluate(variables);
    if (isCelError(result)) throw result;
    if (typeof result !== "boolean") throw new TypeError(`${rule} is ${typeof result}`);
    return result;
  };
};
