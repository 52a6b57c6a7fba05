import type { Finding, Rule } from './rule.ts';

/** What a rule finds. A rule that fails can't say that all is well, so its failure is a finding. */
export const judge = ({ name }: Rule, check: () => readonly Finding[]): readonly Finding[] => {
  try {
    return check();
  } catch (error) {
    // Not known before the resource is made: the engine asks again then.
    if (error instanceof Error && error.name === 'UnknownValueError') throw error;
    return [
      {
        what: `The rule could not be decided: ${error instanceof Error ? error.message : error}`,
        fix: `put right what is said; if it isn't yours, report it with the name of the rule, ${name}.`,
      },
    ];
  }
};
