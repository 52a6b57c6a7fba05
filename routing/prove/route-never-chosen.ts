import type { VoiceRoute } from '../config.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './finding.ts';
import { quotedNames } from './names.ts';
import { exampleOf, routesBefore, sameSbcs } from './routes-before.ts';
import type { Sighting } from './sighting.ts';

/** A route whose numbers all go to an earlier usage of the policies that have it, to colleagues, or to treatments of unassigned numbers. */
export const routeNeverChosen = (
  facts: Facts,
  { route, certainty }: { readonly route: VoiceRoute; readonly certainty: Finding['certainty'] },
  seen: readonly Sighting[],
): Finding => {
  const before = routesBefore(seen);
  const names = quotedNames(before.map(({ name }) => name));
  const usages = quotedNames(seen.flatMap((sighting) => sighting.before.map(({ usage }) => usage)));
  const elsewhere = before.some((other) => !sameSbcs(other, route));
  const verdict = certainty === 'proved' ? 'can never be chosen' : 'was chosen for none of the numbers tried';
  const shared = { kind: 'route-never-chosen', certainty, part: { kind: 'route', name: route.name } } as const;
  const takers = [...new Set(seen.flatMap(({ treatment }) => treatment ?? []))];
  const treatments = `treatment${takers.length === 1 ? '' : 's'} ${quotedNames(takers)}`;
  const take = `${treatments} of unassigned numbers ${takers.length === 1 ? 'takes' : 'take'}`;
  if (before.length === 0 && takers.length > 0) {
    const colleagues = seen.some(({ role }) => role === 'internal');
    return {
      ...shared,
      level: 'warning',
      what: `Route "${route.name}" ${verdict}: ${take}${colleagues ? ' what of its numbers no colleague has' : ' all its numbers'} first.`,
      why: 'Teams asks treatments before any route, for calls that go out too, and colleagues are rung inside.',
      ...exampleOf(
        facts,
        seen.filter(({ role }) => role === 'treated'),
      ),
      fix: `let the pattern of ${treatments} leave its numbers out, or remove the route.`,
    };
  }
  if (before.length === 0) {
    return {
      ...shared,
      level: 'warning',
      what: `Route "${route.name}" ${verdict}: all that users dial and that it matches are colleagues' numbers.`,
      why: 'Teams looks for a user with the number before it looks for a route, so these calls stay inside.',
      ...exampleOf(facts, seen),
      fix: 'correct its pattern, or remove it.',
    };
  }
  return {
    ...shared,
    level: elsewhere ? 'error' : 'warning',
    what: `Route "${route.name}" ${verdict}: in every policy that has it, ${names} of usage ${usages} ${before.length === 1 ? 'takes' : 'take'} its numbers first${takers.length === 0 ? '' : `, those aside that ${take}`}.`,
    why: `Microsoft documents that once a usage matches no later one is tried${elsewhere ? `, so the calls go to other SBCs than this route's` : ''}. That later ones were tried when SBCs failed has been reported; even then it isn't the first choice.`,
    ...exampleOf(facts, seen),
    fix: `put its usage before ${usages} in the policies, or remove the route.`,
  };
};
