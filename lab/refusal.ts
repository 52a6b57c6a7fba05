import type { Problem } from '../tenant/problem.ts';

/** The lab can't start, for reasons its user can mend. */
export class LabRefusal extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((one) => one.message).join('\n'));
    this.name = 'LabRefusal';
    this.problems = problems;
  }
}
