import type { Sbc, VoiceConfig, VoiceRoute, VoiceUser } from '../../routing/config.ts';
import { type InForce, inForce } from './in-force.ts';
import { named } from './named.ts';
import { type Normalised, normalise } from './normalise.ts';
import { firstThatMatches, type Rewritten } from './rewrite.ts';

/** Where a dialled call goes. */
export interface Dialled {
  readonly normalised: Normalised;
  readonly policy: InForce;
  readonly end: 'internal' | 'routed' | 'calling plan' | 'dropped';
  readonly why?: 'no usages' | 'nothing matches' | 'no sbc';
  /** Who rings when it stays internal. */
  readonly rings?: string;
  /** The usage that took it. */
  readonly usage?: string;
  /** Routes of that usage that match, in order of trial. */
  readonly routes: readonly Tried[];
  /** What an older page's second normalisation would make of a result without `+`, if it is another number (section 8). */
  readonly secondPass?: Normalised;
  /** Later usages that match too: documented as not tried, reported as tried. */
  readonly laterUsages: readonly string[];
}

export interface Tried {
  readonly route: VoiceRoute;
  readonly sbcs: readonly Leaving[];
}

/** What leaves one SBC. */
export interface Leaving {
  readonly sbc: string;
  readonly called: Rewritten;
  readonly caller?: Rewritten;
}

/** The ten steps of teams-cmdlets.md section 13, one after another. */
export const dial = (config: VoiceConfig, user: VoiceUser, dialledNumber: string): Dialled => {
  // 1. Normalise.
  const normalised = normalise(config, user, dialledNumber);
  const { number } = normalised;
  const again = number.startsWith('+') ? normalised : normalise(config, user, number);
  const secondPass = again.number === number ? undefined : again;
  // 3. Policy (asked before step 2 only to be shown for every call).
  const policy = inForce(config, 'voiceRoutingPolicy', user, user.voiceRoutingPolicy);
  const nothing = { normalised, policy, secondPass, routes: [], laterUsages: [] };

  // 2. Reverse look-up: the exact string.
  const colleague = config.users.find((other) => other.number === number);
  if (colleague !== undefined && colleague.skipsInternal !== true) {
    return { ...nothing, end: 'internal', rings: colleague.name };
  }

  // 4 and 5. The first usage with a route that matches; its routes by priority.
  const usages = named(config.voiceRoutingPolicies, policy.name)?.pstnUsages ?? [];
  const matching = usages
    .map((usage) => ({ usage, routes: matchingRoutes(config, usage, number) }))
    .filter(({ routes }) => routes.length > 0);
  const [first, ...later] = matching;

  // 8. No match.
  if (first === undefined && user.callingPlan === true) return { ...nothing, end: 'calling plan' };
  if (first === undefined) {
    return { ...nothing, end: 'dropped', why: usages.length === 0 ? 'no usages' : 'nothing matches' };
  }

  // 6, 7 and 10. SBCs that take new calls, and what leaves them.
  const routes = first.routes.map((route) => ({ route, sbcs: leaving(config, route, number, user.number) }));
  const reached = routes.some(({ sbcs }) => sbcs.length > 0);
  return {
    normalised,
    policy,
    secondPass,
    ...(reached ? { end: 'routed' } : { end: 'dropped', why: 'no sbc' }),
    usage: first.usage,
    routes,
    laterUsages: later.map(({ usage }) => usage),
  };
};

const matchingRoutes = (config: VoiceConfig, usage: string, number: string) =>
  config.voiceRoutes
    .filter((route) => route.pstnUsages.some((name) => name.toLowerCase() === usage.toLowerCase()))
    .filter((route) => new RegExp(route.pattern).test(number))
    .sort((a, b) => a.priority - b.priority);

const leaving = (config: VoiceConfig, route: VoiceRoute, called: string, caller: string | undefined): Leaving[] => {
  const result: Leaving[] = [];
  for (const name of route.sbcs) {
    const sbc = named(config.sbcs, name);
    if (sbc === undefined || sbc.enabled === false) continue;
    result.push({
      sbc: sbc.name,
      called: translated(config, sbc, 'outboundPstn', called),
      ...(caller === undefined ? {} : { caller: translated(config, sbc, 'outboundTeams', caller) }),
    });
  }
  return result;
};

/** The SBC's list of translation rules on a number: the first that matches, else the number as it is. */
export const translated = (
  config: VoiceConfig,
  sbc: Sbc,
  list: keyof NonNullable<Sbc['translations']>,
  number: string,
): Rewritten => {
  const rules = (sbc.translations?.[list] ?? []).flatMap((name) => named(config.translationRules, name) ?? []);
  return firstThatMatches(rules, number)?.result ?? { number, part: false };
};
