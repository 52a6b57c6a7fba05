import { alphabetFor } from '../automata/alphabet.ts';
import { isEmpty } from '../automata/language.ts';
import { patternMachine } from '../automata/pattern-machine.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { cut, withinBudget } from './matching-numbers.ts';

const withExtension = '^\\+?\\d+;ext=\\d+$';
const without = '^\\+?[\\d*#]*$';

/** Routes whose pattern takes numbers with an extension alone: whether routes see extensions isn't published. */
export const routeDemandsExtension = ({ voice }: Facts): Finding[] =>
  voice.config.voiceRoutes
    .filter(({ pattern }) => demandsExtension(pattern))
    .map(({ name, pattern }) => ({
      kind: 'route-demands-extension',
      level: 'warning',
      certainty: 'sampled',
      part: { kind: 'route', name },
      what: `Route "${name}" takes no number without an extension: ${pattern} asks for ;ext=.`,
      why: "Microsoft doesn't publish whether voice routes see ;ext=; one report says that they don't, and then no call takes this route.",
      fix: "write the pattern without ;ext= if its SBCs may have all of that number's extensions; else make a call before you rely on it.",
    }));

const demandsExtension = (pattern: string): boolean =>
  pattern.includes('ext') &&
  withinBudget((budget) => {
    const alphabet = alphabetFor([';ext=']);
    const taken = patternMachine(pattern, alphabet, budget);
    const meets = (other: string) => !isEmpty(cut(taken, patternMachine(other, alphabet, budget), 'inside', budget));
    return meets(withExtension) && !meets(without);
  }) === true;
