import type { ASTNode, Environment, ParseError, TypeDeclaration } from "@marcbachmann/cel-js";
import { serialize } from "@marcbachmann/cel-js";

/** Something in a rule that can't be printed, and where in its text. */
export class CelError extends Error {
  override readonly name = "CelError";
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** What an expression may use. */
export interface RuleScope {
  /** The types, and the variables with their types. */
  readonly environment: Environment;
  /** Every variable, with the place in `self` that it stands for: `""` is `self` itself, undefined is elsewhere. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  /** What may be absent, but has been asked for. */
  readonly present: ReadonlySet<string>;
  readonly isOptional: (type: string, property: string) => boolean;
  /** The variables that have been printed so far. */
  readonly reads: Set<string>;
}

export type Node<Op> = Extract<ASTNode, { op: Op }>;

/** Parses and checks an expression. */
export const parseCel = (
  source: string,
  { environment }: Pick<RuleScope, "environment">,
): ASTNode => {
  try {
    const { ast, check } = environment.parse(source);
    const { error } = check();
    if (error !== undefined) throw error;
    return ast;
  } catch (error) {
    const { summary, message, range } = error as ParseError;
    throw new CelError(summary ?? message, range?.start ?? 0);
  }
};

/** Does something with a part of a text, and tells of errors in it from the beginning of the whole. */
export const from = <Result>(offset: number, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CelError)) throw error;
    throw new CelError(error.message, offset + error.offset);
  }
};

/** The type that the parser's checker has left on a node. */
export const typeOf = (node: ASTNode): TypeDeclaration => {
  const { checkedType } = node as ASTNode & { readonly checkedType?: TypeDeclaration };
  if (checkedType === undefined) throw new CelError("has no type", node.pos);
  return checkedType;
};

/** The type of what a loop over a value goes through: a list's items, a map's keys. */
export const itemTypeOf = (list: ASTNode): TypeDeclaration | undefined =>
  typeOf(list).kind === "map" ? typeOf(list).keyType : typeOf(list).valueType;

/** The scope inside a loop. */
export const withVariable = (
  scope: RuleScope,
  { variable, list, place }: { variable: ASTNode; list: ASTNode; place?: string | undefined },
): RuleScope => {
  const name = String(variable.args);
  const type = itemTypeOf(list);
  if (type === undefined || typeOf(list).kind === "dyn")
    throw new CelError("is no list and no map", list.pos);
  if (!/^[a-z][a-z0-9_]*$/.test(name) || scope.environment.hasVariable(name))
    throw new CelError(
      `${name} can't be a variable here: take a new name in lower case`,
      variable.pos,
    );
  const keys = typeOf(list).kind === "map" ? [`${serialize(list)}[${name}]`] : [];
  return {
    ...scope,
    environment: scope.environment.clone().registerVariable(name, type),
    variables: new Map([...scope.variables, [name, place]]),
    present: new Set([...scope.present, ...keys]),
  };
};
