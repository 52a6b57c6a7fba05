import type { VoiceRoute } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';
import { exampleOf, routesBefore, sameSbcs } from './routes-before.ts';
import type { Sighting } from './sighting.ts';

/** A route that another of its usage is always tried before. Often meant: then both have the same pattern and other SBCs. */
export const routeOnlyFailOver = (
  facts: Facts,
  { route, certainty }: { readonly route: VoiceRoute; readonly certainty: Finding['certainty'] },
  seen: readonly Sighting[],
): Finding => {
  const before = routesBefore(seen);
  const names = quotedNames(before.map(({ name }) => name));
  // Wherever it is tried, its SBCs have been tried before.
  const same = seen.every((sighting) => sighting.before.some((other) => sameSbcs(other.route, route)));
  const meant = !same && before.some(({ pattern }) => pattern === route.pattern);
  const which = certainty === 'proved' ? 'every number' : 'every number tried';
  return {
    kind: 'route-only-fail-over',
    level: meant ? 'note' : 'warning',
    certainty,
    part: { kind: 'route', name: route.name },
    what: `Route "${route.name}" is only ever a fail-over: ${names} of the same usage ${before.length === 1 ? 'is' : 'are'} tried first for ${which} that it matches.`,
    why: same
      ? 'Those have the same SBCs, so trying them once more changes nothing.'
      : 'Calls take it only while no SBC of the routes before it works.',
    ...exampleOf(facts, seen),
    fix: fixOf(meant, same, names),
  };
};

const fixOf = (meant: boolean, same: boolean, names: string): string => {
  if (meant) return 'nothing, if it is meant as a second choice.';
  return same
    ? 'remove it, or give it other SBCs.'
    : `move it above ${names}, if its numbers should go to its own SBCs.`;
};
