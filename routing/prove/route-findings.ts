import type { VoiceRoute } from '../config.ts';
import type { Callers, Facts } from './facts.ts';
import type { Finding, Unproved } from './finding.ts';
import { impossibleCharacter } from './matching-numbers.ts';
import { routeNeverChosen } from './route-never-chosen.ts';
import { routeOnlyFailOver } from './route-only-fail-over.ts';
import { routeOutOfReach } from './route-out-of-reach.ts';
import { proveRoutes, type RouteProof } from './route-proof.ts';
import { becauseOf } from './rule-never-chosen.ts';
import type { Role, Sighting } from './sighting.ts';

/** Voice routes that are never the first choice for any number, and routes that no proof covers. */
export const routeFindings = (facts: Facts): { findings: Finding[]; unproved: Unproved[] } => {
  const proof = proveRoutes(facts);
  const byRoute = Map.groupBy(proof.sightings, ({ route }) => route);
  const { dialPlans, servicePlans } = facts.voice.config;
  const translations = [...dialPlans, ...Object.values(servicePlans)].flatMap(({ rules }) =>
    rules.map(({ translation }) => translation),
  );
  const findings = facts.voice.config.voiceRoutes.flatMap((route): Finding[] => {
    const able = facts.callers.filter(({ ready }) => hasUsageOf(ready, route));
    if (able.length === 0) return [];
    const because = impossibleCharacter(route.pattern, translations);
    if (because) return [matchesNothing(route, because)];
    if (proof.beyond.has(route.name)) return [];
    const seen = (byRoute.get(route.name) ?? []).filter(({ callers }) => able.includes(callers));
    const certainty = able.some((callers) => proof.unsure.has(callers)) ? 'sampled' : 'proved';
    const finding = judge(facts, { route, certainty }, seen, able);
    if (!finding) return [];
    // Of what was only tried, nothing is an error.
    return [certainty === 'sampled' && finding.level === 'error' ? { ...finding, level: 'warning' } : finding];
  });
  return { findings, unproved: [...unprovedRoutes(proof.beyond), ...unprovedCallers(proof.unsure)] };
};

/** True of the pattern alone, whatever the plans make of numbers. */
const matchesNothing = (route: VoiceRoute, because: { readonly char: string; readonly place: number }): Finding => ({
  kind: 'route-out-of-reach',
  level: 'error',
  certainty: 'proved',
  part: { kind: 'route', name: route.name },
  why: 'The character stands for itself there, and nothing that Teams is asked to route holds it.',
  ...becauseOf(because, `Route "${route.name}"`, route.pattern),
});

const hasUsageOf = ({ usages }: Callers['ready'], route: VoiceRoute): boolean =>
  usages.some(({ routes }) => routes.some(({ hit }) => hit.route.name === route.name));

const judge = (
  facts: Facts,
  about: { readonly route: VoiceRoute; readonly certainty: Finding['certainty'] },
  seen: readonly Sighting[],
  able: readonly Callers[],
): Finding | undefined => {
  const as = (role: Role): Sighting[] => seen.filter((sighting) => sighting.role === role);
  if (as('chosen').length > 0) return undefined;
  if (as('fail-over').length > 0) return routeOnlyFailOver(facts, about, as('fail-over'));
  const lost = [...as('later usage'), ...as('internal'), ...as('treated')];
  return lost.length > 0 ? routeNeverChosen(facts, about, lost) : routeOutOfReach(facts, about, able);
};

const unprovedRoutes = (beyond: ReadonlyMap<string, string>): Unproved[] =>
  [...beyond].map(([name, why]) => ({ part: { kind: 'route', name }, what: `route "${name}"`, why }));

const unprovedCallers = (unsure: RouteProof['unsure']): Unproved[] =>
  [...unsure].map(([{ ready }, { why, tried }]) => ({
    what: `routes for dial plan "${ready.plan.name}" with policy "${ready.policy.name}"`,
    why,
    ...(tried && { tried: 'they were tried with many numbers instead' }),
  }));
