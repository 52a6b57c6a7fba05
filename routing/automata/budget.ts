/** The work outgrew its budget: the caller falls back to something smaller, and says so. */
export class OverBudget extends Error {
  constructor() {
    super('The exact analysis outgrew its budget.');
  }
}

/** A pattern means something that a machine can't hold exactly; the caller names it and samples. */
export class BeyondExactness extends Error {
  /** What it is, as the end of "… is beyond exact analysis: ". */
  readonly what: string;
  constructor(what: string) {
    super(`Beyond exact analysis: ${what}.`);
    this.what = what;
  }
}

/**
 * How many states may still be made, of all machines together.
 *
 * Counted in states and not in seconds, so that the same files give the same answer on every computer.
 */
export interface Budget {
  left: number;
}

/** More states than any pattern of numbers needs; and as many that a computer still has them at once. */
export const statesOfOnePattern = 20_000;

/**
 * Does the work for one pattern with its own share of the budget. One that is too much alone is beyond exactness by name, and
 * doesn't use up what the others need.
 */
export const forOnePattern = <Result>(
  { text }: { readonly text: string },
  budget: Budget,
  work: (budget: Budget) => Result,
  most = statesOfOnePattern,
): Result => {
  const own = newBudget(Math.min(most, budget.left));
  const alone = own.left === most;
  try {
    return work(own);
  } catch (error) {
    if (!(error instanceof OverBudget && alone)) throw error;
    throw new BeyondExactness(`${text} alone has more than ${most.toLocaleString('en')} cases to tell apart`);
  } finally {
    budget.left -= Math.min(most, budget.left) - Math.max(0, own.left);
  }
};

/** About ten seconds of work on a slow core. */
export const newBudget = (states = 2_000_000): Budget => ({ left: states });

export const spend = (budget: Budget, states: number): void => {
  budget.left -= states;
  if (budget.left < 0) throw new OverBudget();
};
