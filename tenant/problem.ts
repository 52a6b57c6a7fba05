/**
 * One thing wrong with what a person wrote, in the house format:
 *
 *     <file>[:<line>]: <path>: <value> <what is wrong>
 *       <what is allowed>
 *       Fix: <one action>
 */
export interface Problem {
  /** As typed, from the checkout or `TRUNKLINE_TENANTS`, e.g. `stacks/contoso/tenant.yaml`. */
  readonly file: string;
  /** Line in a CSV, from 1. */
  readonly line?: number;
  /** E.g. `pstnUsages.National[1].sbcs[0]`, or the CSV column. */
  readonly path?: string;
  /** A sentence that starts with the value, e.g. `"sbc3" isn't an SBC of this tenant.` */
  readonly message: string;
  /** What is allowed, e.g. `Known SBCs: main.` */
  readonly allowed?: string;
  /** One action, without the word "Fix". */
  readonly fix: string;
}

/** The words of a problem, without its place. */
export type Wording = Pick<Problem, 'message' | 'allowed' | 'fix'>;

/** The lines a person reads for one problem. */
export const formatProblem = (problem: Problem): string => {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  const path = problem.path === undefined ? '' : ` ${problem.path}:`;
  const allowed = problem.allowed === undefined ? '' : `\n  ${problem.allowed}`;
  return `${place}:${path} ${problem.message}${allowed}\n  Fix: ${problem.fix}`;
};
