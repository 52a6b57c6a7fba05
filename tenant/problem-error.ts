import { formatProblem, type Problem } from './problem.ts';

/** Something wrong that a person can put right: the problems are all that they see, no stack. */
export class ProblemError extends Error {
  constructor(...problems: Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}
