import type { Pattern } from '../../providers/msteams/schema/pattern/pattern.ts';
import type { Translation } from '../../providers/msteams/schema/pattern/translation.ts';
import type { Alphabet } from './alphabet.ts';
import { BeyondExactness, type Budget, forOnePattern, statesOfOnePattern } from './budget.ts';
import { compileProgram } from './compile-program.ts';
import { composing } from './composing.ts';
import { determinise, type Following } from './determinise.ts';
import type { Machine } from './machine.ts';
import { minimise } from './minimise.ts';
import { type Shape, shapeOf } from './rewrite-shape.ts';
import { streaming } from './streaming.ts';
import { refuseTooLarge } from './too-large.ts';

/**
 * What `after` says of a number once the rule has rewritten it: label 0 where the rule doesn't match, else 1 + the label of
 * the rewritten number. Exact, with captures, greedy and lazy repeats and the order of alternatives.
 */
export const preimage = (pattern: Pattern, translation: Translation, after: Machine, budget: Budget): Machine => {
  const { alphabet } = after;
  const shape = shapeOf(pattern.root, translation);
  refuseForeign(translation, alphabet);
  refuseTooLarge(pattern, alphabet);
  // Each state of the pattern is followed in many states of what comes after it.
  const most = 5 * statesOfOnePattern;
  return forOnePattern(
    pattern,
    budget,
    (own) => {
      const program = compileProgram(pattern.root, alphabet, shape.wanted, own);
      return minimise(determinise(program, alphabet, follow(shape, after, own), own));
    },
    most,
  );
};

const follow = (shape: Shape, after: Machine, budget: Budget): Following =>
  shape.streams ? streaming(shape, after) : composing(shape, after, budget);

const refuseForeign = (translation: Translation, alphabet: Alphabet): void => {
  for (const part of translation.parts) {
    if (part.kind === 'text' && [...part.value].some((char) => alphabet.indexOf(char) < 0)) {
      throw new BeyondExactness('a translation with characters that the analysis was not told of');
    }
  }
};
