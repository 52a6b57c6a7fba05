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

/** About ten seconds of work on a slow core. */
export const newBudget = (states = 2_000_000): Budget => ({ left: states });

export const spend = (budget: Budget, states: number): void => {
  budget.left -= states;
  if (budget.left < 0) throw new OverBudget();
};
