import { likeliest } from '../compare/likeliest.ts';
import type { VoiceRoute } from '../config.ts';
import { exampleCall } from './example-call.ts';
import type { Callers, Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { matchingNumbers } from './matching-numbers.ts';
import { repeatedAnchor } from './pattern-excess.ts';
import { patternText } from './pattern-text.ts';

/** A route with a pattern that fits nothing that its users' dial plans make. */
export const routeOutOfReach = (
  facts: Facts,
  { route, certainty }: { readonly route: VoiceRoute; readonly certainty: Finding['certainty'] },
  able: readonly Callers[],
): Finding => {
  const numbers = matchingNumbers(route.pattern);
  const witness = numbers && likeliest(numbers, facts.tenant.country);
  const code = facts.voice.config.servicePlans[facts.tenant.country.toUpperCase()]?.callingCode ?? '1';
  const caller = able.find(({ users }) => users.length > 0) ?? able[0];
  const nothing =
    certainty === 'proved' ? 'nothing that users with its policies dial becomes' : 'nothing that was tried became';
  const repeated = repeatedAnchor(route.pattern);
  const verdict = certainty === 'proved' ? 'can never be chosen' : 'was never chosen';
  return {
    kind: 'route-out-of-reach',
    level: 'error',
    certainty,
    part: { kind: 'route', name: route.name },
    what: `Route "${route.name}" ${verdict}: ${nothing} a number that matches ${patternText(route.pattern)}.`,
    why: `A route sees the number as the dial plan makes it, not as it was dialled; ${repeated ? repeated.because : 'most often the pattern lacks the + and the calling code'}.`,
    ...(witness !== undefined && caller && { example: exampleCall(facts.voice, caller.ready, witness) }),
    fix:
      repeated?.fix ??
      `write the pattern for normalised numbers, e.g. ^\\+${code}\\d{9}$, or give the dial plan a rule that makes such numbers.`,
  };
};
