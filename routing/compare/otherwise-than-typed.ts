import type { Budget } from '../automata/budget.ts';
import { isEmpty, type Language } from '../automata/language.ts';
import { minimise } from '../automata/minimise.ts';
import { product } from '../automata/product.ts';
import { behindOthers } from './clicked.ts';
import type { ExactResult } from './exact-result.ts';

/** Of what was found for numbers with an extension, that which isn't told already by the same numbers without one. */
export const otherwiseThanTyped = (typed: ExactResult, clicked: ExactResult, budget: Budget): ExactResult => {
  const beyond = (numbers: Language, known: readonly { readonly dialled: Language }[]): Language => {
    const [first, ...others] = known;
    if (!first) return numbers;
    const all = others.reduce(
      (sum, { dialled }) => minimise(product(sum, dialled, (a, b) => a | b, budget)),
      first.dialled,
    );
    return behindOthers(numbers, all, budget);
  };
  const within = (numbers: Language, part: Language): Language =>
    minimise(product(numbers, part, (a, b) => a & b, budget));
  return {
    changes: clicked.changes.flatMap((change) => {
      const alike = typed.changes.filter(
        ({ before, after }) => before.key === change.before.key && after.key === change.after.key,
      );
      const dialled = beyond(change.dialled, alike);
      if (isEmpty(dialled)) return [];
      return [{ ...change, dialled, ofKind: (name: string) => within(change.ofKind(name), dialled) }];
    }),
    uncertain: clicked.uncertain.flatMap((calls) => {
      const dialled = beyond(calls.dialled, [...typed.uncertain, ...typed.changes]);
      return isEmpty(dialled) ? [] : [{ ...calls, dialled }];
    }),
    notAnalysed: clicked.notAnalysed,
  };
};
